package glia.network.internal.rule;

import glia.network.internal.space.SpatialIndex;
import java.util.Locale;

/** What it costs to look at everything that is near. */
final class Neighbourhood {

    private static final int SAMPLES = 64;

    private Neighbourhood() {
    }

    /**
     * @return sources near a target, a mean over some of the targets
     * @throws ImpossibleRule if there are so many in all that nobody would wait for it
     */
    static long cost(SpatialIndex index, Ends ends) {
        SpatialIndex.Query near = index.query();
        int step = Math.max(1, ends.targets() / SAMPLES);
        long found = 0;
        int looked = 0;
        for (int target = step / 2; target < ends.targets(); target += step) {
            found += near.find(target);
            looked++;
        }
        double pairs = (double) found / looked * ends.targets();
        if (pairs > Rules.MAX_PAIRS) {
            throw new ImpossibleRule(String.format(Locale.ROOT,
                    "about %.1e pairs are near enough to be connected; expected at most %.1e: give the rule a "
                            + "\"mask\" with a smaller radius", pairs, Rules.MAX_PAIRS));
        }
        return 1 + found / looked;
    }
}
