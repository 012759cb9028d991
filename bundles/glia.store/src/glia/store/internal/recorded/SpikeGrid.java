package glia.store.internal.recorded;

import glia.api.network.Population;
import glia.api.store.RecordedSpikes.CellVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often neurons spiked, by stretches of time and groups of neurons, in bounded memory: when there is more time than
 * bins, each two of them become one, and so do rows of neurons. Coarser levels above make long stretches quick to draw.
 */
final class SpikeGrid {

    static final int MOST = 255;

    private static final int BINS = 1 << 15;
    private static final int MOST_ROWS = 1 << 10;
    private static final int LEVEL_SHIFT = 2;
    private static final int LEVELS = 3;

    /** The rows of one population. */
    private static final class Band {
        private final List<byte[][]> rows = new ArrayList<>();
        private int shift;
    }

    private final List<Band> bands = new ArrayList<>();
    private int binShift;
    private int rows;

    void add(long step, int population, int neuron) {
        while (step >> binShift >= BINS) {
            mergeTime();
        }
        while (population >= bands.size()) {
            bands.add(new Band());
        }
        Band band = bands.get(population);
        while (neuron >> band.shift >= MOST_ROWS) {
            mergeRows(band);
        }
        while (neuron >> band.shift >= band.rows.size()) {
            if (rows == MOST_ROWS) {
                mergeRows(largest());
            } else {
                band.rows.add(new byte[][] {new byte[BINS]});
                rows++;
            }
        }
        byte[] row = band.rows.get(neuron >> band.shift)[0];
        int bin = (int) (step >> binShift);
        if (row[bin] != (byte) MOST) {
            row[bin]++;
        }
    }

    private Band largest() {
        Band largest = bands.getFirst();
        for (Band band : bands) {
            if (band.rows.size() > largest.rows.size()) {
                largest = band;
            }
        }
        return largest;
    }

    private static byte sum(int one, int other) {
        return (byte) Math.min(MOST, one + other);
    }

    private void mergeTime() {
        for (Band band : bands) {
            for (byte[][] row : band.rows) {
                byte[] fine = row[0];
                for (int i = 0; i < BINS / 2; i++) {
                    fine[i] = sum(fine[2 * i] & MOST, fine[2 * i + 1] & MOST);
                }
                Arrays.fill(fine, BINS / 2, BINS, (byte) 0);
            }
        }
        binShift++;
    }

    private void mergeRows(Band band) {
        for (int i = 0; 2 * i < band.rows.size(); i++) {
            byte[] one = band.rows.get(2 * i)[0];
            if (2 * i + 1 < band.rows.size()) {
                byte[] other = band.rows.get(2 * i + 1)[0];
                for (int bin = 0; bin < BINS; bin++) {
                    one[bin] = sum(one[bin] & MOST, other[bin] & MOST);
                }
            }
            band.rows.set(i, new byte[][] {one});
        }
        int left = (band.rows.size() + 1) / 2;
        rows -= band.rows.size() - left;
        band.rows.subList(left, band.rows.size()).clear();
        band.shift++;
    }

    /** Makes the coarser levels; nothing is added afterwards. */
    void finish() {
        for (Band band : bands) {
            band.rows.replaceAll(row -> levels(row[0]));
        }
    }

    private static byte[][] levels(byte[] finest) {
        byte[][] levels = new byte[LEVELS][];
        levels[0] = finest;
        for (int level = 1; level < LEVELS; level++) {
            byte[] below = levels[level - 1];
            levels[level] = new byte[below.length >> LEVEL_SHIFT];
            for (int i = 0; i < below.length; i++) {
                int at = i >> LEVEL_SHIFT;
                levels[level][at] = sum(levels[level][at] & MOST, below[i] & MOST);
            }
        }
        return levels;
    }

    /** @param steps no shorter pieces are needed */
    void visit(List<Population> populations, long fromStep, long toStep, double steps, CellVisitor visitor) {
        int level = 0;
        while (level + 1 < LEVELS && 1L << binShift + (level + 1) * LEVEL_SHIFT <= steps) {
            level++;
        }
        int shift = binShift + level * LEVEL_SHIFT;
        int bins = BINS >> level * LEVEL_SHIFT;
        int first = (int) Math.clamp(fromStep >> shift, 0, bins);
        int last = (int) Math.clamp(toStep >> shift, -1, bins - 1);
        for (int p = 0; p < bands.size(); p++) {
            Band band = bands.get(p);
            Population population = populations.get(p);
            for (int r = 0; r < band.rows.size(); r++) {
                byte[] row = band.rows.get(r)[level];
                int neuron = population.firstId() + (r << band.shift);
                int lastNeuron = population.firstId() + Math.min(population.size(), r + 1 << band.shift) - 1;
                for (int bin = first; bin <= last; bin++) {
                    if (row[bin] != 0) {
                        visitor.cell((long) bin << shift, (bin + 1L << shift) - 1, neuron, lastNeuron,
                                row[bin] & MOST);
                    }
                }
            }
        }
    }
}
