package glia.ui.kit.chart;

import java.util.Arrays;

/** The newest samples of some lines that share their times, in bounded memory. Thread-safe. */
public final class SampleRing implements SampleSource {
    private static final int SMALLEST = 1 << 10;

    private final int lines;
    private final int capacity;
    private double[] times = new double[SMALLEST];
    private float[] values;
    private long written;

    /**
     * @param lines how many values belong to a time
     * @param capacity how many times are kept at most, a power of two
     */
    public SampleRing(int lines, int capacity) {
        if (lines < 0 || Integer.bitCount(capacity) != 1 || capacity < SMALLEST) {
            throw new IllegalArgumentException("lines " + lines + ", capacity " + capacity);
        }
        this.lines = lines;
        this.capacity = capacity;
        values = new float[SMALLEST * lines];
    }

    /**
     * Adds one sample of every line.
     *
     * @param time in ms, later than the one before; an earlier one is the first of a new run and clears the ring
     * @param from holds the values
     * @param offset place of the first line's value
     */
    public synchronized void add(double time, float[] from, int offset) {
        if (written > 0 && time <= times[place(written - 1)]) {
            written = 0;
        }
        if (written == times.length && written < capacity) {
            times = Arrays.copyOf(times, 2 * times.length);
            values = Arrays.copyOf(values, 2 * values.length);
        }
        int at = place(written);
        times[at] = time;
        System.arraycopy(from, offset, values, at * lines, lines);
        written++;
    }

    /** Replaces the newest sample of every line; without effect as long as there is none. */
    public synchronized void amend(float[] from, int offset) {
        if (written > 0) {
            System.arraycopy(from, offset, values, place(written - 1) * lines, lines);
        }
    }

    /**
     * Takes over what another ring holds, as if it had been added here.
     *
     * @param other whose samples are older than all that will be added here
     * @param places for each line of this ring its place in the other one; -1 for one that was not there, whose samples
     *            are NaN
     */
    public void addAll(SampleRing other, int[] places) {
        Slice held = other.slice(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        float[] row = new float[lines];
        for (int i = 0; i < held.times().length; i++) {
            for (int line = 0; line < lines; line++) {
                row[line] = places[line] < 0 ? Float.NaN : held.values()[places[line]][i];
            }
            add(held.times()[i], row, 0);
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        written = 0;
    }

    @Override
    public int lines() {
        return lines;
    }

    /** How many samples of each line are held. */
    public synchronized int size() {
        return (int) Math.min(written, times.length);
    }

    @Override
    public synchronized double lastTime() {
        return written == 0 ? Double.NaN : times[place(written - 1)];
    }

    @Override
    public synchronized Slice slice(double from, double to) {
        long first = Math.max(firstAt(from) - 1, oldest());
        long last = Math.min(firstAt(to) + 1, written);
        int count = (int) Math.max(0, last - first);
        double[] sliceTimes = new double[count];
        float[][] sliceValues = new float[lines][count];
        for (int i = 0; i < count; i++) {
            int at = place(first + i);
            sliceTimes[i] = times[at];
            for (int line = 0; line < lines; line++) {
                sliceValues[line][i] = values[at * lines + line];
            }
        }
        return new Slice(sliceTimes, sliceValues);
    }

    /**
     * Some samples, no longer connected to the ring.
     *
     * @param times ascending
     * @param values by line, then by time
     * @param gapMs samples no further apart than this belong together, even where others would not
     */
    public record Slice(double[] times, float[][] values, double gapMs) {

        public Slice(double[] times, float[][] values) {
            this(times, values, 0);
        }

        /** Place of the sample nearest to a time, -1 if there is none. */
        public int nearest(double time) {
            if (times.length == 0) {
                return -1;
            }
            int found = Arrays.binarySearch(times, time);
            if (found >= 0) {
                return found;
            }
            int after = -found - 1;
            if (after == 0 || after == times.length) {
                return Math.min(after, times.length - 1);
            }
            return time - times[after - 1] <= times[after] - time ? after - 1 : after;
        }
    }

    private long firstAt(double time) {
        long low = oldest();
        long high = written;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (times[place(middle)] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int place(long number) {
        return (int) number & times.length - 1;
    }

    private long oldest() {
        return Math.max(0, written - times.length);
    }
}
