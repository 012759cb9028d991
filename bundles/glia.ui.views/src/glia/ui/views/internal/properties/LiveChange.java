package glia.ui.views.internal.properties;

import glia.api.change.NetworkChange;
import glia.api.simulation.Simulation;
import glia.ui.views.internal.Messages;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IAdvancedUndoableOperation2;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

/** A change that was made, and what takes it back: another change, which is recorded as the first one is. */
final class LiveChange extends AbstractOperation implements IAdvancedUndoableOperation2 {

    private final Simulation simulation;
    private final NetworkChange change;
    private final NetworkChange back;

    LiveChange(String label, Simulation simulation, NetworkChange change, NetworkChange back) {
        super(label);
        this.simulation = simulation;
        this.change = change;
        this.back = back;
    }

    @Override
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return apply(change);
    }

    @Override
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return apply(change);
    }

    @Override
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return apply(back);
    }

    private IStatus apply(NetworkChange wanted) throws ExecutionException {
        try {
            simulation.apply(List.of(wanted)).join();
            return Status.OK_STATUS;
        } catch (CompletionException e) {
            throw new ExecutionException(NLS.bind(Messages.properties_refused, getLabel(), e.getCause().getMessage()),
                    e.getCause());
        }
    }

    /** It waits for the simulation. */
    @Override
    public boolean runInBackground() {
        return true;
    }

    @Override
    public IStatus computeExecutionStatus(IProgressMonitor monitor) {
        return Status.OK_STATUS;
    }

    @Override
    public void setQuietCompute(boolean quiet) {
        // asks nobody anything
    }
}
