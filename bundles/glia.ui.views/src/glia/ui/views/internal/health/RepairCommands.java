package glia.ui.views.internal.health;

import glia.api.health.Repair;
import glia.api.health.Repairs;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewSite;

/**
 * Puts right what can be put right when a person asks for it, and takes that back. What is to be changed is asked
 * first, what was changed is said. In the UI thread; jobs do the work.
 */
final class RepairCommands {
    private final IViewSite site;
    private final UiQueue queue;
    private final BooleanSupplier gone;

    /**
     * @param site of the view, where a person is told what was done
     * @param queue brings what a job has found to the UI thread
     * @param gone whether there is nobody any more who could be told
     */
    RepairCommands(IViewSite site, UiQueue queue, BooleanSupplier gone) {
        this.site = site;
        this.queue = queue;
        this.gone = gone;
    }

    /** Looks what could be put right, asks, and puts it right. */
    void repair() {
        with(Messages.repair_find, repairs -> {
            List<Repair> found = repairs.find();
            tell(() -> ask(Messages.repair_title, Messages.repair_question, Messages.repair_nothing, found, found,
                    Messages.repair_done, repairs::make));
        });
    }

    /** Asks which repairs are to be taken back, at first all of the simulation of the newest, and does so. */
    void undo() {
        with(Messages.repair_undo_title, repairs -> {
            List<Repair> made = repairs.made();
            List<Repair> newest = made.stream().filter(r -> r.simulation() == made.getFirst().simulation()).toList();
            tell(() -> ask(Messages.repair_undo_title, Messages.repair_undo_question, Messages.repair_undo_nothing,
                    made, newest, Messages.repair_undone, repairs::takeBack));
        });
    }

    private void ask(String title, String question, String nothing, List<Repair> offered, List<Repair> ticked,
            String done, UnaryOperator<Repair> how) {
        if (offered.isEmpty()) {
            line().setMessage(nothing);
            return;
        }
        List<Repair> wanted = RepairDialog.ask(site.getShell(), title, question, offered, ticked);
        if (!wanted.isEmpty()) {
            with(title, repairs -> change(wanted, done, how));
        }
    }

    private void change(List<Repair> wanted, String done, UnaryOperator<Repair> how) {
        List<String> said = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Repair repair : wanted) {
            try {
                Repair after = how.apply(repair);
                said.add(NLS.bind(done, new Object[] {after.step(), after.what(), after.change()}));
            } catch (IllegalStateException e) {
                refused.add(NLS.bind(Messages.repair_refused, repair.what(), e.getMessage()));
            }
        }
        tell(() -> {
            line().setMessage(String.join("; ", said));
            line().setErrorMessage(refused.isEmpty() ? null : String.join("; ", refused));
        });
    }

    private void with(String job, Consumer<Repairs> use) {
        line().setMessage("");
        line().setErrorMessage(null);
        Repairs repairs = site.getService(Repairs.class);
        if (repairs == null) {
            line().setErrorMessage(NLS.bind(Messages.service_missing, Repairs.class.getName()));
        } else {
            Job.create(job, (ICoreRunnable) monitor -> use.accept(repairs)).schedule();
        }
    }

    private IStatusLineManager line() {
        return site.getActionBars().getStatusLineManager();
    }

    private void tell(Runnable update) {
        queue.postNow(this, () -> {
            if (!gone.getAsBoolean()) {
                update.run();
            }
        });
    }
}
