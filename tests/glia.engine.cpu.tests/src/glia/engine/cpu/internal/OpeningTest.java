package glia.engine.cpu.internal;

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
        Network network = NetworkFixture.build(new NetworkDescription("large", "", "", 0.1, 1, 10,
                List.of(new PopulationDescription("E", 20_000, "iaf_psc_delta", Map.of(), Map.of(),
                        NetworkFixture.ANYWHERE)),
                List.of(new ProjectionDescription("EE", "E", "E", new ConnectionRule.FixedIndegree(500), true, true,
                        "", Quantity.of(0.1), Quantity.of(1))),
                List.of()));
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
                () -> new CpuBackend().open(network, NetworkFixture.initial(network), 1, impatient));
        assertTrue(asked.get() < 30, "asked on after it was cancelled: " + asked.get());
    }
}
