package glia.ui.editors.internal.profile;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.ProfileTopics;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import glia.api.profile.UnusableProfileException;
import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import glia.ui.editors.internal.file.SaveAs;
import glia.ui.kit.UiQueue;
import java.util.List;
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
public final class ConfigurationEditor extends FormEditor {
    static final String ID = "glia.ui.editors.configuration";

    private final ProfileManager manager;
    private final AtomicFiles files;
    private final UiQueue queue;
    private final Subscription applied;
    private final Job looking;
    private ConfigurationPage page;
    private List<Switches> installed = List.of();
    private Profile running;
    private Profile wanted;
    private volatile boolean closed;

    public ConfigurationEditor(ProfileManager manager, AtomicFiles files, EventBus bus, UiQueue queue) {
        this.manager = manager;
        this.files = files;
        this.queue = queue;
        looking = Job.createSystem(Messages.configuration_looking, (ICoreRunnable) monitor -> look());
        applied = bus.subscribe(ProfileTopics.APPLIED, "ConfigurationEditor", now -> looking.schedule());
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
        List<Switches> all = manager.switches();
        Profile now = manager.present();
        queue.postNow(this, () -> {
            if (!closed) {
                installed = all;
                // what runs is other than it was, so what was set beside it is no longer what a person saw
                running = now;
                wanted = now;
                changed();
            }
        });
    }

    private void changed() {
        page.show(installed, wanted, running);
        firePropertyChange(IEditorPart.PROP_DIRTY);
    }

    /** Sets a switch, which takes effect when this is saved; null for its standard value. */
    void set(String pid, Switch of, Object value) {
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
    public boolean isDirty() {
        return running != null && !manager.differences(running, wanted).isEmpty();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        Profile next = wanted;
        ICoreRunnable applying = inner -> {
            try {
                manager.apply(next);
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
        String text = manager.text(wanted);
        new SaveAs(this, files).ask(Messages.configuration_name + ProfileFiles.EXTENSION, () -> text,
                ProfileEditor.ID);
    }

    @Override
    public boolean isSaveAsAllowed() {
        return wanted != null;
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
