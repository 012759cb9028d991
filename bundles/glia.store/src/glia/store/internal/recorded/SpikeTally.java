package glia.store.internal.recorded;

import glia.api.network.Network;
import glia.store.internal.recorded.BlockSpikes.Found;
import java.nio.file.Path;
import java.util.function.Function;

/** What is kept of spikes that are read for the first time. */
final class SpikeTally {

    private final BlockIndex index = new BlockIndex();
    private final SpikeGrid grid = new SpikeGrid();
    private final CountGrid counts = new CountGrid();
    private long lastStep;

    /** A block begins here, with a spike of this step. */
    void begin(long offset, long step) {
        index.begin(offset, step);
    }

    /** A spike that is not before the last one. */
    void add(long step, int population, int neuron) {
        index.count(1);
        grid.add(step, population, neuron);
        counts.add(step, population);
        lastStep = step;
    }

    /** Of the last spike. */
    long lastStep() {
        return lastStep;
    }

    /**
     * All have been added.
     *
     * @param inferredDt a step in ms, unless it is known
     * @param reader makes what reads blocks again
     * @return null if there are none, nor neurons
     */
    BlockSpikes spikes(Path file, Outline outline, RunFacts facts, double inferredDt,
            Function<Network, BlockSpikes.Reader> reader) {
        if (outline.isEmpty()) {
            return null;
        }
        double dt = facts.dt() > 0 ? facts.dt() : inferredDt;
        Network network = outline.network(facts.name(file.getFileName().toString()), dt, facts.seed());
        long end = facts.endMs().isPresent() ? network.steps(facts.endMs().getAsDouble()) : 0;
        return new BlockSpikes(network, outline.sized() && facts.dt() > 0, new Found(index, grid, counts, 0),
                Math.max(lastStep, end), Math.min(network.steps(facts.warmupMs()), lastStep), reader.apply(network));
    }
}
