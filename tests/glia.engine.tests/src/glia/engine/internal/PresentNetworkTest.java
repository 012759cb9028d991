package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whoever watches can have the network as it is now; the one that was built stays. */
class PresentNetworkTest {

    @Test
    void theNetworkIsThatOfTheNewestChange() throws Exception {
        Network network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read("""
                { "glia": 1, "name": "changing", "dt": 0.1, "populations": [
                  { "name": "N", "size": 20, "capacity": 25, "model": "iaf_psc_exp", "parameters": { "I_e": 420 } } ],
                  "projections": [ { "source": "N", "target": "N",
                    "rule": { "type": "fixed_indegree", "indegree": 5 }, "weight": 20, "delay": 0.5 } ] }
                """, Path.of("changing.network.json")), Progress.NONE);
        BlockingQueue<NetworkChanged> heard = new LinkedBlockingQueue<>();
        try (Simulation simulation = Services.get(Simulations.class).open(network,
                new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE);
                Subscription subscription = Services.get(EventBus.class).subscribe(SimulationTopics.CHANGED, "test",
                        event -> add(heard, event, simulation.id()))) {
            assertSame(network, simulation.presentNetwork());
            simulation.run(100).join();
            simulation.apply(List.of(new RemoveNeurons("N", new int[] {3, 7}), new AddNeurons("N", 4, null))).join();
            assertEquals(2, heard.poll(30, TimeUnit.SECONDS).changes().size());
            Network present = simulation.presentNetwork();
            assertEquals(22, present.living());
            assertEquals(20, simulation.network().living());
            present.projections().getFirst().connectivity().rows(0, 25, (target, sources, count) -> {
                for (int k = 0; k < count; k++) {
                    assertEquals(false, sources[k] == 3 || sources[k] == 7 || target == 3 || target == 7);
                }
            });
            simulation.apply(List.of(new AddNeurons("N", 1, null))).join();
            assertEquals(100, heard.poll(30, TimeUnit.SECONDS).step());
            assertNotSame(present, simulation.presentNetwork());
            assertSame(present.projections().getFirst(), simulation.presentNetwork().projections().getFirst());
            assertEquals(22, present.living(), "it does not change any more");
            simulation.reset().join();
            assertEquals(new NetworkChanged(simulation.id(), 0, List.of()), heard.poll(30, TimeUnit.SECONDS));
            assertSame(network, simulation.presentNetwork());
        }
    }

    private static void add(BlockingQueue<NetworkChanged> heard, NetworkChanged event, long simulation) {
        if (event.simulation() == simulation) {
            heard.add(event);
        }
    }
}
