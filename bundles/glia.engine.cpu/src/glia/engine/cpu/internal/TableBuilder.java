package glia.engine.cpu.internal;

import glia.api.network.Connectivity;
import glia.api.network.Progress;
import glia.api.network.Projection;
import java.util.concurrent.CancellationException;

/** Lays out the synapses of one projection onto one tile. */
final class TableBuilder {

    private static final int ROWS_BETWEEN_CHECKS = 64;

    private TableBuilder() {
    }

    /**
     * @param projection the projection
     * @param sources number of neurons of its source population
     * @param from index of the slice's first neuron within the target population
     * @param to index behind the last one
     * @param quantum of the port
     * @param progress asked for cancellation
     * @return the synapses onto the slice
     * @throws CancellationException if that was wanted
     */
    static SynapseTable build(Projection projection, int sources, int from, int to, double quantum,
            Progress progress) {
        return build(projection, sources, from, to, quantum, RowStore.LIMIT, progress);
    }

    /** @param limit of the rows that are kept from the first pass for the second, in sources */
    static SynapseTable build(Projection projection, int sources, int from, int to, double quantum, int limit,
            Progress progress) {
        int[] begin = new int[sources + 1];
        RowStore store = new RowStore(from, to, limit);
        projection.connectivity().rows(from, to, (target, row, count) -> {
            check(progress, target);
            store.add(target, row, count);
            if (store.total() > SynapseTable.MAX_SYNAPSES) {
                throw new IllegalArgumentException("projection " + projection.name() + ": more than "
                        + SynapseTable.MAX_SYNAPSES + " synapses onto " + (to - from) + " neurons; use more threads");
            }
            for (int k = 0; k < count; k++) {
                begin[row[k] + 1]++;
            }
        });
        for (int source = 0; source < sources; source++) {
            begin[source + 1] += begin[source];
        }
        return new Filler(projection, begin, (int) store.total(), quantum).fill(from, to, store, progress);
    }

    private static void check(Progress progress, int target) {
        if (target % ROWS_BETWEEN_CHECKS == 0 && progress.cancelled()) {
            throw new CancellationException();
        }
    }

    /** Second pass: puts each synapse where the first pass has counted room for it. */
    private static final class Filler {

        private final Projection projection;
        private final int[] begin;
        private final int[] next;
        private final char[] targets;
        private final int[] weights;
        private final char[] delays;
        private final double quantum;
        private double[] values = new double[0];
        private int[] places = new int[0];

        Filler(Projection projection, int[] begin, int synapses, double quantum) {
            this.projection = projection;
            this.begin = begin;
            this.quantum = quantum;
            next = begin.clone();
            targets = new char[synapses];
            weights = projection.plasticity() != null || projection.weights().constant() ? null : new int[synapses];
            delays = projection.delays().constant() ? null : new char[synapses];
        }

        SynapseTable fill(int from, int to, RowStore store, Progress progress) {
            Connectivity.RowVisitor visitor = (target, row, count) -> {
                check(progress, target);
                row(target, target - from, row, count);
            };
            if (store.complete()) {
                store.rows(visitor);
            } else {
                projection.connectivity().rows(from, to, visitor);
            }
            return new SynapseTable(begin, targets, weights, delays,
                    weights == null ? (int) Math.rint(projection.weights().lowerBound() / quantum) : 0,
                    delays == null ? (int) projection.delays().lowerBound() : 0);
        }

        private void row(int target, int local, int[] row, int count) {
            if (count > values.length) {
                values = new double[count];
                places = new int[count];
            }
            for (int k = 0; k < count; k++) {
                places[k] = next[row[k]]++;
                targets[places[k]] = (char) local;
            }
            if (weights != null) {
                projection.weights().row(target, row, count, values);
                for (int k = 0; k < count; k++) {
                    weights[places[k]] = (int) Math.rint(values[k] / quantum);
                }
            }
            if (delays != null) {
                projection.delays().row(target, row, count, values);
                for (int k = 0; k < count; k++) {
                    delays[places[k]] = (char) values[k];
                }
            }
        }
    }
}
