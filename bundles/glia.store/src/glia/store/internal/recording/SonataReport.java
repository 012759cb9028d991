package glia.store.internal.recording;

import glia.api.network.Network;
import glia.store.internal.hdf5.Attribute;
import glia.store.internal.hdf5.Chunks;
import glia.store.internal.hdf5.Datatype;
import glia.store.internal.hdf5.MetadataWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One state variable of the neurons that a multimeter observes, or the weights that a weight recorder samples, as
 * SONATA has it: for each population a table with a row for each time and a column for each neuron or synapse.
 */
final class SonataReport extends SonataFile {

    private static final int CHUNK = 1 << 15;
    private static final int ELEMENT = 4;

    private final StepTimes times;
    private final List<Table> tables = new ArrayList<>();

    SonataReport(Place place, String stem, Network network) throws IOException {
        super(place, stem);
        times = new StepTimes(network.dt());
    }

    /** What the columns of a table are. */
    interface Columns {

        int width();

        /** How many values of a sample belong together, of which a column takes one. */
        int stride();

        /** Which one of them. */
        int offset();

        /** Empty if the values have none. */
        String unit();

        /** Writes what the columns are as SONATA has it. */
        void map(MetadataWriter out, Map<String, Long> mapping) throws IOException;
    }

    /**
     * Adds a population, which must not be there yet.
     *
     * @param every steps between two rows
     */
    Table add(String population, Columns columns, int every) {
        Table table = new Table(population, columns, every);
        tables.add(table);
        return table;
    }

    /** The samples of a population. Wide rows are cut into chunks of one row, of narrow ones many fill a chunk. */
    final class Table implements Sinks.Samples {

        private final String population;
        private final Columns columns;
        private final int width;
        private final int every;
        private final int chunkWidth;
        private final int chunkRows;
        private final int chunksAcross;
        private final Chunks chunks = new Chunks();
        private final ByteBuffer pending;
        private int inPending;
        private long ofRow;
        private long rows;
        private long firstStep;
        private int height = 1;

        private Table(String population, Columns columns, int every) {
            this.population = population;
            this.columns = columns;
            this.every = every;
            width = columns.width();
            chunkWidth = Math.min(width, CHUNK);
            chunkRows = CHUNK / chunkWidth;
            chunksAcross = Math.ceilDiv(width, chunkWidth);
            pending = ByteBuffer.allocate(ELEMENT * chunkWidth * chunkRows).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public void write(long step, int first, int[] bits, int from, int count) throws IOException {
            if (rows == 0 && first == 0) {
                firstStep = step;
            }
            for (int i = columns.offset(); i < count; i += columns.stride()) {
                pending.putInt(ELEMENT * inPending++, bits[from + i]);
                ofRow++;
                if (inPending == chunkWidth * chunkRows || ofRow == width && chunksAcross > 1) {
                    try {
                        append(chunkRows);
                    } catch (IOException e) {
                        throw named(e);
                    }
                }
                if (ofRow == width) {
                    ofRow = 0;
                    rows++;
                }
            }
        }

        /** @param rowsOfChunk all chunks have as many, apart from one that is the only one */
        private void append(int rowsOfChunk) throws IOException {
            int used = ELEMENT * inPending;
            int size = ELEMENT * chunkWidth * rowsOfChunk;
            Arrays.fill(pending.array(), used, size, (byte) 0);
            int bytes = SonataReport.this.append(end(), ByteBuffer.wrap(pending.array(), 0, size));
            if (chunks.count() == 0) {
                height = rowsOfChunk;
            }
            chunks.add(end(), bytes);
            inPending = 0;
            keep(end() + bytes);
        }

        /** Appends the whole rows that are in memory. */
        private void appendRest() throws IOException {
            if (chunksAcross == 1 && inPending >= width) {
                inPending = inPending / width * width;
                append(chunks.count() == 0 ? inPending / width : chunkRows);
            }
            inPending = 0;
            ofRow = 0;
        }

        private boolean hasRows() {
            return rows > 0 && (chunks.count() >= chunksAcross || chunksAcross == 1 && inPending >= width);
        }

        private boolean dropPending() {
            boolean any = inPending > 0;
            inPending = 0;
            rows = Math.min(rows, (long) chunks.count() / chunksAcross * chunkRows);
            return any;
        }

        private long dropLast() {
            long begin = chunks.last();
            chunks.removeLast();
            rows = Math.min(rows, (long) chunks.count() / chunksAcross * chunkRows);
            return begin;
        }

        /** Takes the chunks of a row that is not whole out of the table; they stay in the file. */
        private void dropUnfinishedRow() {
            while (chunks.count() % chunksAcross > 0) {
                chunks.removeLast();
            }
        }

        private long write(MetadataWriter out) throws IOException {
            dropUnfinishedRow();
            String unit = columns.unit().isEmpty() ? "1" : columns.unit();
            long data = out.dataset(Datatype.FLOAT32, chunks, 0, new int[] {height, chunkWidth},
                    new long[] {rows, width}, List.of(Attribute.text("units", unit)));
            Map<String, Long> mapping = new LinkedHashMap<>();
            columns.map(out, mapping);
            double[] range = {times.ms(firstStep), times.ms(firstStep + rows * every), times.ms(every)};
            mapping.put("time", out.dataset(Datatype.FLOAT64, range.length,
                    i -> Double.doubleToRawLongBits(range[i]), List.of(Attribute.text("units", "ms"))));
            return out.group(Map.of("data", data, "mapping", out.group(mapping, List.of())), List.of());
        }
    }

    @Override
    void appendRest() throws IOException {
        for (Table table : tables) {
            table.appendRest();
        }
    }

    @Override
    long giveUp() {
        boolean pending = false;
        Table last = null;
        for (Table table : tables) {
            pending |= table.dropPending();
            if (table.chunks.count() > 0 && (last == null || table.chunks.last() > last.chunks.last())) {
                last = table;
            }
        }
        return pending ? end() : last == null ? -1 : last.dropLast();
    }

    @Override
    boolean hasContent() {
        return tables.stream().anyMatch(Table::hasRows);
    }

    @Override
    String top() {
        return "report";
    }

    @Override
    long writeTree(MetadataWriter out) throws IOException {
        Map<String, Long> groups = new LinkedHashMap<>();
        for (Table table : tables) {
            groups.put(table.population, table.write(out));
        }
        return out.group(groups, List.of());
    }
}
