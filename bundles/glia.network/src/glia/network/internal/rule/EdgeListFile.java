package glia.network.internal.rule;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.api.network.SynapseValues;
import glia.network.internal.base.Steps;
import glia.network.internal.base.Work;
import glia.network.internal.csv.CsvFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads the connections of a projection from a CSV file. Order of a row: as in the file. */
final class EdgeListFile {

    private static final int LINES_PER_CHECK = 1 << 14;
    private static final long MAX_EDGES = Integer.MAX_VALUE - 8L;

    private final Path file;
    private final Ends ends;
    private final double dt;
    private final Work work;
    private int[] sources;
    private int[] targets;
    private double[] weights;
    private int[] delays;
    private int edges;

    private EdgeListFile(Path file, Ends ends, double dt, Work work) {
        this.file = file;
        this.ends = ends;
        this.dt = dt;
        this.work = work;
    }

    /**
     * Connections and what the file says of them.
     *
     * @param weights null if the file has none
     * @param delays in steps; null if the file has none
     */
    record Edges(StoredRows rows, StoredValues weights, SynapseValues delays) {
    }

    static Edges read(Path file, Ends ends, double dt, Work work) throws NetworkException {
        EdgeListFile list = new EdgeListFile(file, ends, dt, work);
        list.readLines();
        return list.rows();
    }

    private void readLines() throws NetworkException {
        long lines = CsvFile.countLines(file, work::check);
        if (lines > MAX_EDGES) {
            throw new NetworkException(List.of(new Problem(file.toString(), 0, 0,
                    "has " + lines + " lines; expected at most " + MAX_EDGES)));
        }
        int capacity = (int) lines;
        sources = new int[capacity];
        targets = new int[capacity];
        try (CsvFile csv = CsvFile.open(file, List.of("source", "target"), List.of("weight", "delay"))) {
            int source = csv.column("source");
            int target = csv.column("target");
            int weight = csv.column("weight");
            int delay = csv.column("delay");
            weights = weight < 0 ? null : new double[capacity];
            delays = delay < 0 ? null : new int[capacity];
            while (csv.next()) {
                if (edges % LINES_PER_CHECK == 0) {
                    work.check();
                }
                ends(csv, source, target);
                if (weights != null) {
                    weights[edges] = csv.number(weight);
                }
                if (delays != null) {
                    delays[edges] = delay(csv, delay);
                }
                edges++;
            }
            csv.complete();
        }
    }

    private void ends(CsvFile csv, int source, int target) throws NetworkException {
        sources[edges] = csv.index(source, ends.sources());
        targets[edges] = csv.index(target, ends.targets());
        if (ends.exceptSelf() && sources[edges] == targets[edges] && sources[edges] >= 0) {
            csv.problem(source, "connects neuron " + sources[edges]
                    + " to itself, which \"allow_autapses\": false forbids");
        }
    }

    private int delay(CsvFile csv, int cell) throws NetworkException {
        double ms = csv.number(cell);
        if (Steps.belowOne(ms, dt) || ms / dt > Steps.MAX_DELAY) {
            csv.problem(cell, "expected a delay of " + dt + " (dt) to " + Steps.MAX_DELAY * dt + " ms, found " + ms);
            return 1;
        }
        return Double.isNaN(ms) ? 1 : Steps.delay(ms, dt);
    }

    private Edges rows() throws NetworkException {
        int[] indegrees = new int[ends.targets()];
        for (int i = 0; i < edges; i++) {
            indegrees[targets[i]]++;
        }
        StoredRows rows = new StoredRows(indegrees);
        StoredValues storedWeights = weights == null || edges == 0 ? null : new StoredValues(rows);
        StoredValues storedDelays = delays == null || edges == 0 ? null : new StoredValues(rows);
        int[] next = new int[ends.targets()];
        work.slices(0, edges, 1, (from, to) -> {
            for (int i = (int) from; i < to; i++) {
                int target = targets[i];
                int k = next[target]++;
                rows.set(target, k, sources[i]);
                if (storedWeights != null) {
                    storedWeights.set(target, k, weights[i]);
                }
                if (storedDelays != null) {
                    storedDelays.set(target, k, delays[i]);
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
            throw new NetworkException(List.of(new Problem(file.toString(), lineOfSecond(found[0], found[1]), 1,
                    "connects " + found[0] + " to " + found[1]
                            + " a second time, which \"allow_multapses\": false forbids")));
        }
    }

    /** The header is line 1, and there are no empty lines between others. */
    private int lineOfSecond(int source, int target) {
        boolean seen = false;
        for (int i = 0; i < edges; i++) {
            if (sources[i] == source && targets[i] == target) {
                if (seen) {
                    return i + 2;
                }
                seen = true;
            }
        }
        throw new IllegalStateException("no second connection of " + source + " to " + target);
    }
}
