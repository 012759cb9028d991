package glia.store.internal.recorded;

import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import glia.api.store.RecordedSeries;
import glia.hdf5.Hdf5Column;
import glia.hdf5.Hdf5Exception;
import glia.hdf5.Hdf5File;
import glia.hdf5.Hdf5Group;
import glia.hdf5.Hdf5Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Reads a report of the SONATA data format: in {@code /report/POPULATION} the table {@code data}, a row for each time
 * and a column for each neuron or synapse, and what they are in {@code mapping}.
 */
final class SonataReportFile extends SonataFile {

    private static final String EXPECTED = "expected a SONATA report: /report/POPULATION/data and mapping";
    private static final String ROOT = "report";
    private static final String SOURCES = "source_node_ids";
    private static final double MOST_MS = 1e9;
    private static final double PER_MS = 1e6;
    private static final double ROUNDING = 1e-6;
    private static final int MOST_TIMES_READ = 1 << 17;
    private static final long MOST_VALUES_READ = 1 << 23;

    private final String stem;
    private final SampleGrid grid = new SampleGrid();
    private final List<Table> tables = new ArrayList<>();

    SonataReportFile(Path file, String stem, Hdf5File hdf, Outline outline, Consumer<Problem> damage) {
        super(file, hdf, outline, damage);
        this.stem = stem;
    }

    /** The values of one population, and some rows of them. */
    private static final class Table {
        private final Hdf5Table data;
        private final String[] names;
        private final double start;
        private final double interval;
        private final int firstLine;
        private float[][] rows = {};
        private int from;
        private int at;

        Table(Hdf5Table data, String[] names, double start, double interval, int firstLine) {
            this.data = data;
            this.names = names;
            this.start = start;
            this.interval = interval;
            this.firstLine = firstLine;
        }

        /** In ms, as decimal as it was meant to be; behind the last row, later than any. */
        double time() {
            return at < data.rows() ? Math.rint((start + at * interval) * PER_MS) / PER_MS : Double.POSITIVE_INFINITY;
        }

        /** The row whose time is next. */
        float[] row() throws Hdf5Exception {
            if (at < from || at >= from + rows.length) {
                from = at / data.piece() * data.piece();
                rows = new float[0][];
                rows = data.rows(from, Math.min(data.piece(), data.rows() - from));
            }
            return rows[at - from];
        }

        /** The last row before a time, or the first one. */
        int before(double ms) {
            return (int) Math.clamp(Math.ceil((ms - start) / interval - ROUNDING) - 1, 0, Math.max(0, data.rows() - 1));
        }
    }

    /** @throws InvalidRecordException if it has none of the datasets, or of another kind */
    RecordedSeries read(Progress progress) throws InvalidRecordException {
        openAndCollect(progress);
        return new GridSeries(stem, List.of(state()), grid, this::name, this::readAgain);
    }

    /** What was sampled is in the name of the file only. */
    private String state() {
        int point = stem.lastIndexOf('.');
        return stem.startsWith("weights-") ? "weight" : point > 0 ? stem.substring(point + 1) : "value";
    }

    @Override
    void open() throws Hdf5Exception, MalformedException {
        Hdf5Group report = root(ROOT, EXPECTED);
        for (String name : populations(report, ROOT)) {
            Hdf5Group group = report.group(name, EXPECTED);
            Hdf5Table data = group.table("data", EXPECTED);
            Hdf5Group mapping = group.group("mapping", EXPECTED);
            if (data.rows() == 0 || data.width() == 0) {
                continue;
            }
            hold((long) data.piece() * data.width(), "so many values in rows that lie together");
            Hdf5Column time = mapping.column("time", EXPECTED);
            time.requireLength(3, "numbers: begin, end and interval");
            double[] range = time.numbers(0, 3);
            if (!(range[0] >= 0 && range[2] >= 1 / PER_MS && range[0] + data.rows() * range[2] < MOST_MS)) {
                throw new Hdf5Exception(time.path() + ": expected begin, end and interval in ms, found " + range[0]
                        + ", " + range[1] + " and " + range[2]);
            }
            if (grid.lines() + data.width() > SampleGrid.MOST_LINES) {
                throw new Hdf5Exception("has values of more neurons or synapses than " + SampleGrid.MOST_LINES);
            }
            Table table = new Table(data, columns(name, mapping, data.width()), range[0], range[2], grid.lines());
            for (int i = 0; i < data.width(); i++) {
                grid.addLine();
            }
            tables.add(table);
        }
    }

    private String[] columns(String population, Hdf5Group mapping, int width)
            throws Hdf5Exception, MalformedException {
        Hdf5Column nodes = mapping.column("node_ids", EXPECTED);
        Hdf5Column pointers = mapping.column("index_pointers", EXPECTED);
        pointers.requireLength(nodes.length() + 1, "nodes, and the end");
        if (nodes.length() > width) {
            throw new Hdf5Exception(nodes.path() + " has " + nodes.length() + " values; expected one for each of "
                    + width + " columns at most");
        }
        long[] node = nodes.whole(0, nodes.length());
        long[] begin = pointers.whole(0, pointers.length());
        long[] source = null;
        if (mapping.has(SOURCES)) {
            Hdf5Column sources = mapping.column(SOURCES, EXPECTED);
            sources.requireLength(width, "columns");
            source = sources.whole(0, width);
        }
        String[] names = new String[width];
        int known = outline.population(population, 0);
        for (int i = 0; i < node.length; i++) {
            if (begin[i] < 0 || begin[i] > begin[i + 1] || begin[i + 1] > width) {
                throw new Hdf5Exception(pointers.path() + ": value " + i + ": expected columns up to " + width
                        + " in ascending order, found " + begin[i] + " and " + begin[i + 1]);
            }
            if (node[i] < 0 || node[i] > Integer.MAX_VALUE) {
                throw new Hdf5Exception(nodes.path() + ": value " + i + ": expected the number of a neuron, found "
                        + node[i]);
            }
            outline.neuron(known, (int) node[i], 0);
            for (int column = (int) begin[i]; column < begin[i + 1]; column++) {
                int element = column - (int) begin[i];
                names[column] = source != null ? source[column] + " \u2192 " + node[i]
                        : population + '[' + node[i] + (begin[i + 1] - begin[i] == 1 ? "]" : "]." + element);
            }
        }
        for (int column = 0; column < width; column++) {
            if (names[column] == null) {
                throw new Hdf5Exception(pointers.path() + ": expected a node for each of " + width
                        + " columns, found none for column " + column);
            }
        }
        return names;
    }

    private String name(int column) {
        for (Table table : tables) {
            int place = column - table.firstLine;
            if (place >= 0 && place < table.names.length) {
                return table.names[place];
            }
        }
        throw new IndexOutOfBoundsException(column);
    }

    /** Time of the row that is next. */
    private double next() {
        return tables.stream().mapToDouble(Table::time).min().orElse(Double.POSITIVE_INFINITY);
    }

    @Override
    void collect(Progress progress) throws Hdf5Exception {
        long all = Math.max(1, tables.stream().mapToLong(table -> table.data.rows()).sum());
        long done = 0;
        for (double ms = next(); ms < Double.POSITIVE_INFINITY; ms = next()) {
            boolean timed = false;
            for (Table table : tables) {
                if (table.time() == ms) {
                    float[] row = table.row();
                    if (!timed) {
                        grid.time(ms);
                        timed = true;
                    }
                    for (int i = 0; i < row.length; i++) {
                        grid.value(table.firstLine + i, row[i]);
                    }
                    table.at++;
                    done++;
                }
            }
            if (!progress.goOn(done, all)) {
                throw new CancellationException();
            }
        }
    }

    private synchronized RecordedSeries.Slice readAgain(int[] wanted, double fromMs, double toMs) throws IOException {
        long rows = 0;
        long values = 0;
        for (Table table : tables) {
            table.at = table.before(fromMs);
            long more = table.before(toMs) - table.at;
            rows += more;
            values += more * table.data.width();
        }
        if (rows > MOST_TIMES_READ || values > MOST_VALUES_READ) {
            return null;
        }
        GridSeries.Collected found = new GridSeries.Collected(wanted.length);
        try {
            for (double ms = next(); ms < Double.POSITIVE_INFINITY; ms = next()) {
                found.time(ms);
                for (Table table : tables) {
                    if (table.time() == ms) {
                        float[] row = table.row();
                        for (int i = 0; i < wanted.length; i++) {
                            int column = wanted[i] - table.firstLine;
                            if (column >= 0 && column < row.length) {
                                found.value(i, row[column]);
                            }
                        }
                        table.at++;
                    }
                }
                if (ms > toMs) {
                    break;
                }
            }
        } catch (Hdf5Exception e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        return found.slice(1.5 * grid.intervalMs());
    }
}
