package glia.perf.internal;

import glia.api.histogram.Durations;
import glia.api.metric.Metric;
import glia.api.metric.Unit;
import java.util.Arrays;
import java.util.function.Consumer;

/** Makes metrics of what a histogram has counted since it was read before. */
final class Quantiles {

    private static final double[] QUANTILES = {0.5, 0.95, 0.99, 1};
    private static final String[] NAMES = {"0.5", "0.95", "0.99", "max"};

    private final String name;
    private final String absence;
    private Durations before;

    /**
     * @param name of the metric
     * @param absence why there is nothing, where there is nothing
     * @param before what was counted before and is not of interest
     */
    Quantiles(String name, String absence, Durations before) {
        this.name = name;
        this.absence = absence;
        this.before = before;
    }

    void read(Durations now, Consumer<Metric> sink, String... labels) {
        long[] found = now.since(before).quantiles(QUANTILES);
        before = now;
        for (int q = 0; q < QUANTILES.length; q++) {
            String[] all = Arrays.copyOf(labels, labels.length + 2);
            all[labels.length] = "quantile";
            all[labels.length + 1] = NAMES[q];
            sink.accept(found == null ? Metric.absent(name, Unit.SECONDS, absence, all)
                    : Metric.of(name, Unit.SECONDS, found[q] / 1e9, all));
        }
    }
}
