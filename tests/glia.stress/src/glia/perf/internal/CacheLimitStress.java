package glia.perf.internal;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The cache is switched off while somebody asks: the answer is right, and nothing stays. */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "answered, and nothing is kept")
@Outcome(expect = Expect.FORBIDDEN, desc = "no answer, or one is kept by a cache that is off")
@State
public class CacheLimitStress {

    private final AnswerCache cache = new AnswerCache(() -> 1);

    public CacheLimitStress() {
        cache.limit(1 << 20, Duration.ofHours(1));
    }

    @Actor
    public void asks(ZZ_Result result) {
        result.r1 = AnswerCacheStress.right(AnswerCacheStress.ask(cache));
    }

    @Actor
    public void switchesOff() {
        cache.limit(0, Duration.ofHours(1));
    }

    @Arbiter
    public void arbiter(ZZ_Result result) {
        result.r2 = cache.counts().bytes() == 0 && !cache.keeps();
    }
}
