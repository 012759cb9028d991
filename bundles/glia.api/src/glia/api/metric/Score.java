package glia.api.metric;

import java.util.List;

/**
 * How well the program is off: 100 points, less what metrics beyond their thresholds take away.
 *
 * @param points 0 to 100
 * @param losses what took points away; 100 less their sum are the points
 */
public record Score(int points, List<Loss> losses) {

    public static final int FULL = 100;

    /**
     * Points that were lost.
     *
     * @param points at least 1
     * @param level of the metric
     * @param metric key of the metric
     * @param reason why
     */
    public record Loss(int points, Level level, String metric, String reason) {
        public Loss {
            if (points < 1) {
                throw new IllegalArgumentException(metric + ": a loss of " + points);
            }
        }
    }

    public Score {
        losses = List.copyOf(losses);
        if (points < 0 || points != FULL - losses.stream().mapToInt(Loss::points).sum()) {
            throw new IllegalArgumentException("score: " + points + " points with the losses " + losses);
        }
    }
}
