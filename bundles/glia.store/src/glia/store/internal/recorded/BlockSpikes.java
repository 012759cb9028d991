package glia.store.internal.recorded;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Recorder;
import glia.api.store.RecordedRuns.Progress;
import glia.api.store.RecordedSpikes;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;

/** Spikes that lie in a file in blocks, of which the newest ones asked for are kept. */
final class BlockSpikes implements RecordedSpikes {

    /** More than a stretch of time has that is not dense. */
    private static final int MOST_KEPT = MOST_VISITED + (MOST_VISITED >> 2);

    /**
     * A block as it is in the file.
     *
     * @param steps ascending
     * @param neurons ids
     */
    record Block(long[] steps, int[] neurons) {
    }

    /** Reads a block. */
    @FunctionalInterface
    interface Reader {
        Block read(long offset, int spikes) throws IOException;
    }

    /**
     * What is known when all has been read once.
     *
     * @param index where the spikes are
     * @param grid how many there are, by time and neurons
     * @param counts how many there are, by time and population
     * @param missing spikes that were not recorded
     */
    record Found(BlockIndex index, SpikeGrid grid, CountGrid counts, long missing) {
    }

    private final Network network;
    private final boolean outlined;
    private final Found found;
    private final BlockIndex index;
    private final long lastStep;
    private final long warmupSteps;
    private final Reader reader;
    private final SequencedMap<Integer, Block> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptSpikes;

    BlockSpikes(Network network, boolean outlined, Found found, long lastStep, long warmupSteps, Reader reader) {
        this.network = network;
        this.outlined = outlined;
        this.found = found;
        this.lastStep = lastStep;
        this.warmupSteps = warmupSteps;
        this.reader = reader;
        index = found.index();
        found.grid().finish();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public boolean outlined() {
        return outlined;
    }

    @Override
    public long lastStep() {
        return lastStep;
    }

    @Override
    public long warmupSteps() {
        return warmupSteps;
    }

    @Override
    public long count() {
        return index.entries();
    }

    @Override
    public long[] countByPopulation() {
        long[][] all = found.counts().counts(network.populations().size(), 0, Integer.MAX_VALUE, 1);
        return Arrays.stream(all).mapToLong(bins -> bins[0]).toArray();
    }

    @Override
    public long missing() {
        return found.missing();
    }

    private synchronized Block block(int block) throws IOException {
        Block known = kept.get(block);
        if (known == null) {
            known = read(block);
            kept.put(block, known);
            keptSpikes += known.steps().length;
            while (keptSpikes > MOST_KEPT && kept.size() > 1) {
                keptSpikes -= kept.pollFirstEntry().getValue().steps().length;
            }
        }
        return known;
    }

    private Block read(int block) throws IOException {
        return reader.read(index.offset(block), (int) (index.number(block + 1) - index.number(block)));
    }

    @Override
    public long firstAt(long step) throws IOException {
        if (index.blocks() == 0) {
            return 0;
        }
        int block = index.blockBefore(step);
        long[] steps = block(block).steps();
        int low = 0;
        int high = steps.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps[middle] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return index.number(block) + low;
    }

    @Override
    public boolean dense(long fromStep, long toStep) throws IOException {
        return index.entries() > MOST_VISITED && firstAt(toStep + 1) - firstAt(fromStep) > MOST_VISITED;
    }

    @Override
    public long visit(long from, long toStep, SpikeVisitor visitor) throws IOException {
        long at = from;
        while (at < index.entries()) {
            int number = index.blockOf(at);
            Block block = block(number);
            for (int i = (int) (at - index.number(number)); i < block.steps().length; i++) {
                if (block.steps()[i] > toStep) {
                    return at;
                }
                visitor.spike(block.steps()[i], block.neurons()[i]);
                at++;
            }
        }
        return at;
    }

    @Override
    public void cells(long fromStep, long toStep, double steps, CellVisitor visitor) {
        found.grid().visit(network.populations(), fromStep, toStep, steps, visitor);
    }

    @Override
    public Counts counts(long fromStep, long toStep, int most) throws IOException {
        long length = Math.max(1, toStep - fromStep);
        long width = Math.ceilDiv(length, (long) most);
        long kept = found.counts().binSteps();
        int populations = network.populations().size();
        if (width >= kept || dense(fromStep + 1, toStep)) {
            long first = Math.max(0, fromStep / kept);
            long together = Math.max(1, Math.ceilDiv(toStep - first * kept, kept * most));
            int bins = (int) Math.ceilDiv(toStep - first * kept, kept * together);
            return new Counts(first * kept, kept * together, found.counts().counts(populations, first, together,
                    Math.max(1, bins)));
        }
        int[] ends = network.populations().stream().mapToInt(p -> p.firstId() + p.size()).toArray();
        long[][] counts = new long[populations][(int) Math.ceilDiv(length, width)];
        visit(firstAt(fromStep + 1), toStep, (step, neuron) -> {
            int place = Arrays.binarySearch(ends, neuron);
            counts[place >= 0 ? place + 1 : -place - 1][(int) ((step - fromStep - 1) / width)]++;
        });
        return new Counts(fromStep, width, counts);
    }

    @Override
    public void replay(Recorder recorder, Progress progress) throws IOException {
        int[] row = new int[1024];
        int count = 0;
        long present = -1;
        for (int b = 0; b < index.blocks(); b++) {
            if (!progress.goOn(index.number(b), Math.max(1, index.entries()))) {
                throw new CancellationException();
            }
            // not from what is kept, which is for pictures
            Block block = read(b);
            for (int i = 0; i < block.steps().length; i++) {
                if (block.steps()[i] != present) {
                    give(recorder, present, row, count);
                    present = block.steps()[i];
                    count = 0;
                }
                if (count == row.length) {
                    row = Arrays.copyOf(row, 2 * count);
                }
                row[count++] = block.neurons()[i];
            }
        }
        give(recorder, present, row, count);
        recorder.completed(lastStep);
    }

    /** Each neuron once, in the order of their ids. */
    private static void give(Recorder recorder, long step, int[] row, int count) {
        Arrays.sort(row, 0, count);
        int used = 0;
        for (int i = 0; i < count; i++) {
            if (used == 0 || row[i] != row[used - 1]) {
                row[used++] = row[i];
            }
        }
        if (used > 0) {
            recorder.spikes(step, row, used);
        }
    }

    /** Where the neurons of each population begin. */
    static int[] firstIds(Network network) {
        return network.populations().stream().mapToInt(Population::firstId).toArray();
    }
}
