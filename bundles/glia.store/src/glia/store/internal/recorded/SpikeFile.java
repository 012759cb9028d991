package glia.store.internal.recorded;

import glia.api.network.Network;
import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import glia.store.internal.recorded.BlockSpikes.Block;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Reads {@code spikes.csv}. */
final class SpikeFile {

    static final String HEADER = "time_ms,population,neuron";

    private static final int BLOCK = 1 << 13;
    private static final int LINES_A_LOOK = 1 << 14;

    private final Path file;
    private final FileChannel channel;
    private final Outline outline;
    private final Consumer<Problem> damage;
    private final RunFacts facts;
    private final boolean growing;
    private final SpikeTally tally = new SpikeTally();
    private StepUnits units;

    SpikeFile(Path file, FileChannel channel, Outline outline, RunFacts facts, boolean growing,
            Consumer<Problem> damage) {
        this.file = file;
        this.channel = channel;
        this.outline = outline;
        this.facts = facts;
        this.growing = growing;
        this.damage = damage;
    }

    /** @throws InvalidRecordException if it has another head */
    BlockSpikes read(Progress progress) throws IOException, InvalidRecordException {
        long size = channel.size();
        Lines lines = new Lines(channel, 0, size);
        long line = 1;
        try {
            if (!lines.next() && !lines.torn() || !lines.text().equals(HEADER)) {
                throw new InvalidRecordException(new Problem(file.toString(), 1, 1, "expected the line \"" + HEADER
                        + "\" at the beginning of recorded spikes"), null);
            }
            int population = 0;
            int inBlock = BLOCK;
            while (true) {
                line++;
                if (!lines.next()) {
                    if (lines.torn() && !growing) {
                        throw new MalformedException(0, "the file ends in the middle of this line");
                    }
                    break;
                }
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
                if (line % LINES_A_LOOK == 0 && !progress.goOn(lines.offset(), size)) {
                    throw new CancellationException();
                }
            }
        } catch (MalformedException e) {
            damage.accept(new Problem(file.toString(), (int) Math.min(line, Integer.MAX_VALUE), Math.max(1, e.column),
                    e.getMessage()));
        }
        return tally.spikes(file, outline, facts, units == null ? 1 : units.dt(),
                network -> new Decoder(network)::read);
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
