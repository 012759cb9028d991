package glia.perf.internal;

import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import java.util.HashMap;
import java.util.Map;

/** CPU time that the threads of all simulations took since it was asked before. */
final class SimulationTime {

    private final Simulations simulations;
    private Map<Long, Long> before = Map.of();

    SimulationTime(Simulations simulations) {
        this.simulations = simulations;
    }

    /** What ended meanwhile is left out: nobody knows any more what it took. */
    long nanos() {
        Map<Long, Long> now = new HashMap<>();
        long sum = 0;
        for (Simulation simulation : simulations.open()) {
            long nanos = simulation.cpuNanos();
            now.put(simulation.id(), nanos);
            sum += Math.max(0, nanos - before.getOrDefault(simulation.id(), 0L));
        }
        before = now;
        return sum;
    }
}
