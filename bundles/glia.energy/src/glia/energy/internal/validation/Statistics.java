package glia.energy.internal.validation;

import glia.api.energy.ValidationReport.Estimate;
import glia.api.metric.Confidence;
import java.util.List;

/** Means of few samples, and how sure they are. */
final class Statistics {

    private Statistics() {
    }

    /** @param samples at least two */
    static Estimate estimate(List<Double> samples) {
        double mean = Confidence.mean(samples);
        double half = Confidence.halfWidth(samples);
        return new Estimate(samples, mean, mean - half, mean + half);
    }

    /** Hedges' g: by how many pooled standard deviations the first mean is above the second. */
    static double effectSize(List<Double> first, List<Double> second) {
        int freedom = first.size() + second.size() - 2;
        double pooled = Math.sqrt((Confidence.variance(first) * (first.size() - 1)
                + Confidence.variance(second) * (second.size() - 1)) / freedom);
        double difference = Confidence.mean(first) - Confidence.mean(second);
        if (pooled == 0) {
            return difference == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, difference);
        }
        return difference / pooled * (1 - 3.0 / (4 * freedom - 1));
    }
}
