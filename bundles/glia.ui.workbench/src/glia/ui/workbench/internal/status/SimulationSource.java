package glia.ui.workbench.internal.status;

import java.util.Map;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.ISources;

/** The state of the active simulation as a variable for the expressions that enable and show commands. */
public final class SimulationSource extends AbstractSourceProvider {

    /** {@code NONE}, or the name of a state of a simulation. */
    public static final String STATE = "glia.ui.workbench.state";

    private final Runnable subscription;
    private String state = SimulationView.NONE.state();

    public SimulationSource(StatusFeed feed) {
        subscription = feed.listen(this::changed);
    }

    @Override
    public Map<String, Object> getCurrentState() {
        return Map.of(STATE, state);
    }

    @Override
    public String[] getProvidedSourceNames() {
        return new String[] { STATE };
    }

    @Override
    public void dispose() {
        subscription.run();
    }

    private void changed(SimulationView view) {
        if (!view.state().equals(state)) {
            state = view.state();
            fireSourceChanged(ISources.WORKBENCH, STATE, state);
        }
    }
}
