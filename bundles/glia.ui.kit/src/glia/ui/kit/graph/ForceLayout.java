package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Places neurons by forces: those that are connected attract each other, those that are near repel each other, and
 * what they may move becomes less. The grid variant of T. M. J. Fruchterman and E. M. Reingold, Graph drawing by
 * force-directed placement, Software: Practice and Experience 21 (1991) 1129-1164: repulsion ends at twice the distance
 * that neighbours are to have, so that a round costs neurons and connections, not pairs. Of many connections of a
 * neuron some are taken, and of many that crowd in one place some are looked at.
 */
final class ForceLayout {
    private static final int ROUNDS = 120;
    /** Incoming connections of a neuron and projection that count; more would pull all into one lump. */
    private static final int MOST_CONNECTIONS = 6;
    /** Neurons of a cell that one neuron is repelled by. */
    private static final int MOST_NEIGHBOURS = 8;
    private static final float BESIDE = 0.3f;
    private static final int ROWS = 256;
    private static final int CHECK_EVERY = 1 << 14;

    private final Network network;
    private final BooleanSupplier cancelled;
    private final int neurons;
    private final int[] living;
    private final float[] x;
    private final float[] y;
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int connections;

    ForceLayout(Network network, BooleanSupplier cancelled) {
        this.network = network;
        this.cancelled = cancelled;
        neurons = network.neurons();
        living = network.populations().stream().flatMapToInt(population -> IntStream.range(0, population.size())
                .filter(population.slots()::lives).map(index -> population.firstId() + index)).toArray();
        x = new float[neurons];
        y = new float[neurons];
    }

    Placement place(DoubleConsumer progress) {
        connect();
        begin();
        float[] moveX = new float[neurons];
        float[] moveY = new float[neurons];
        double side = Math.sqrt(neurons);
        for (int round = 0; round < ROUNDS && living.length > 0; round++) {
            check();
            Arrays.fill(moveX, 0);
            Arrays.fill(moveY, 0);
            repel(moveX, moveY);
            attract(moveX, moveY);
            double most = 0.1 * side * (1 - (double) round / ROUNDS) + 0.01;
            for (int id : living) {
                double length = Math.hypot(moveX[id], moveY[id]);
                double share = length > most ? most / length : 1;
                x[id] += (float) (moveX[id] * share);
                y[id] += (float) (moveY[id] * share);
            }
            progress.accept((round + 1.0) / ROUNDS);
        }
        settleFree();
        return new Placement(NeuronLayout.FORCES, x, y);
    }

    private void check() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /** Takes some connections of each neuron, spread over its row. */
    private void connect() {
        for (Projection projection : network.projections()) {
            Population source = network.populations().get(projection.source());
            Population target = network.populations().get(projection.target());
            for (int row = 0; row < target.size(); row += ROWS) {
                check();
                projection.connectivity().rows(row, Math.min(target.size(), row + ROWS), (index, sources, count) -> {
                    int taken = Math.min(count, MOST_CONNECTIONS);
                    for (int i = 0; i < taken; i++) {
                        add(source.firstId() + sources[(int) ((long) i * count / taken)], target.firstId() + index);
                    }
                });
            }
        }
    }

    private void add(int source, int target) {
        if (connections == from.length) {
            from = Arrays.copyOf(from, 2 * connections);
            to = Arrays.copyOf(to, 2 * connections);
        }
        from[connections] = source;
        to[connections++] = target;
    }

    /** A square with room for all, at places that follow from the seed of the network alone. */
    private void begin() {
        Random random = new Random(network.description().seed());
        double side = Math.sqrt(neurons);
        for (int id = 0; id < neurons; id++) {
            x[id] = (float) (random.nextDouble() * side);
            y[id] = (float) (random.nextDouble() * side);
        }
    }

    /** Whoever is born in a slot that is free now comes to be beside another neuron. */
    private void settleFree() {
        boolean[] lives = new boolean[neurons];
        for (int id : living) {
            lives[id] = true;
        }
        for (int id = 0; id < neurons && living.length > 0; id++) {
            if (!lives[id]) {
                x[id] = x[living[id % living.length]] + BESIDE;
                y[id] = y[living[id % living.length]] + BESIDE;
            }
        }
    }

    private void attract(float[] moveX, float[] moveY) {
        for (int c = 0; c < connections; c++) {
            double dx = x[to[c]] - x[from[c]];
            double dy = y[to[c]] - y[from[c]];
            // the pull of distance^2, in units of the distance that neighbours are to have, shared among connections
            double distance = Math.hypot(dx, dy) / MOST_CONNECTIONS;
            moveX[from[c]] += (float) (dx * distance);
            moveY[from[c]] += (float) (dy * distance);
            moveX[to[c]] -= (float) (dx * distance);
            moveY[to[c]] -= (float) (dy * distance);
        }
    }

    private void repel(float[] moveX, float[] moveY) {
        float lowX = Float.MAX_VALUE;
        float lowY = Float.MAX_VALUE;
        float highX = -Float.MAX_VALUE;
        float highY = -Float.MAX_VALUE;
        for (int id : living) {
            lowX = Math.min(lowX, x[id]);
            highX = Math.max(highX, x[id]);
            lowY = Math.min(lowY, y[id]);
            highY = Math.max(highY, y[id]);
        }
        // as many cells as neurons at most, however far some have gone
        double cell = Math.max(2, Math.max(highX - lowX, highY - lowY) / Math.sqrt(neurons + 1.0));
        int columns = (int) ((highX - lowX) / cell) + 1;
        int rows = (int) ((highY - lowY) / cell) + 1;
        int[] cells = new int[neurons];
        int[] start = new int[columns * rows + 1];
        for (int id : living) {
            cells[id] = (int) ((y[id] - lowY) / cell) * columns + (int) ((x[id] - lowX) / cell);
            start[cells[id] + 1]++;
        }
        for (int c = 0; c < columns * rows; c++) {
            start[c + 1] += start[c];
        }
        int[] sorted = new int[living.length];
        int[] next = Arrays.copyOf(start, columns * rows);
        for (int id : living) {
            sorted[next[cells[id]]++] = id;
        }
        for (int id : living) {
            if (id % CHECK_EVERY == 0) {
                check();
            }
            int column = cells[id] % columns;
            int row = cells[id] / columns;
            for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
                for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
                    repel(id, sorted, start[r * columns + c], start[r * columns + c + 1], moveX, moveY);
                }
            }
        }
    }

    private void repel(int id, int[] sorted, int begin, int end, float[] moveX, float[] moveY) {
        int stride = Math.max(1, (end - begin) / MOST_NEIGHBOURS);
        for (int at = begin + id % stride; at < end; at += stride) {
            int other = sorted[at];
            double dx = x[id] - x[other];
            double dy = y[id] - y[other];
            double square = dx * dx + dy * dy;
            if (other != id && square < 4) {
                // two in one place part in a direction that depends on which they are
                double push = stride / Math.max(square, 1e-4);
                moveX[id] += (float) ((dx == 0 && dy == 0 ? id < other ? 1e-2 : -1e-2 : dx) * push);
                moveY[id] += (float) (dy * push);
            }
        }
    }
}
