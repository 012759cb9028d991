package glia.api.profile;

import java.util.List;

/**
 * What the switches that two profiles set differently bring, as measured.
 *
 * @param first name of the one profile
 * @param second name of the other
 * @param network what was run
 * @param rounds pairs of runs of each switch
 * @param switches effects, by switch and metric
 */
public record ComparisonReport(String first, String second, String network, int rounds, List<Effect> switches) {

    /** Stands for all switches together: the one profile beside the other. */
    public static final String ALL = "all";

    public ComparisonReport {
        switches = List.copyOf(switches);
    }

    /**
     * What a switch does to a metric.
     *
     * @param name {@code identity/switch}, or {@link #ALL}
     * @param first value in the one profile
     * @param second value in the other
     * @param metric what was measured, see {@link ProfileComparison#METRICS}
     * @param effectPercent by how much it is larger with the second value, in percent; negative where it is smaller
     * @param low lower end of the 95 % confidence interval of that, by Student's t on the logarithms of the paired
     *            ratios
     * @param high its upper end
     * @param ratios second over first, pair by pair
     */
    public record Effect(String name, String first, String second, String metric, double effectPercent, double low,
            double high, List<Double> ratios) {

        public Effect {
            ratios = List.copyOf(ratios);
        }

        /** Whether it can be told from noise: the interval leaves out 0. */
        public boolean distinguishable() {
            return low > 0 || high < 0;
        }
    }
}
