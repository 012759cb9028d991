package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A network to be watched: neurons that are driven, then neurons with accounts of energy and room for two more. */
final class Watched {

    private Watched() {
    }

    /** @param devices as they are written in a network file, between the brackets */
    static Network network(int size, String devices) throws Exception {
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read("""
                { "glia": 1, "name": "watched", "dt": 0.1, "populations": [
                  { "name": "drive", "size": 20, "model": "iaf_psc_exp", "parameters": { "I_e": 420 } },
                  { "name": "living", "size": %d, "capacity": %d, "model": "elif_psc_exp",
                    "initial": { "epsilon": { "distribution": "uniform", "low": 0.2, "high": 0.4 } } } ],
                  "projections": [ { "source": "drive", "target": "living",
                    "rule": { "type": "fixed_indegree", "indegree": 5 }, "weight": 20, "delay": 0.5 } ],
                  "devices": [ %s ] }
                """.formatted(size, size + 2, devices), Path.of("watched.network.json")), Progress.NONE);
    }

    static Simulation open(Network network, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions(RunOptions.AUTO, threads, 0),
                Progress.NONE);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it does not come");
            Thread.onSpinWait();
        }
    }
}
