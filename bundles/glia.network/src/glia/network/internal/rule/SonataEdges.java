package glia.network.internal.rule;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.hdf5.Hdf5Column;
import glia.hdf5.Hdf5Exception;
import glia.hdf5.Hdf5File;
import glia.hdf5.Hdf5Group;
import glia.network.internal.base.Steps;
import glia.network.internal.base.Work;
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
    private static final String EDGES = "edges";

    private final Path file;
    private final Hdf5Group population;
    private final Hdf5Column sources;
    private final Hdf5Column targets;
    private final int count;

    private SonataEdges(Path file, Hdf5File hdf) throws Hdf5Exception {
        this.file = file;
        Hdf5Group edges = hdf.root().group("edges", EXPECTED);
        Set<String> populations = edges.names();
        if (populations.size() != 1) {
            throw new Hdf5Exception("/edges has " + populations.size() + " populations; expected one");
        }
        population = edges.group(populations.iterator().next(), EXPECTED);
        sources = population.column("source_node_id", EXPECTED);
        targets = population.column("target_node_id", EXPECTED);
        count = sources.length();
        targets.requireLength(count, EDGES);
    }

    static long count(Path file) throws NetworkException {
        try (Hdf5File hdf = Hdf5File.open(file)) {
            return new SonataEdges(file, hdf).count;
        } catch (Hdf5Exception e) {
            throw new NetworkException(List.of(new Problem(file.toString(), 0, 0, e.getMessage())));
        }
    }

    static EdgeColumns read(Path file, Ends ends, double dt, Work work) throws NetworkException {
        try (Hdf5File hdf = Hdf5File.open(file)) {
            return new SonataEdges(file, hdf).read(ends, dt, work);
        } catch (Hdf5Exception e) {
            throw new NetworkException(List.of(new Problem(file.toString(), 0, 0, e.getMessage())));
        }
    }

    private EdgeColumns read(Ends ends, double dt, Work work) throws NetworkException, Hdf5Exception {
        int[] from = ids(sources, ends.sources(), work);
        int[] to = ids(targets, ends.targets(), work);
        if (ends.exceptSelf()) {
            for (int i = 0; i < count; i++) {
                if (from[i] == to[i]) {
                    throw new NetworkException(List.of(at(i, EdgeColumns.autapse(from[i]))));
                }
            }
        }
        double[] weights = null;
        int[] delays = null;
        if (population.has("0")) {
            Hdf5Group properties = population.group("0", EXPECTED);
            weights = values(properties, "syn_weight", work);
            double[] ms = values(properties, "delay", work);
            if (weights != null || ms != null) {
                requireOneGroup(work);
            }
            delays = ms == null ? null : delays(ms, dt);
        }
        return new EdgeColumns(count, from, to, weights, delays, this::at);
    }

    private Problem at(int edge, String message) {
        return new Problem(file.toString(), 0, 0, "edge " + edge + ": " + message);
    }

    private int[] ids(Hdf5Column data, int limit, Work work) throws NetworkException, Hdf5Exception {
        int[] ids = new int[count];
        String name = data.path().substring(data.path().lastIndexOf('/') + 1);
        data.<NetworkException>whole(work::check, (from, values) -> {
            for (int i = 0; i < values.length; i++) {
                if (values[i] < 0 || values[i] >= limit) {
                    throw new NetworkException(List.of(at(from + i, name
                            + ": expected a whole number from 0 to " + (limit - 1) + ", found " + values[i])));
                }
                ids[from + i] = (int) values[i];
            }
        });
        return ids;
    }

    /** @return the numbers, or null if there are none of that name */
    private double[] values(Hdf5Group properties, String name, Work work) throws NetworkException, Hdf5Exception {
        if (!properties.has(name)) {
            return null;
        }
        Hdf5Column data = properties.column(name, EXPECTED);
        data.requireLength(count, EDGES);
        double[] all = new double[count];
        data.<NetworkException>numbers(work::check, (from, values) -> {
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
    private void requireOneGroup(Work work) throws NetworkException, Hdf5Exception {
        requireValues("edge_group_id", new int[count], "expected 0, the only group that is read", work);
        int[] ascending = new int[count];
        Arrays.setAll(ascending, i -> i);
        requireValues("edge_group_index", ascending, "expected properties in the order of the edges", work);
    }

    private void requireValues(String name, int[] expected, String message, Work work)
            throws NetworkException, Hdf5Exception {
        if (population.has(name)) {
            Hdf5Column data = population.column(name, EXPECTED);
            data.requireLength(count, EDGES);
            data.<NetworkException>whole(work::check, (from, values) -> {
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
