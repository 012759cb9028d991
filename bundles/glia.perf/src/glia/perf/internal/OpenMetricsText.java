package glia.perf.internal;

import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.Unit;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sample as OpenMetrics text 1.0: every metric is a gauge named {@code glia_NAME_UNIT}; what is absent is listed with
 * its reason in {@code glia_absent_info}.
 */
final class OpenMetricsText {

    static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private OpenMetricsText() {
    }

    static String of(MetricSample sample) {
        StringBuilder text = new StringBuilder();
        String family = "";
        for (Metric metric : sample.metrics()) {
            if (metric.value().isPresent()) {
                String name = name(metric);
                if (!name.equals(family)) {
                    text.append("# TYPE ").append(name).append(" gauge\n");
                    family = name;
                }
                text.append(name).append(labels(metric.labels())).append(' ').append(metric.value().getAsDouble())
                        .append('\n');
            }
        }
        text.append("# TYPE glia_score gauge\nglia_score ").append(sample.score().points()).append('\n');
        if (sample.metrics().stream().anyMatch(m -> m.value().isEmpty())) {
            text.append("# TYPE glia_absent info\n");
        }
        for (Metric metric : sample.metrics()) {
            if (metric.value().isEmpty()) {
                Map<String, String> labels = new TreeMap<>(metric.labels());
                labels.put("metric", metric.name());
                labels.put("reason", metric.absence());
                text.append("glia_absent_info").append(labels(labels)).append(" 1\n");
            }
        }
        return text.append("# EOF\n").toString();
    }

    private static String name(Metric metric) {
        String name = "glia_" + metric.name().replace('.', '_');
        return metric.unit() == Unit.COUNT ? name : name + "_" + metric.unit().text();
    }

    private static String labels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("{");
        labels.forEach((key, value) -> text.append(text.length() > 1 ? "," : "").append(key).append("=\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")).append('"'));
        return text.append('}').toString();
    }
}
