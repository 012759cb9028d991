package glia.store.internal.recorded;

import glia.api.store.RecordedSeries;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Values over time that are kept by short stretches of time and, where they can be read again, read for what is looked
 * at.
 *
 * @param grid a line for each state of each column, states within columns
 * @param names of the columns
 * @param reader null if values cannot be read again
 */
record GridSeries(String name, List<String> states, SampleGrid grid, IntFunction<String> names, Reader reader)
        implements RecordedSeries {

    /** Reads values again. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param lines of the grid
         * @return null if there are too many
         */
        Slice read(int[] lines, double fromMs, double toMs) throws IOException;
    }

    @Override
    public int columns() {
        return grid.lines() / states.size();
    }

    @Override
    public String column(int column) {
        return names.apply(column);
    }

    @Override
    public long times() {
        return grid.times();
    }

    @Override
    public double firstMs() {
        return grid.firstMs();
    }

    @Override
    public double lastMs() {
        return grid.lastMs();
    }

    @Override
    public Slice slice(int state, int[] columns, double fromMs, double toMs) throws IOException {
        int[] lines = IntStream.of(columns).map(column -> column * states.size() + state).toArray();
        Slice kept = grid.slice(lines, fromMs, toMs);
        Slice exact = kept.reduced() && reader != null ? reader.read(lines, fromMs, toMs) : null;
        return exact == null ? kept : exact;
    }

    /** Collects values of increasing times that are read one after the other. */
    static final class Collected {
        private final float[][] values;
        private double[] times = new double[256];
        private int count;

        Collected(int lines) {
            values = new float[lines][times.length];
        }

        void time(double ms) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                for (int i = 0; i < values.length; i++) {
                    values[i] = Arrays.copyOf(values[i], 2 * count);
                }
            }
            times[count] = ms;
            for (float[] line : values) {
                line[count] = Float.NaN;
            }
            count++;
        }

        /** Forgets what was collected. */
        void clear() {
            count = 0;
        }

        void value(int line, float value) {
            values[line][count - 1] = value;
        }

        Slice slice(double gapMs) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Arrays.copyOf(values[i], count);
            }
            return new Slice(Arrays.copyOf(times, count), values, gapMs, false);
        }
    }
}
