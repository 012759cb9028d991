package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.network.Progress;
import glia.api.simulation.Rehearsal;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private final Rehearsal rehearsal = Services.get(Rehearsal.class);

    private record Told(List<String> tasks, int most) implements Progress {
        @Override
        public void report(String task, double fraction) {
            tasks.add(task);
        }

        @Override
        public boolean cancelled() {
            return tasks.size() >= most;
        }
    }

    private static Told told(int most) {
        return new Told(Collections.synchronizedList(new ArrayList<>()), most);
    }

    @Test
    void allOfAStartIsRehearsedAndNobodyHearsOfIt() throws Exception {
        Simulations simulations = Services.get(Simulations.class);
        int open = simulations.open().size();
        BlockingQueue<Simulation> heard = new LinkedBlockingQueue<>();
        Told told = told(Integer.MAX_VALUE);
        EventBus bus = Services.get(EventBus.class);
        try (var opened = bus.subscribe(SimulationTopics.OPENED, "rehearsal", heard::add)) {
            rehearsal.rehearse(told);
            assertEquals(open, simulations.open().size());
            try (Simulation real = simulations.open(Examples.build("two-neurons", 1), RunOptions.DEFAULT,
                    Progress.NONE)) {
                assertEquals(real, heard.poll(10, TimeUnit.SECONDS));
            }
        }
        assertTrue(told.tasks().containsAll(List.of("Checking memory", "Population N", "Network")), told::toString);
        // after the network was built it is laid out
        assertTrue(told.tasks().indexOf("Network") < told.tasks().size() - 1, told::toString);
    }

    @Test
    void itEndsWhereverItIsCancelled() throws Exception {
        Told all = told(Integer.MAX_VALUE);
        rehearsal.rehearse(all);
        for (int most = 0; most < all.tasks().size() - 1; most++) {
            Told few = told(most);
            assertThrows(CancellationException.class, () -> rehearsal.rehearse(few), few::toString);
        }
    }
}
