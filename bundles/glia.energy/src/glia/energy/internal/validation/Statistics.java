package glia.energy.internal.validation;

import glia.api.energy.ValidationReport.Estimate;
import java.util.List;

/** Means of few samples, and how sure they are. */
final class Statistics {

    /** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom; beyond, the normal distribution's. */
    private static final double[] T95 = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201,
        2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052,
        2.048, 2.045, 2.042};
    private static final double NORMAL95 = 1.960;

    private Statistics() {
    }

    /** @param samples at least two */
    static Estimate estimate(List<Double> samples) {
        double mean = mean(samples);
        int freedom = samples.size() - 1;
        double quantile = freedom <= T95.length ? T95[freedom - 1] : NORMAL95;
        double half = quantile * Math.sqrt(variance(samples) / samples.size());
        return new Estimate(samples, mean, mean - half, mean + half);
    }

    /** Hedges' g: by how many pooled standard deviations the first mean is above the second. */
    static double effectSize(List<Double> first, List<Double> second) {
        int freedom = first.size() + second.size() - 2;
        double pooled = Math.sqrt((variance(first) * (first.size() - 1) + variance(second) * (second.size() - 1))
                / freedom);
        double difference = mean(first) - mean(second);
        if (pooled == 0) {
            return difference == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, difference);
        }
        return difference / pooled * (1 - 3.0 / (4 * freedom - 1));
    }

    private static double mean(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).sum() / samples.size();
    }

    private static double variance(List<Double> samples) {
        double mean = mean(samples);
        return samples.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (samples.size() - 1);
    }
}
