package glia.store.internal.recorded;

import glia.api.network.Network;
import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import glia.hdf5.Hdf5Column;
import glia.hdf5.Hdf5Exception;
import glia.hdf5.Hdf5File;
import glia.hdf5.Hdf5Group;
import glia.store.internal.recorded.BlockSpikes.Block;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Reads {@code spikes.h5} of the SONATA data format: in {@code /spikes/POPULATION} the datasets {@code timestamps}, in
 * ms, and {@code node_ids}. Each population is in the order of time; here they become one row.
 */
final class SonataSpikeFile extends SonataFile {

    static final String EXPECTED = "expected SONATA spikes: /spikes/POPULATION/timestamps and node_ids";

    private static final String ROOT = "spikes";
    private static final int LEAST_BLOCK = 1 << 13;
    private static final int MOST_BLOCK = 1 << 18;
    private static final int MOST_DECIMALS = 9;
    private static final long MOST_STEPS = 1L << 52;
    private static final int SPIKES_A_LOOK = 1 << 14;

    private final RunFacts facts;
    private final SpikeTally tally = new SpikeTally();
    private final List<Table> tables = new ArrayList<>();
    private final List<int[]> begins = new ArrayList<>();
    private double dt;

    SonataSpikeFile(Path file, Hdf5File hdf, Outline outline, RunFacts facts, Consumer<Problem> damage) {
        super(file, hdf, outline, damage);
        this.facts = facts;
    }

    /** The spikes of one population, and a piece of them. */
    private final class Table {
        private final int population;
        private final Hdf5Column times;
        private final Hdf5Column ids;
        private long[] steps = {};
        private long[] neurons = {};
        private int from;
        private int at;
        /** Step of the spike that is next; behind the last one, later than any. */
        private long head;

        Table(int population, Hdf5Column times, Hdf5Column ids) {
            this.population = population;
            this.times = times;
            this.ids = ids;
        }

        void seek(int spike) throws Hdf5Exception, MalformedException {
            long before = spike == at + 1 ? head : 0;
            at = spike;
            if (at == times.length()) {
                head = Long.MAX_VALUE;
                return;
            }
            if (at < from || at >= from + steps.length) {
                load(at / times.piece() * times.piece());
            }
            head = steps[at - from];
            if (head < before) {
                throw wrong(at, "timestamps", "expected a time in ms that is not before those above, found "
                        + times.numbers(at, 1)[0]);
            }
        }

        private void load(int begin) throws Hdf5Exception {
            int count = Math.min(times.piece(), times.length() - begin);
            double[] ms = times.numbers(begin, count);
            neurons = ids.whole(begin, count);
            steps = new long[count];
            from = begin;
            for (int i = 0; i < count; i++) {
                double step = ms[i] / dt;
                steps[i] = step >= 0 && step < MOST_STEPS ? Math.round(step) : -1;
            }
        }

        int neuron() throws MalformedException {
            long id = neurons[at - from];
            if (id < 0 || id > Integer.MAX_VALUE) {
                throw wrong(at, "node_ids", "expected the number of a neuron, found " + id);
            }
            try {
                return outline.neuron(population, (int) id, 0);
            } catch (MalformedException e) {
                throw wrong(at, "node_ids", e.getMessage());
            }
        }

        private MalformedException wrong(int spike, String column, String message) {
            return new MalformedException(0, "/spikes/" + outline.name(population) + "/" + column + ": value " + spike
                    + ": " + message);
        }
    }

    /** @throws InvalidRecordException if it has none of the datasets, or of another kind */
    BlockSpikes read(Progress progress) throws InvalidRecordException {
        openAndCollect(progress);
        return tally.spikes(file, outline, facts, dt, network -> new Decoder(network)::read);
    }

    @Override
    void open() throws Hdf5Exception, MalformedException {
        Hdf5Group spikes = root(ROOT, EXPECTED);
        int decimals = 1;
        for (String name : populations(spikes, ROOT)) {
            Hdf5Group group = spikes.group(name, EXPECTED);
            Hdf5Column times = group.column("timestamps", EXPECTED);
            Hdf5Column ids = group.column("node_ids", EXPECTED);
            ids.requireLength(times.length(), "timestamps");
            String unit = times.text("units");
            if (!unit.isEmpty() && !unit.equals("ms") && !unit.equals("milliseconds")) {
                throw new Hdf5Exception(times.path() + " is in \"" + unit.replaceAll("\\p{Cntrl}", "?")
                        + "\"; expected ms");
            }
            hold((long) times.piece() + ids.piece(), "chunks of so many values");
            if (times.length() > 0) {
                tables.add(new Table(outline.population(name, 0), times, ids));
                for (double ms : times.numbers(0, Math.min(times.length(), LEAST_BLOCK))) {
                    decimals = Math.max(decimals, decimals(ms));
                }
                ids.whole(0, 1);
            }
        }
        dt = facts.dt() > 0 ? facts.dt() : BigDecimal.ONE.movePointLeft(decimals).doubleValue();
    }

    private static int decimals(double ms) {
        return Double.isFinite(ms) ? Math.min(MOST_DECIMALS, BigDecimal.valueOf(ms).stripTrailingZeros().scale()) : 0;
    }

    private void seek(int[] spikes) throws Hdf5Exception, MalformedException {
        for (int t = 0; t < tables.size(); t++) {
            tables.get(t).seek(spikes[t]);
        }
    }

    /** The table whose spike is next: the earliest one, of several those of the first population. */
    private Table next() {
        Table next = null;
        for (Table table : tables) {
            if (table.head < (next == null ? Long.MAX_VALUE : next.head)) {
                next = table;
            }
        }
        return next;
    }

    @Override
    void collect(Progress progress) throws Hdf5Exception, MalformedException {
        long all = Math.max(1, tables.stream().mapToLong(table -> table.times.length()).sum());
        int together = tables.stream().mapToInt(table -> table.times.piece()).sum();
        int block = Math.clamp(together, LEAST_BLOCK, MOST_BLOCK);
        seek(new int[tables.size()]);
        long done = 0;
        for (Table table = next(); table != null; table = next()) {
            int neuron = table.neuron();
            if (done % block == 0) {
                tally.begin(begins.size(), table.head);
                begins.add(tables.stream().mapToInt(one -> one.at).toArray());
            }
            tally.add(table.head, table.population, neuron);
            if (++done % SPIKES_A_LOOK == 0 && !progress.goOn(done, all)) {
                throw new CancellationException();
            }
            table.seek(table.at + 1);
        }
    }

    /** Reads blocks again, whose spikes are known to be right. */
    private final class Decoder {
        private final int[] firstIds;

        Decoder(Network network) {
            firstIds = BlockSpikes.firstIds(network);
        }

        Block read(long block, int spikes) throws IOException {
            long[] steps = new long[spikes];
            int[] neurons = new int[spikes];
            synchronized (tables) {
                try {
                    seek(begins.get((int) block));
                    for (int i = 0; i < spikes; i++) {
                        Table table = next();
                        steps[i] = table.head;
                        neurons[i] = firstIds[table.population] + table.neuron();
                        if (i + 1 < spikes) {
                            table.seek(table.at + 1);
                        }
                    }
                } catch (Hdf5Exception e) {
                    throw new IOException(file + ": " + e.getMessage(), e);
                } catch (MalformedException e) {
                    throw new IOException(file + ": has become another file: " + e.getMessage(), e);
                }
            }
            return new Block(steps, neurons);
        }
    }
}
