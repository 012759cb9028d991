package glia.engine.cpu.internal;

import glia.api.backend.BackendSession;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;

/**
 * How the neurons are cut into tiles. A tile holds one slice of every population and is advanced by one worker; no
 * result depends on the cut. A slice has at most 65 536 neurons, so that a synapse names its target in 16 bits, and
 * begins at a multiple of 16, so that two workers never write into one cache line and four neurons that share a block
 * of random numbers stay together.
 */
final class Tiling {

    static final int ALIGNMENT = BackendSession.BLOCK;
    static final int MAX_SLICE = 1 << 16;
    /** Synapses of a projection onto a tile: few enough to keep their rows while they are laid out. */
    private static final long SYNAPSES = RowStore.LIMIT / 2;

    private final int tiles;
    private final int[][] bounds;

    Tiling(Network network, int threads) {
        long wanted = threads;
        for (Population population : network.populations()) {
            wanted = Math.max(wanted, (population.size() + MAX_SLICE - 1L) / MAX_SLICE);
        }
        for (Projection projection : network.projections()) {
            wanted = Math.max(wanted, projection.connectivity().count() / SYNAPSES + 1);
        }
        tiles = (int) ((wanted + threads - 1) / threads * threads);
        bounds = new int[network.populations().size()][tiles + 1];
        for (Population population : network.populations()) {
            long groups = (population.size() + ALIGNMENT - 1L) / ALIGNMENT;
            for (int tile = 0; tile <= tiles; tile++) {
                bounds[population.index()][tile] = (int) Math.min(population.size(),
                        groups * tile / tiles * ALIGNMENT);
            }
        }
    }

    int tiles() {
        return tiles;
    }

    /** Index of the first neuron of a population that belongs to a tile. */
    int from(int population, int tile) {
        return bounds[population][tile];
    }

    /** Index behind the last neuron of a population that belongs to a tile. */
    int to(int population, int tile) {
        return bounds[population][tile + 1];
    }

    int size(int population, int tile) {
        return to(population, tile) - from(population, tile);
    }
}
