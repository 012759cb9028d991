package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The positions of a network's neurons in one plane, by neuron id, with a grid that finds them again. Where no neuron
 * lives there is no position, but room for it within the bounds, so that births do not move the others. Immutable.
 */
public final class NetworkGeometry {
    private static final int NEURONS_PER_CELL = 4;

    private final Network network;
    private final Plane plane;
    private final Placement placement;
    private final float[] x;
    private final float[] y;
    private final short[] population;
    private final float[] centroidX;
    private final float[] centroidY;
    private double lowX = Double.MAX_VALUE;
    private double lowY = Double.MAX_VALUE;
    private double highX = -Double.MAX_VALUE;
    private double highY = -Double.MAX_VALUE;
    private double cell;
    private int columns;
    private int rows;
    private int[] cellStart;
    private int[] cellNeurons;

    /**
     * @param network a built network
     * @param plane the plane that its neurons are projected onto
     */
    public NetworkGeometry(Network network, Plane plane) {
        this(network, plane, null);
    }

    /**
     * @param network a built network
     * @param plane the plane that its neurons are projected onto
     * @param placement where they are instead; null for where they were given
     */
    public NetworkGeometry(Network network, Plane plane, Placement placement) {
        this.network = network;
        this.plane = plane;
        this.placement = placement;
        int neurons = network.neurons();
        x = new float[neurons];
        y = new float[neurons];
        population = new short[neurons];
        centroidX = new float[network.populations().size()];
        centroidY = new float[network.populations().size()];
        for (Population each : network.populations()) {
            place(each);
        }
        index();
    }

    private void place(Population each) {
        Arrays.fill(population, each.firstId(), each.firstId() + each.size(), (short) each.index());
        Arrays.fill(x, each.firstId(), each.firstId() + each.size(), Float.NaN);
        Arrays.fill(y, each.firstId(), each.firstId() + each.size(), Float.NaN);
        for (int i = 0; i < each.size(); i++) {
            lowX = Math.min(lowX, horizontal(each, i));
            highX = Math.max(highX, horizontal(each, i));
            lowY = Math.min(lowY, vertical(each, i));
            highY = Math.max(highY, vertical(each, i));
        }
        double sumX = 0;
        double sumY = 0;
        for (int run = 0; run < each.slots().runs(); run++) {
            for (int i = each.slots().begin(run); i < each.slots().end(run); i++) {
                int id = each.firstId() + i;
                x[id] = horizontal(each, i);
                y[id] = vertical(each, i);
                sumX += x[id];
                sumY += y[id];
            }
        }
        boolean extinct = each.living() == 0;
        centroidX[each.index()] = (float) (extinct ? (lowX + highX) / 2 : sumX / each.living());
        centroidY[each.index()] = (float) (extinct ? (lowY + highY) / 2 : sumY / each.living());
    }

    private float horizontal(Population of, int index) {
        return placement == null ? of.positions()[3 * index + plane.horizontal()] : placement.x()[of.firstId() + index];
    }

    private float vertical(Population of, int index) {
        return placement == null ? of.positions()[3 * index + plane.vertical()] : placement.y()[of.firstId() + index];
    }

    private void index() {
        double spanX = Math.max(highX - lowX, 1e-9);
        double spanY = Math.max(highY - lowY, 1e-9);
        double longer = Math.max(spanX, spanY);
        // a line of neurons has no area: the cell's edge then comes from the longer span alone
        double byArea = Math.sqrt(spanX * spanY * NEURONS_PER_CELL / x.length);
        cell = Math.max(byArea, longer * NEURONS_PER_CELL / Math.max(x.length, NEURONS_PER_CELL));
        columns = (int) (spanX / cell) + 1;
        rows = (int) (spanY / cell) + 1;
        cellStart = new int[columns * rows + 1];
        for (int id = 0; id < x.length; id++) {
            cellStart[cellOf(x[id], y[id]) + 1] += lives(id) ? 1 : 0;
        }
        for (int c = 0; c < columns * rows; c++) {
            cellStart[c + 1] += cellStart[c];
        }
        int[] next = Arrays.copyOf(cellStart, columns * rows);
        cellNeurons = new int[cellStart[columns * rows]];
        for (int id = 0; id < x.length; id++) {
            if (lives(id)) {
                cellNeurons[next[cellOf(x[id], y[id])]++] = id;
            }
        }
    }

    private int cellOf(double atX, double atY) {
        int column = (int) Math.clamp((atX - lowX) / cell, 0, columns - 1);
        int row = (int) Math.clamp((atY - lowY) / cell, 0, rows - 1);
        return row * columns + column;
    }

    /**
     * The neuron nearest to a point.
     *
     * @param atX in mm
     * @param atY in mm
     * @param radius how far away it may be, in mm
     * @param eligible which neurons are looked at
     * @return its id, or -1 if there is none
     */
    public int nearest(double atX, double atY, double radius, IntPredicate eligible) {
        int firstColumn = (int) Math.clamp(Math.floor((atX - radius - lowX) / cell), 0, columns - 1);
        int lastColumn = (int) Math.clamp(Math.floor((atX + radius - lowX) / cell), 0, columns - 1);
        int firstRow = (int) Math.clamp(Math.floor((atY - radius - lowY) / cell), 0, rows - 1);
        int lastRow = (int) Math.clamp(Math.floor((atY + radius - lowY) / cell), 0, rows - 1);
        int best = -1;
        double bestSquare = radius * radius;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int at = cellStart[row * columns + firstColumn]; at < cellStart[row * columns + lastColumn + 1];
                    at++) {
                int id = cellNeurons[at];
                double dx = x[id] - atX;
                double dy = y[id] - atY;
                double square = dx * dx + dy * dy;
                if ((square < bestSquare || square == bestSquare && (best < 0 || id < best)) && eligible.test(id)) {
                    bestSquare = square;
                    best = id;
                }
            }
        }
        return best;
    }

    /**
     * The next neuron in one direction, within 45 degrees to both sides: the nearest one.
     *
     * @param atX from where, in mm
     * @param atY from where, in mm
     * @param right -1, 0 or 1
     * @param up -1, 0 or 1, not 0 too
     * @param eligible which neurons are looked at
     * @return its id, or -1 if there is none
     */
    public int next(double atX, double atY, int right, int up, IntPredicate eligible) {
        int best = -1;
        double bestSquare = Double.MAX_VALUE;
        for (int id = 0; id < x.length; id++) {
            double dx = x[id] - atX;
            double dy = y[id] - atY;
            double along = right * dx + up * dy;
            double square = dx * dx + dy * dy;
            if (along > 0 && 2 * along * along >= square && square < bestSquare && eligible.test(id)) {
                bestSquare = square;
                best = id;
            }
        }
        return best;
    }

    /**
     * The neurons within a rectangle.
     *
     * @param left in mm, as the others
     * @param low above or below the other edge
     * @return their ids, ascending
     */
    public int[] within(double left, double low, double right, double high) {
        double fromX = Math.min(left, right);
        double toX = Math.max(left, right);
        double fromY = Math.min(low, high);
        double toY = Math.max(low, high);
        return IntStream.range(0, x.length)
                .filter(id -> x[id] >= fromX && x[id] <= toX && y[id] >= fromY && y[id] <= toY).toArray();
    }

    public Network network() {
        return network;
    }

    public Plane plane() {
        return plane;
    }

    /** How many ids there are, those of neurons that do not live included. */
    public int neurons() {
        return x.length;
    }

    /** Where neurons are instead of where they were given; null if they are there. */
    public Placement placement() {
        return placement;
    }

    /** Whether there is a neuron of this id. */
    public boolean lives(int id) {
        return !Float.isNaN(x[id]);
    }

    /** Horizontal coordinate in mm; NaN where no neuron lives. */
    public float x(int id) {
        return x[id];
    }

    /** Vertical coordinate in mm; NaN where no neuron lives. */
    public float y(int id) {
        return y[id];
    }

    /** Index of the population. */
    public int population(int id) {
        return population[id];
    }

    public float centroidX(int populationIndex) {
        return centroidX[populationIndex];
    }

    public float centroidY(int populationIndex) {
        return centroidY[populationIndex];
    }

    public double lowX() {
        return lowX;
    }

    public double lowY() {
        return lowY;
    }

    public double highX() {
        return highX;
    }

    public double highY() {
        return highY;
    }

    /** Distance in mm that neurons would have from their neighbours if they were spread evenly. */
    public double spacing() {
        double spanX = Math.max(highX - lowX, 1e-3);
        double spanY = Math.max(highY - lowY, 1e-3);
        return Math.max(Math.sqrt(spanX * spanY / x.length), Math.max(spanX, spanY) / x.length);
    }
}
