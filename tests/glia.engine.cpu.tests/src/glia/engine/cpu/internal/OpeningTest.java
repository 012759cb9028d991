package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ConnectionRule;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.api.network.Progress;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpeningTest {

    /** A network of one projection is laid out by a worker in one piece, which must not be what a person waits for. */
    @Test
    void layingOutOneProjectionCanBeCancelledInItsMidst() {
        Network network = network(20_000, 500, 1);
        AtomicInteger asked = new AtomicInteger();
        Progress impatient = new Progress() {
            @Override
            public void report(String task, double fraction) {
                // nobody watches
            }

            @Override
            public boolean cancelled() {
                return asked.incrementAndGet() > 20;
            }
        };
        assertThrows(CancellationException.class,
                () -> NetworkFixture.backend(true).open(network, NetworkFixture.initial(network), 1, impatient));
        assertTrue(asked.get() < 30, "asked on after it was cancelled: " + asked.get());
    }

    /** Two workers that meet after each step of 4000 neurons are slower than one: 0.063 against 0.022 s (W1). */
    @Test
    void onlyThreadsThatHaveEnoughToDoPay() {
        CpuBackend backend = NetworkFixture.backend(true);
        assertEquals(1, backend.worthwhileThreads(network(4000, 10, 0.1), 8));
        assertEquals(6, backend.worthwhileThreads(network(4000, 10, 1.5), 8));
        assertEquals(2, backend.worthwhileThreads(network(4000, 10, 1.5), 2));
        assertEquals(1, backend.worthwhileThreads(network(20, 10, 0.1), 1));
    }

    private static Network network(int neurons, int indegree, double delay) {
        return NetworkFixture.build(new NetworkDescription("large", "", "", 0.1, 1, 10,
                List.of(new PopulationDescription("E", neurons, "iaf_psc_delta", Map.of(), Map.of(),
                        NetworkFixture.ANYWHERE)),
                List.of(new ProjectionDescription("EE", "E", "E", new ConnectionRule.FixedIndegree(indegree), true,
                        true, "", Quantity.of(0.1), Quantity.of(delay))),
                List.of()));
    }
}
