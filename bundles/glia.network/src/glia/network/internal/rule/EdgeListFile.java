package glia.network.internal.rule;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.api.network.SynapseValues;
import glia.network.internal.base.Work;
import glia.network.internal.csv.CsvFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes rows of the connections that a file lists: a CSV file, or one of SONATA edges (by its name). Order of a row: as
 * in the file.
 */
public final class EdgeListFile {

    private static final long MAX_EDGES = Integer.MAX_VALUE - 8L;
    private static final List<String> HDF5 = List.of(".h5", ".hdf5");

    private final Ends ends;
    private final EdgeColumns columns;

    private EdgeListFile(Ends ends, EdgeColumns columns) {
        this.ends = ends;
        this.columns = columns;
    }

    /**
     * Connections and what the file says of them.
     *
     * @param weights null if the file has none
     * @param delays in steps; null if the file has none
     */
    record Edges(StoredRows rows, StoredValues weights, SynapseValues delays) {
    }

    private static boolean isHdf5(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return HDF5.stream().anyMatch(name::endsWith);
    }

    /** @return how many edges there are at most, quickly */
    public static long count(Path file, Work work) throws NetworkException {
        return isHdf5(file) ? SonataEdges.count(file) : Math.max(0, CsvFile.countLines(file, work::check) - 1);
    }

    static Edges read(Path file, Ends ends, double dt, Work work) throws NetworkException {
        long count = count(file, work);
        if (count > MAX_EDGES) {
            throw new NetworkException(List.of(new Problem(file.toString(), 0, 0,
                    "has " + count + " edges; expected at most " + MAX_EDGES)));
        }
        EdgeColumns columns = isHdf5(file) ? SonataEdges.read(file, ends, dt, work)
                : CsvEdges.read(file, (int) count, ends, dt, work);
        return new EdgeListFile(ends, columns).rows(work);
    }

    private Edges rows(Work work) throws NetworkException {
        int edges = columns.count();
        int[] targets = columns.targets();
        int[] indegrees = new int[ends.targets()];
        for (int i = 0; i < edges; i++) {
            indegrees[targets[i]]++;
        }
        StoredRows rows = new StoredRows(indegrees);
        StoredValues storedWeights = columns.weights() == null || edges == 0 ? null : new StoredValues(rows);
        StoredValues storedDelays = columns.delays() == null || edges == 0 ? null : new StoredValues(rows);
        int[] next = new int[ends.targets()];
        work.slices(0, edges, 1, (from, to) -> {
            for (int i = (int) from; i < to; i++) {
                int target = targets[i];
                int k = next[target]++;
                rows.set(target, k, columns.sources()[i]);
                if (storedWeights != null) {
                    storedWeights.set(target, k, columns.weights()[i]);
                }
                if (storedDelays != null) {
                    storedDelays.set(target, k, columns.delays()[i]);
                }
            }
        });
        if (!ends.multapses()) {
            refuseMultapses(rows);
        }
        return new Edges(rows, storedWeights, storedDelays);
    }

    private void refuseMultapses(StoredRows rows) throws NetworkException {
        int[] lastTarget = new int[ends.sources()];
        Arrays.fill(lastTarget, -1);
        int[] found = {-1, -1};
        rows.rows(0, ends.targets(), (target, row, count) -> {
            for (int k = 0; k < count && found[0] < 0; k++) {
                if (lastTarget[row[k]] == target) {
                    found[0] = row[k];
                    found[1] = target;
                }
                lastTarget[row[k]] = target;
            }
        });
        if (found[0] >= 0) {
            throw new NetworkException(List.of(columns.places().at(second(found[0], found[1]),
                    "connects " + found[0] + " to " + found[1]
                            + " a second time, which \"allow_multapses\": false forbids")));
        }
    }

    private int second(int source, int target) {
        boolean seen = false;
        for (int i = 0; i < columns.count(); i++) {
            if (columns.sources()[i] == source && columns.targets()[i] == target) {
                if (seen) {
                    return i;
                }
                seen = true;
            }
        }
        throw new IllegalStateException("no second connection of " + source + " to " + target);
    }
}
