package glia.engine.internal;

import java.util.Arrays;

/** Rows of samples since observers were told last; as many as fit, and none while nobody watches. */
final class SampleRows {

    private static final int MOST_SAMPLES = 1 << 16;

    private final int width;
    private final long[] steps;
    private final float[] values;
    private int rows;
    private boolean watched;

    /** @param width how many values a row has */
    SampleRows(int width) {
        this.width = width;
        int most = Math.clamp(MOST_SAMPLES / Math.max(1, width), 1, 4096);
        steps = new long[most];
        values = new float[most * width];
    }

    void watch(boolean now) {
        watched = now;
    }

    void clear() {
        rows = 0;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    boolean full() {
        return rows == steps.length;
    }

    void add(long step, float[] row) {
        if (watched && rows < steps.length) {
            steps[rows] = step;
            System.arraycopy(row, 0, values, rows * width, width);
            rows++;
        }
    }

    /** A copy. */
    long[] steps() {
        return Arrays.copyOf(steps, rows);
    }

    /** A copy. */
    float[] values() {
        return Arrays.copyOf(values, rows * width);
    }
}
