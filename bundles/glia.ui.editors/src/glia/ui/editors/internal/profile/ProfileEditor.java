package glia.ui.editors.internal.profile;

import glia.api.network.Problem;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.Switch;
import glia.api.profile.UnusableProfileException;
import glia.api.simulation.ActiveSimulation;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.EditorFiles;
import glia.ui.editors.internal.json.DocumentEditor;
import glia.ui.editors.internal.json.JsonEdits.Replace;
import glia.ui.editors.internal.json.JsonText;
import glia.ui.kit.UiQueue;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;

/**
 * The editor of an optimization profile: its switches as a form, what it would change of what runs, what that brings as
 * measured, and its text.
 */
public final class ProfileEditor extends DocumentEditor implements SwitchForm.Target {
    static final String ID = "glia.ui.editors.profile";
    private static final String MARKER = "glia.ui.editors.profileProblem";
    private static final int MAX_BYTES = 256 << 10;
    /** A bundle brings several things at once. */
    static final long PAUSE_MILLIS = 100;

    private final Profiles profiles;
    private final EditorFiles files;
    private final UiQueue queue;
    private final ProfileActions actions;
    private final Runnable listening;
    private final Job looking;
    private volatile String text = "";
    private volatile boolean closed;
    private ProfilePage form;
    private EffectsPage effects;
    private ProfileState state;

    public ProfileEditor(Profiles profiles, EditorFiles files, ActiveSimulation active, UiQueue queue) {
        super(files, "a profile", MAX_BYTES, MARKER);
        this.profiles = profiles;
        this.files = files;
        this.queue = queue;
        actions = new ProfileActions(profiles, active, queue);
        looking = Job.createSystem(Messages.profile_looking, (ICoreRunnable) monitor -> look());
        listening = profiles.listen(this::othersChanged);
    }

    @Override
    protected void addFormPages() throws PartInitException {
        form = new ProfilePage(this);
        effects = new EffectsPage(this, queue);
        addPage(form);
        addPage(effects);
    }

    @Override
    protected List<Problem> check(String content, Path file) {
        try {
            profiles.manager().parse(content, file);
            return List.of();
        } catch (InvalidProfileException e) {
            return e.problems();
        } catch (UnusableProfileException e) {
            return List.of(new Problem(file.toString(), 0, 0, e.getMessage()));
        }
    }

    private void othersChanged() {
        looking.schedule(PAUSE_MILLIS);
        checkAgain();
    }

    @Override
    protected void textChanged() {
        text = document().get();
        looking.schedule();
    }

    private void look() {
        ProfileState now = ProfileState.of(profiles, text, path());
        queue.postNow(this, () -> {
            if (!closed) {
                state = now;
                form.show(now);
                effects.show(now);
            }
        });
    }

    /** What the text says now, and what runs; null before somebody has looked. In the UI thread. */
    ProfileState state() {
        return state;
    }

    /** The present text as a profile. */
    Profile parse() throws InvalidProfileException, UnusableProfileException {
        return profiles.manager().parse(text, path());
    }

    private Path path() {
        return getEditorInput() instanceof IFileEditorInput input ? input.getFile().getLocation().toPath()
                : Path.of(getEditorInput().getName() + ProfileFiles.EXTENSION);
    }

    /** Sets a switch in the text. */
    @Override
    public void set(String pid, Switch of, Object value) {
        edit(value == null ? ProfileText.remove(text, pid, of.name())
                : ProfileText.set(text, pid, of.name(), SwitchWords.json(value)));
    }

    /** Sets the title or the description in the text. */
    void describe(String key, String words) {
        edit(ProfileText.set(text, "glia.profile", key, JsonText.quote(words)));
    }

    private void edit(List<Replace> edits) {
        try {
            for (Replace edit : edits.reversed()) {
                // a field that is left after it was entered says the same again
                if (!document().get(edit.offset(), edit.length()).equals(edit.text())) {
                    document().replace(edit.offset(), edit.length(), edit.text());
                }
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries out one of the commands of this editor. In the UI thread. */
    void act(String command) {
        if (!commit() && !command.equals(ProfileHandler.UNDO)) {
            // what is wrong with a field stands beside it
            setActivePage(form.getId());
            return;
        }
        switch (command) {
            case ProfileHandler.APPLY -> actions.apply(this);
            case ProfileHandler.UNDO -> actions.undo(this);
            case ProfileHandler.COPY -> copy();
            case ProfileHandler.COMPARE -> {
                setActivePage(effects.getId());
                effects.compare(actions);
            }
            default -> throw new IllegalArgumentException(command);
        }
    }

    /** Says in all pages what has been done. In the UI thread. */
    void say(String message) {
        form.say(message);
        effects.say(message);
    }

    @Override
    protected boolean commit() {
        return form.commit();
    }

    @Override
    protected boolean pending() {
        return form != null && form.pending();
    }

    private void copy() {
        InputDialog dialog = new InputDialog(getSite().getShell(), Messages.profile_copy_title,
                Messages.profile_copy_message, "", ProfileFiles::problem);
        if (dialog.open() == Window.OK) {
            ProfileFiles.create(getSite().getPage(), dialog.getValue(), text, files);
        }
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void dispose() {
        closed = true;
        listening.run();
        looking.cancel();
        queue.cancel(this);
        super.dispose();
    }
}
