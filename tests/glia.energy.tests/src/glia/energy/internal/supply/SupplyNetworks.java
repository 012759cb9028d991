package glia.energy.internal.supply;

import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;

/** Networks with pools. */
final class SupplyNetworks {

    private SupplyNetworks() {
    }

    /**
     * @param rest of a network file behind its seed
     */
    static Network build(long seed, String rest) throws Exception {
        String text = "{ \"glia\": 1, \"name\": \"supplied\", \"dt\": 0.1, \"seed\": " + seed + ", " + rest + " }";
        return Services.get(NetworkBuilder.class).build(
                Services.get(NetworkReader.class).read(text, Path.of("supplied.network.json")), Progress.NONE);
    }

    static Simulation open(Network network, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions(RunOptions.AUTO, threads, 0),
                Progress.NONE);
    }

    static Simulation open(Network network, Checkpoint from, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, from, new RunOptions(RunOptions.AUTO, threads, 0),
                Progress.NONE);
    }

    /** What the neurons of a population hold. */
    static float[] epsilon(Network network, Simulation simulation, int population) throws Exception {
        return simulation.exportState().get().populations().get(population).states()[network.populations()
                .get(population).model().stateIndex("epsilon")];
    }
}
