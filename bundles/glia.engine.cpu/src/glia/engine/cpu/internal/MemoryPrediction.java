package glia.engine.cpu.internal;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;

/** What a session will hold, told from the network alone: the sums that {@link CpuSession#memoryBytes} takes later. */
final class MemoryPrediction {

    private static final int SETS_OF_SPIKES = 2;

    private MemoryPrediction() {
    }

    static long bytes(Network network, int threads) {
        int tiles = new Tiling(network, threads).tiles();
        long slots = (long) Integer.highestOneBit(network.maxDelay()) << 1;
        int[][] carried = CarriedStates.of(network);
        long sum = 0;
        for (Population population : network.populations()) {
            long words = population.model().states().size() + 1
                    + population.constants().values().stream().filter(c -> !c.isConstant()).count()
                    + (long) SETS_OF_SPIKES * network.minDelay() * (1 + carried[population.index()].length);
            for (double quantum : population.quanta()) {
                words += quantum > 0 ? slots : 0;
            }
            sum += words * Integer.BYTES * population.size();
        }
        for (Device device : network.devices()) {
            sum += device instanceof Device.WeightRecorder recorder ? 2L * Integer.BYTES * recorder.synapses() : 0;
        }
        for (Projection projection : network.projections()) {
            long each = Character.BYTES + (projection.weights().constant() ? 0 : Integer.BYTES)
                    + (projection.delays().constant() ? 0 : Character.BYTES)
                    + (projection.plasticity() == null ? 0
                            : Float.BYTES * projection.plasticity().model().synapseStates().size());
            sum += each * projection.connectivity().count() + (long) Integer.BYTES * tiles
                    * (network.populations().get(projection.source()).size() + 1);
        }
        return sum;
    }
}
