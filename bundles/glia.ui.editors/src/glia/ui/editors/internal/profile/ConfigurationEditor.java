package glia.ui.editors.internal.profile;

import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import glia.api.profile.UnusableProfileException;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.EditorFiles;
import glia.ui.editors.internal.file.FileOpening;
import glia.ui.editors.internal.file.SaveAs;
import glia.ui.kit.UiQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.editor.FormEditor;

/**
 * What Configuration Admin holds of the program that runs: its switches, as their components go by them. To save is to
 * apply: all of what was set, or nothing.
 */
public final class ConfigurationEditor extends FormEditor implements SwitchForm.Target {
    static final String ID = "glia.ui.editors.configuration";

    private final Profiles profiles;
    private final EditorFiles files;
    private final UiQueue queue;
    private final Runnable listening;
    private final Job looking;
    private ConfigurationPage page;
    private List<Switches> installed = List.of();
    private Profile running;
    private Profile wanted;
    private boolean dirty;
    private boolean pending;
    private volatile boolean closed;

    public ConfigurationEditor(Profiles profiles, EditorFiles files, UiQueue queue) {
        this.profiles = profiles;
        this.files = files;
        this.queue = queue;
        looking = Job.createSystem(Messages.configuration_looking, (ICoreRunnable) monitor -> look());
        listening = profiles.listen(() -> looking.schedule(ProfileEditor.PAUSE_MILLIS));
    }

    @Override
    protected void addPages() {
        setPartName(Messages.configuration_title);
        page = new ConfigurationPage(this);
        try {
            addPage(page);
        } catch (PartInitException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        looking.schedule();
    }

    private void look() {
        try {
            ProfileManager manager = profiles.manager();
            List<Switches> all = manager.switches();
            Profile now = manager.present();
            tell(() -> look(all, now));
        } catch (UnusableProfileException e) {
            // what was set and not saved stays for when it is back
            tell(() -> page.say(e.getMessage()));
        }
    }

    private void tell(Runnable news) {
        queue.postNow(this, () -> {
            if (!closed) {
                news.run();
            }
        });
    }

    private void look(List<Switches> all, Profile now) {
        wanted = dirty ? carriedOver(all, now) : now;
        running = now;
        installed = all;
        changed();
    }

    /** What a person has set, of components that are there still; nothing of it if one of them goes by others now. */
    private Profile carriedOver(List<Switches> all, Profile now) {
        List<String> stay = installed.stream().map(Switches::pid).filter(pid -> all.stream().anyMatch(one ->
                one.pid().equals(pid))).toList();
        if (!stay.stream().allMatch(pid -> now.of(pid).equals(running.of(pid)))) {
            // what runs is other than it was, so what was set beside it is no longer what a person saw
            return now;
        }
        Map<String, Map<String, Object>> values = new LinkedHashMap<>(now.values());
        stay.forEach(pid -> values.put(pid, wanted.of(pid)));
        return new Profile(wanted.name(), wanted.title(), wanted.description(), values);
    }

    private void changed() {
        try {
            dirty = !profiles.manager().differences(running, wanted).isEmpty();
            page.show(installed, wanted, running);
        } catch (UnusableProfileException e) {
            page.say(e.getMessage());
        }
        firePropertyChange(IEditorPart.PROP_DIRTY);
    }

    /** Sets a switch, which takes effect when this is saved. */
    @Override
    public void set(String pid, Switch of, Object value) {
        Profile next = wanted.with(pid, of.name(), value == null ? of.kind().standard() : value);
        wanted = new Profile(Messages.configuration_name, "", "", next.values());
        changed();
    }

    /** Sets every switch to what holds without a profile. */
    void restoreAll() {
        wanted = Profile.STANDARD;
        changed();
    }

    @Override
    public void typed() {
        if (page.pending() != pending) {
            pending = !pending;
            firePropertyChange(IEditorPart.PROP_DIRTY);
        }
    }

    @Override
    public boolean isDirty() {
        return dirty || page.pending();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        if (!page.commit()) {
            // all or nothing; what is wrong with a field stands beside it
            monitor.setCanceled(true);
            return;
        }
        Profile next = wanted;
        ICoreRunnable applying = inner -> {
            try {
                profiles.manager().apply(next);
            } catch (UnusableProfileException e) {
                FileOpening.show(Messages.bind(Messages.profile_refused, Messages.configuration_title,
                        e.getMessage()));
            }
        };
        Job.create(Messages.bind(Messages.profile_applying, Messages.configuration_title), applying).schedule();
    }

    /** As a profile, which opens; this editor stays, since it is of the program that runs. */
    @Override
    public void doSaveAs() {
        page.commit();
        try {
            ProfileManager manager = profiles.manager();
            new SaveAs(this, files).ask(Messages.configuration_name + ProfileFiles.EXTENSION,
                    () -> manager.text(wanted), ProfileEditor.ID);
        } catch (UnusableProfileException e) {
            FileOpening.show(Messages.bind(Messages.file_unwritable, Messages.configuration_name, e.getMessage()));
        }
    }

    @Override
    public boolean isSaveAsAllowed() {
        return wanted != null;
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
