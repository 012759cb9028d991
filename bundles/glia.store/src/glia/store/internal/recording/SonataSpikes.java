package glia.store.internal.recording;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.store.internal.hdf5.Attribute;
import glia.store.internal.hdf5.Chunks;
import glia.store.internal.hdf5.Datatype;
import glia.store.internal.hdf5.MetadataWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spikes as SONATA has them: for each population the columns {@code node_ids} and {@code timestamps}. */
final class SonataSpikes extends SonataFile implements Sinks.Spikes {

    private static final List<String> SORTINGS = List.of("none", "by_id", "by_time");
    private static final int MAX_CHUNK = 1 << 16;
    private static final int MIN_CHUNK = 1 << 8;
    private static final int MAX_BUFFERED = 1 << 22;
    private static final int ELEMENT = 8;

    private final SpikeSelection selection;
    private final StepTimes times;
    private final int[] firstIds;
    private final int neurons;
    private final Table[] tables;
    private final int chunk;
    private final byte[] shuffled;
    private final ByteBuffer compressedIds;
    private final ByteBuffer compressedTimes;

    SonataSpikes(Place place, Network network, SpikeSelection selection) throws IOException {
        super(place, "spikes");
        this.selection = selection;
        times = new StepTimes(network.dt());
        neurons = network.neurons();
        firstIds = network.populations().stream().mapToInt(Population::firstId).toArray();
        tables = network.populations().stream().map(p -> new Table(p.name())).toArray(Table[]::new);
        chunk = Math.clamp(Integer.highestOneBit(MAX_BUFFERED / tables.length), MIN_CHUNK, MAX_CHUNK);
        shuffled = new byte[ELEMENT * chunk];
        compressedIds = ByteBuffer.allocate(2 * ELEMENT * chunk);
        compressedTimes = ByteBuffer.allocate(2 * ELEMENT * chunk);
    }

    /** The spikes of a population: those in chunks, and those that have not filled one yet. */
    private static final class Table {

        private final String name;
        private final Chunks ids = new Chunks();
        private final Chunks times = new Chunks();
        private ByteBuffer pendingIds;
        private ByteBuffer pendingTimes;
        private int pending;
        private int ofLast;

        Table(String name) {
            this.name = name;
        }
    }

    @Override
    public void write(long step, int[] ids, int from, int count) throws IOException {
        double ms = times.ms(step);
        int population = 0;
        int next = nextFirstId(population);
        for (int i = from; i < from + count; i++) {
            int id = ids[i];
            if (!selection.contains(id)) {
                continue;
            }
            while (id >= next) {
                next = nextFirstId(++population);
            }
            Table table = tables[population];
            if (table.pendingIds == null) {
                table.pendingIds = buffer();
                table.pendingTimes = buffer();
            }
            table.pendingIds.putLong(ELEMENT * table.pending, id - firstIds[population]);
            table.pendingTimes.putDouble(ELEMENT * table.pending, ms);
            if (++table.pending == chunk) {
                try {
                    append(table, chunk);
                } catch (IOException e) {
                    throw named(e);
                }
            }
        }
    }

    private ByteBuffer buffer() {
        return ByteBuffer.allocate(ELEMENT * chunk).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int nextFirstId(int population) {
        return population + 1 < firstIds.length ? firstIds[population + 1] : neurons;
    }

    /** @param length what the chunk holds, with zeros behind the spikes */
    private void append(Table table, int length) throws IOException {
        Arrays.fill(table.pendingIds.array(), ELEMENT * table.pending, ELEMENT * length, (byte) 0);
        Arrays.fill(table.pendingTimes.array(), ELEMENT * table.pending, ELEMENT * length, (byte) 0);
        compress(ELEMENT, table.pendingIds.array(), ELEMENT * length, shuffled, compressedIds);
        compress(ELEMENT, table.pendingTimes.array(), ELEMENT * length, shuffled, compressedTimes);
        long begin = end();
        int idBytes = append(begin, compressedIds);
        int timeBytes = append(begin + idBytes, compressedTimes);
        table.ids.add(begin, idBytes);
        table.times.add(begin + idBytes, timeBytes);
        table.ofLast = table.pending;
        table.pending = 0;
        keep(begin + idBytes + timeBytes);
    }

    @Override
    void appendRest() throws IOException {
        for (Table table : tables) {
            if (table.pending > 0) {
                append(table, table.ids.count() == 0 ? table.pending : chunk);
            }
        }
    }

    @Override
    long giveUp() {
        Table last = null;
        boolean pending = false;
        for (Table table : tables) {
            pending |= table.pending > 0;
            table.pending = 0;
            if (table.ids.count() > 0 && (last == null || table.ids.last() > last.ids.last())) {
                last = table;
            }
        }
        if (pending) {
            return end();
        }
        if (last == null) {
            return -1;
        }
        long begin = last.ids.last();
        last.ids.removeLast();
        last.times.removeLast();
        last.ofLast = chunk;
        return begin;
    }

    @Override
    boolean hasContent() {
        for (Table table : tables) {
            if (table.pending > 0 || table.ids.count() > 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    String top() {
        return "spikes";
    }

    @Override
    long writeTree(MetadataWriter out) throws IOException {
        Map<String, Long> groups = new LinkedHashMap<>();
        for (Table table : tables) {
            long length = table.ids.count() == 0 ? 0 : (table.ids.count() - 1L) * chunk + table.ofLast;
            int extent = table.ids.count() <= 1 ? (int) Math.max(1, length) : chunk;
            groups.put(table.name, out.group(Map.of(
                    "node_ids", out.dataset(Datatype.UINT64, table.ids, LEVEL, new int[] {extent},
                            new long[] {length}, List.of()),
                    "timestamps", out.dataset(Datatype.FLOAT64, table.times, LEVEL, new int[] {extent},
                            new long[] {length}, List.of(Attribute.text("units", "ms")))),
                    List.of(Attribute.enumeration("sorting", SORTINGS, "by_time"))));
        }
        return out.group(groups, List.of());
    }
}
