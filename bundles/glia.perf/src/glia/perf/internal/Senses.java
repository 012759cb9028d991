package glia.perf.internal;

import glia.api.adaptive.AdaptiveStatus.Signal;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the adaptive controller makes of a sample of metrics. */
final class Senses {

    static final String BACKLOG = "bus.backlog";

    /** A metric that is looked at, wherever it comes from. */
    private record Sense(String metric, double limit, double calm, boolean above) {
    }

    private final List<Sense> senses;

    Senses(AdaptiveSwitches settings) {
        double limit = settings.loadLimit();
        double calm = Math.max(0, limit - settings.hysteresis());
        double pace = settings.paceLimit();
        double ui = settings.uiLatencyMs() / 1e3;
        senses = List.of(new Sense("cpu.others_share", limit, calm, true), new Sense(BACKLOG, limit, calm, true),
                new Sense("simulation.pace_kept", pace, pace + (1 - pace) / 2, false),
                new Sense("ui.latency", ui, ui * (1 - settings.hysteresis()), true));
    }

    /** Every metric that is looked at and in the sample; those that nobody offers are absent with that reason. */
    List<Signal> of(MetricSample sample) {
        List<Signal> signals = new ArrayList<>();
        for (Sense sense : senses) {
            int before = signals.size();
            for (Metric metric : sample.metrics()) {
                if (metric.name().equals(sense.metric())) {
                    signals.add(signal(sense, metric.key(), metric.value().isPresent()
                            ? Optional.of(metric.value().getAsDouble()) : Optional.empty(), metric.absence()));
                }
            }
            if (signals.size() == before) {
                signals.add(signal(sense, sense.metric(), Optional.empty(), "nobody offers it"));
            }
        }
        return signals;
    }

    private static Signal signal(Sense sense, String key, Optional<Double> value, String absence) {
        return new Signal(key, value, sense.limit(), sense.calm(), sense.above(), absence);
    }
}
