package glia.store.internal.recorded;

import glia.api.network.Network;
import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import glia.store.internal.recorded.BlockSpikes.Block;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads {@code spikes.csv}. */
final class SpikeFile extends CsvFile {

    static final String HEADER = "time_ms,population,neuron";

    private static final int BLOCK = 1 << 13;

    private final RunFacts facts;
    private final SpikeTally tally = new SpikeTally();
    private StepUnits units;
    private int population;
    private int inBlock = BLOCK;

    SpikeFile(Path file, FileChannel channel, Outline outline, RunFacts facts, boolean growing,
            Consumer<Problem> damage) {
        super(file, channel, outline, growing, damage);
        this.facts = facts;
    }

    /** @throws InvalidRecordException if it has another head */
    BlockSpikes read(Progress progress) throws IOException, InvalidRecordException {
        readLines(progress);
        return tally.spikes(file, outline, facts, units == null ? 1 : units.dt(),
                network -> new Decoder(network)::read);
    }

    @Override
    void head(String text) throws InvalidRecordException {
        if (!text.equals(HEADER)) {
            throw new InvalidRecordException(new Problem(file.toString(), 1, 1, "expected the line \"" + HEADER
                    + "\" at the beginning of recorded spikes"), null);
        }
    }

    @Override
    void row(Lines lines) throws IOException, MalformedException {
        long step = step(lines);
        population = outline.population(lines, population);
        int neuron = outline.neuron(lines, population);
        lines.expectEnd();
        if (inBlock == BLOCK) {
            tally.begin(lines.offset(), step);
            inBlock = 0;
        }
        inBlock++;
        tally.add(step, population, neuron);
    }

    private long step(Lines lines) throws MalformedException {
        long time = lines.units();
        if (units == null) {
            units = new StepUnits(facts.dt(), lines.decimals());
        } else {
            units.expect(lines.decimals());
        }
        long step = units.step(time);
        if (step < tally.lastStep()) {
            throw new MalformedException(1, "expected a time that is not before those above");
        }
        lines.expectComma();
        return step;
    }

    /** Reads blocks again, whose lines are known to be right. */
    private final class Decoder {
        private final int[] firstIds;

        Decoder(Network network) {
            firstIds = BlockSpikes.firstIds(network);
        }

        Block read(long offset, int spikes) throws IOException {
            Lines lines = new Lines(channel, offset, Long.MAX_VALUE);
            long[] steps = new long[spikes];
            int[] neurons = new int[spikes];
            int population = 0;
            try {
                for (int i = 0; i < spikes; i++) {
                    if (!lines.next()) {
                        throw new IOException(file + ": has become shorter");
                    }
                    steps[i] = units.step(lines.units());
                    lines.expectComma();
                    population = outline.population(lines, population);
                    neurons[i] = firstIds[population] + outline.neuron(lines, population);
                }
            } catch (MalformedException e) {
                throw new IOException(file + ": has become another file: " + e.getMessage(), e);
            }
            return new Block(steps, neurons);
        }
    }
}
