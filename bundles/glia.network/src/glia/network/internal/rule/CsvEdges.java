package glia.network.internal.rule;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.network.internal.base.Steps;
import glia.network.internal.base.Work;
import glia.network.internal.csv.CsvFile;
import java.nio.file.Path;
import java.util.List;

/** Reads edges from a CSV file with the columns source, target and if wanted weight and delay. */
final class CsvEdges {

    private static final int LINES_PER_CHECK = 1 << 14;

    private final Ends ends;
    private final double dt;
    private final int[] sources;
    private final int[] targets;
    private int edges;

    private CsvEdges(int capacity, Ends ends, double dt) {
        this.ends = ends;
        this.dt = dt;
        sources = new int[capacity];
        targets = new int[capacity];
    }

    /** @param capacity at least the number of edges */
    static EdgeColumns read(Path file, int capacity, Ends ends, double dt, Work work) throws NetworkException {
        return new CsvEdges(capacity, ends, dt).read(file, work);
    }

    private EdgeColumns read(Path file, Work work) throws NetworkException {
        try (CsvFile csv = CsvFile.open(file, List.of("source", "target"), List.of("weight", "delay"))) {
            int source = csv.column("source");
            int target = csv.column("target");
            int weight = csv.column("weight");
            int delay = csv.column("delay");
            double[] weights = weight < 0 ? null : new double[sources.length];
            int[] delays = delay < 0 ? null : new int[sources.length];
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
            // the header is line 1, and there are no empty lines between others
            return new EdgeColumns(edges, sources, targets, weights, delays,
                    (edge, message) -> new Problem(file.toString(), edge + 2, 1, message));
        }
    }

    private void ends(CsvFile csv, int source, int target) throws NetworkException {
        sources[edges] = csv.index(source, ends.sources());
        targets[edges] = csv.index(target, ends.targets());
        if (ends.exceptSelf() && sources[edges] == targets[edges] && sources[edges] >= 0) {
            csv.problem(source, EdgeColumns.autapse(sources[edges]));
        }
    }

    private int delay(CsvFile csv, int cell) throws NetworkException {
        double ms = csv.number(cell);
        if (EdgeColumns.badDelay(ms, dt)) {
            csv.problem(cell, EdgeColumns.badDelayMessage(ms, dt));
            return 1;
        }
        return Double.isNaN(ms) ? 1 : Steps.delay(ms, dt);
    }
}
