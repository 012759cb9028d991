package glia.ui.views.internal.performance;

import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.ui.kit.chart.SampleRing;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What metrics were in the last samples, in bounded memory. Thread-safe. */
final class MetricHistory {
    /** At two a second more than half an hour. */
    private static final int SAMPLES_KEPT = 1 << 12;

    private final double[] times = new double[SAMPLES_KEPT];
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private long begin = Long.MIN_VALUE;
    private int written;

    /** Takes a sample in; one that is not later than the one before is not taken. */
    synchronized void add(MetricSample sample) {
        long millis = sample.time().toEpochMilli();
        if (begin == Long.MIN_VALUE) {
            begin = millis;
        }
        double time = millis - begin;
        if (written > 0 && time <= times[place(written - 1)]) {
            return;
        }
        int at = place(written);
        times[at] = time;
        values.values().forEach(line -> line[at] = Float.NaN);
        for (Metric metric : sample.metrics()) {
            if (metric.value().isPresent()) {
                values.computeIfAbsent(metric.key(), key -> empty())[at] = (float) metric.value().getAsDouble();
            }
        }
        written++;
        if (written % SAMPLES_KEPT == 0) {
            // what a simulation that is long closed has left
            values.values().removeIf(line -> allAbsent(line));
        }
    }

    private static float[] empty() {
        float[] line = new float[SAMPLES_KEPT];
        Arrays.fill(line, Float.NaN);
        return line;
    }

    private static boolean allAbsent(float[] line) {
        for (float value : line) {
            if (!Float.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    /** The samples of some metrics, by key, as a chart wants them. */
    synchronized SampleRing ring(List<String> keys) {
        SampleRing ring = new SampleRing(keys.size(), SAMPLES_KEPT);
        float[] row = new float[keys.size()];
        for (int i = Math.max(0, written - SAMPLES_KEPT); i < written; i++) {
            fill(row, keys, place(i));
            ring.add(times[place(i)], row, 0);
        }
        return ring;
    }

    /** Adds the newest sample of some metrics to a ring that {@link #ring} made. */
    synchronized void addNewest(List<String> keys, SampleRing ring) {
        if (written > 0 && !(times[place(written - 1)] <= ring.lastTime())) {
            float[] row = new float[keys.size()];
            fill(row, keys, place(written - 1));
            ring.add(times[place(written - 1)], row, 0);
        }
    }

    private void fill(float[] row, List<String> keys, int at) {
        for (int k = 0; k < row.length; k++) {
            float[] line = values.get(keys.get(k));
            row[k] = line == null ? Float.NaN : line[at];
        }
    }

    private static int place(int number) {
        return number & SAMPLES_KEPT - 1;
    }
}
