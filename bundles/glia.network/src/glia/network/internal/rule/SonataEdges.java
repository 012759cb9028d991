package glia.network.internal.rule;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.network.internal.base.Steps;
import glia.network.internal.base.Work;
import glia.network.internal.hdf5.Hdf5Column;
import glia.network.internal.hdf5.Hdf5Input;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Reads edges from a file of the SONATA data format: in {@code /edges/POPULATION} the datasets {@code source_node_id}
 * and {@code target_node_id}, and if there are any, {@code 0/syn_weight} and {@code 0/delay}.
 */
final class SonataEdges {

    private static final String EXPECTED = "expected SONATA edges: /edges/POPULATION/source_node_id and target_node_id";

    private final Path file;
    private final Group population;
    private final Dataset sources;
    private final Dataset targets;
    private final int count;

    private SonataEdges(Path file, Hdf5Input hdf) throws NetworkException {
        this.file = file;
        Group edges = hdf.group(hdf.root(), "edges", EXPECTED);
        Set<String> populations = edges.getChildren().keySet();
        if (populations.size() != 1) {
            throw hdf.bad("/edges has " + populations.size() + " populations; expected one");
        }
        population = hdf.group(edges, populations.iterator().next(), EXPECTED);
        sources = hdf.dataset(population, "source_node_id", EXPECTED);
        targets = hdf.dataset(population, "target_node_id", EXPECTED);
        count = hdf.length(sources);
        hdf.requireLength(targets, count);
    }

    static long count(Path file) throws NetworkException {
        return Hdf5Input.<Integer>read(file, hdf -> new SonataEdges(file, hdf).count);
    }

    static EdgeColumns read(Path file, Ends ends, double dt, Work work) throws NetworkException {
        return Hdf5Input.read(file, hdf -> new SonataEdges(file, hdf).read(hdf, ends, dt, work));
    }

    private EdgeColumns read(Hdf5Input hdf, Ends ends, double dt, Work work) throws NetworkException {
        int[] from = ids(hdf, sources, ends.sources(), work);
        int[] to = ids(hdf, targets, ends.targets(), work);
        if (ends.exceptSelf()) {
            for (int i = 0; i < count; i++) {
                if (from[i] == to[i]) {
                    throw new NetworkException(List.of(at(i, EdgeColumns.autapse(from[i]))));
                }
            }
        }
        double[] weights = null;
        int[] delays = null;
        if (population.getChildren().containsKey("0")) {
            Group properties = hdf.group(population, "0", EXPECTED);
            weights = values(hdf, properties, "syn_weight", work);
            double[] ms = values(hdf, properties, "delay", work);
            if (weights != null || ms != null) {
                requireOneGroup(hdf, work);
            }
            delays = ms == null ? null : delays(ms, dt);
        }
        return new EdgeColumns(count, from, to, weights, delays, this::at);
    }

    private Problem at(int edge, String message) {
        return new Problem(file.toString(), 0, 0, "edge " + edge + ": " + message);
    }

    private int[] ids(Hdf5Input hdf, Dataset data, int limit, Work work) throws NetworkException {
        int[] ids = new int[count];
        Hdf5Column.whole(hdf, data, work, (from, values) -> {
            for (int i = 0; i < values.length; i++) {
                if (values[i] < 0 || values[i] >= limit) {
                    throw new NetworkException(List.of(at(from + i, data.getName()
                            + ": expected a whole number from 0 to " + (limit - 1) + ", found " + values[i])));
                }
                ids[from + i] = (int) values[i];
            }
        });
        return ids;
    }

    /** @return the numbers, or null if there are none of that name */
    private double[] values(Hdf5Input hdf, Group properties, String name, Work work) throws NetworkException {
        if (!properties.getChildren().containsKey(name)) {
            return null;
        }
        Dataset data = hdf.dataset(properties, name, EXPECTED);
        hdf.requireLength(data, count);
        double[] all = new double[count];
        Hdf5Column.numbers(hdf, data, work, (from, values) -> {
            for (int i = 0; i < values.length; i++) {
                if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
                    throw new NetworkException(List.of(at(from + i, name + ": expected a finite number, found "
                            + values[i])));
                }
                all[from + i] = values[i];
            }
        });
        return all;
    }

    private int[] delays(double[] ms, double dt) throws NetworkException {
        int[] steps = new int[count];
        for (int i = 0; i < count; i++) {
            if (EdgeColumns.badDelay(ms[i], dt)) {
                throw new NetworkException(List.of(at(i, "delay: " + EdgeColumns.badDelayMessage(ms[i], dt))));
            }
            steps[i] = Steps.delay(ms[i], dt);
        }
        return steps;
    }

    /** Properties are those of the edges one by one: all are in group 0, in the order of the edges. */
    private void requireOneGroup(Hdf5Input hdf, Work work) throws NetworkException {
        requireValues(hdf, "edge_group_id", new int[count], "expected 0, the only group that is read", work);
        int[] ascending = new int[count];
        Arrays.setAll(ascending, i -> i);
        requireValues(hdf, "edge_group_index", ascending, "expected properties in the order of the edges", work);
    }

    private void requireValues(Hdf5Input hdf, String name, int[] expected, String message, Work work)
            throws NetworkException {
        if (population.getChildren().containsKey(name)) {
            Dataset data = hdf.dataset(population, name, EXPECTED);
            hdf.requireLength(data, count);
            Hdf5Column.whole(hdf, data, work, (from, values) -> {
                for (int i = 0; i < values.length; i++) {
                    if (values[i] != expected[from + i]) {
                        throw new NetworkException(List.of(at(from + i, name + ": " + message + ", found "
                                + values[i])));
                    }
                }
            });
        }
    }
}
