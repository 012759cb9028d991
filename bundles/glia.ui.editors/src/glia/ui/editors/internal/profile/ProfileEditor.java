package glia.ui.editors.internal.profile;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Problem;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.ProfileComparison;
import glia.api.profile.ProfileManager;
import glia.api.profile.ProfileTopics;
import glia.api.profile.Switch;
import glia.api.simulation.ActiveSimulation;
import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.Messages;
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
public final class ProfileEditor extends DocumentEditor {
    static final String ID = "glia.ui.editors.profile";
    private static final String MARKER = "glia.ui.editors.profileProblem";
    private static final int MAX_BYTES = 256 << 10;

    private final ProfileManager manager;
    private final AtomicFiles files;
    private final UiQueue queue;
    private final ProfileActions actions;
    private final Subscription applied;
    private final Job looking;
    private volatile String text = "";
    private volatile boolean closed;
    private ProfilePage form;
    private EffectsPage effects;
    private ProfileState state;

    public ProfileEditor(ProfileManager manager, ProfileComparison comparison, AtomicFiles files,
            ActiveSimulation active, EventBus bus, UiQueue queue) {
        super(files, "a profile", MAX_BYTES, MARKER);
        this.manager = manager;
        this.files = files;
        this.queue = queue;
        actions = new ProfileActions(manager, comparison, active, queue);
        looking = Job.createSystem(Messages.profile_looking, (ICoreRunnable) monitor -> look());
        applied = bus.subscribe(ProfileTopics.APPLIED, "ProfileEditor", now -> looking.schedule());
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
            manager.parse(content, file);
            return List.of();
        } catch (InvalidProfileException e) {
            return e.problems();
        }
    }

    @Override
    protected void textChanged() {
        text = document().get();
        looking.schedule();
    }

    private void look() {
        ProfileState now = ProfileState.of(manager, text, path());
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
    Profile parse() throws InvalidProfileException {
        return manager.parse(text, path());
    }

    private Path path() {
        return getEditorInput() instanceof IFileEditorInput input ? input.getFile().getLocation().toPath()
                : Path.of(getEditorInput().getName() + ProfileFiles.EXTENSION);
    }

    /** Sets a switch in the text; null for its standard value. */
    void set(String pid, Switch of, Object value) {
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

    private void copy() {
        InputDialog dialog = new InputDialog(getSite().getShell(), Messages.profile_copy_title,
                Messages.profile_copy_message, "", ProfileFiles::problem);
        if (dialog.open() == Window.OK) {
            ProfileFiles.create(getSite().getPage(), dialog.getValue(), text, files);
        }
    }

    List<Profile> others() {
        return manager.shipped();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void dispose() {
        closed = true;
        applied.close();
        looking.cancel();
        queue.cancel(this);
        super.dispose();
    }
}
