package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Phase;
import glia.api.network.Progress;
import glia.api.simulation.IntervalProbe;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In how many intervals phases are timed, of intervals that are much shorter than the period that is wanted. */
class ProbesTest {

    private static final long STEPS = 100_000;
    /** In how many intervals one is timed, however long the period. */
    private static final int LEAST_OFTEN = 4096;
    /** Phases that the backend times, and that the engine does. */
    private static final List<Phase> PHASES = List.of(Phase.DYNAMICS, Phase.LEDGER);

    private final SimulationEngine engine = (SimulationEngine) Services.get(Simulations.class);

    @AfterEach
    void reset() {
        engine.configure(Map.of());
    }

    /** An interval that was timed has added to the time of its phases. */
    private static final class Timed implements IntervalProbe {
        private final long[] before = new long[PHASES.size()];
        private final int[] last = new int[PHASES.size()];
        /** How many intervals there are from one that is timed to the next one. */
        private final List<List<Integer>> gaps = Stream.generate(() -> (List<Integer>) new ArrayList<Integer>())
                .limit(PHASES.size()).toList();
        private int intervals;

        @Override
        public void interval(Cost cost) {
            for (int i = 0; i < before.length; i++) {
                long now = cost.phaseNanos(PHASES.get(i));
                if (intervals > 0 && now > before[i]) {
                    gaps.get(i).add(intervals - last[i]);
                    last[i] = intervals;
                }
                before[i] = now;
            }
            intervals++;
        }

        /** The gap that half of all intervals lie in or in longer ones: a moment without a processor counts little. */
        int usual(int phase) {
            int sum = 0;
            for (int gap : gaps.get(phase).stream().sorted().toList()) {
                sum += gap;
                if (2 * sum >= last[phase]) {
                    return gap;
                }
            }
            return 0;
        }
    }

    private void period(long millis) {
        engine.configure(Map.of("phasePeriod", millis));
    }

    private static Timed watch(Simulation simulation) {
        Timed probe = new Timed();
        simulation.addProbe(probe);
        simulation.run(simulation.status().step() + STEPS).join();
        simulation.removeProbe(probe).join();
        assertEquals(STEPS, probe.intervals, "an interval of this network is a step");
        return probe;
    }

    @Test
    void shortIntervalsAreTimedAsSeldomAsThePeriodWants() throws Exception {
        period(20);
        try (Simulation simulation = engine.open(Examples.build("vogels-abbott", 1), new RunOptions("cpu", 1, 0),
                Progress.NONE)) {
            // code that is compiled while it runs makes intervals shorter all the time
            simulation.run(STEPS).join();
            Timed seldom = watch(simulation);
            period(1);
            Timed often = watch(simulation);
            period(0);
            Timed never = watch(simulation);
            period(10_000);
            Timed least = watch(simulation);
            System.out.printf("phases are timed in one interval of %d where 20 ms are wanted, of %d where 1 ms is%n",
                    seldom.usual(0), often.usual(0));
            for (int i = 0; i < PHASES.size(); i++) {
                // the engine puts up with a factor of two either way
                assertTrue(seldom.usual(i) > 4 * often.usual(i) && often.usual(i) > 0,
                        PHASES.get(i) + ": one of " + seldom.usual(i) + " and one of " + often.usual(i));
                assertEquals(List.of(), never.gaps.get(i));
                assertEquals(LEAST_OFTEN, least.usual(i));
            }
        }
    }
}
