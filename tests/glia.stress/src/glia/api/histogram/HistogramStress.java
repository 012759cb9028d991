package glia.api.histogram;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The sampling thread reads a histogram twice while another records: counts only grow, and none is lost. */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "counts that grow")
@Outcome(expect = Expect.FORBIDDEN, desc = "a count that shrinks or is lost")
@State
public class HistogramStress {

    private final DurationHistogram histogram = new DurationHistogram();

    @Actor
    public void records() {
        histogram.record(100);
        histogram.record(100_000, 3);
        histogram.record(100);
    }

    @Actor
    public void reads(ZZ_Result result) {
        Durations before = histogram.durations();
        Durations after = histogram.durations();
        result.r1 = after.count() >= before.count() && after.since(before).count() == after.count() - before.count();
    }

    @Arbiter
    public void arbiter(ZZ_Result result) {
        Durations all = histogram.durations();
        long[] quantiles = all.quantiles(0.4, 1);
        result.r2 = all.count() == 5 && quantiles[0] >= 100 && quantiles[0] < 104 && quantiles[1] >= 100_000;
    }
}
