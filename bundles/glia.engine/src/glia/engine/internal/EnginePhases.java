package glia.engine.internal;

import glia.api.backend.Phase;
import glia.api.profiler.PhaseFrames;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** What is done with an interval when it has been computed, as the stack shows it. */
@Component
public final class EnginePhases implements PhaseFrames {

    @Override
    public Map<String, Phase> phases() {
        return Map.of(EngineSimulation.class.getName() + ".intervalCompleted", Phase.SNAPSHOT,
                RunTotals.class.getName() + ".interval", Phase.LEDGER);
    }
}
