package glia.api.metric;

import java.util.List;

/** How sure a mean of few samples is. */
public final class Confidence {

    /** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom; beyond, the normal distribution's. */
    private static final double[] T95 = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201,
        2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052,
        2.048, 2.045, 2.042};
    private static final double NORMAL95 = 1.960;

    private Confidence() {
    }

    public static double mean(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).sum() / samples.size();
    }

    /** @param samples at least two */
    public static double variance(List<Double> samples) {
        double mean = mean(samples);
        return samples.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (samples.size() - 1);
    }

    /**
     * @param samples at least two
     * @return half of the 95 % confidence interval of their mean, by Student's t
     */
    public static double halfWidth(List<Double> samples) {
        int freedom = samples.size() - 1;
        double quantile = freedom <= T95.length ? T95[freedom - 1] : NORMAL95;
        return quantile * Math.sqrt(variance(samples) / samples.size());
    }
}
