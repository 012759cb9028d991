package glia.perf.internal;

import glia.api.cache.DerivedData.Counts;
import glia.api.cache.Question;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** Two ask the same: both get the answer, whoever derives it, and every question is counted once. */
@JCStressTest
@Outcome(id = "true, true, true", expect = Expect.ACCEPTABLE, desc = "answered, kept and counted")
@Outcome(expect = Expect.FORBIDDEN, desc = "no answer, another one, or a count that was lost")
@State
public class AnswerCacheStress {

    static final int BYTES = 1000;

    private final AnswerCache cache = new AnswerCache(() -> 1);

    /** About a whole number. */
    record Twice(int times) implements Question<Integer, Integer> {

        @Override
        public Integer answer(Integer about, BooleanSupplier cancelled) {
            return 2 * times * about;
        }

        @Override
        public long bytes(Integer answer) {
            return BYTES;
        }
    }

    static final Integer ABOUT = 1_000_003;

    public AnswerCacheStress() {
        cache.limit(1 << 20, Duration.ofHours(1));
    }

    static Integer ask(AnswerCache cache) {
        Integer kept = cache.find(ABOUT, new Twice(3));
        return kept != null ? kept : cache.derive(ABOUT, new Twice(3), () -> false);
    }

    static boolean right(Integer answer) {
        return answer == 6 * ABOUT;
    }

    @Actor
    public void first(ZZZ_Result result) {
        result.r1 = right(ask(cache));
    }

    @Actor
    public void second(ZZZ_Result result) {
        result.r2 = right(ask(cache));
    }

    @Arbiter
    public void arbiter(ZZZ_Result result) {
        Integer kept = cache.find(ABOUT, new Twice(3));
        Counts counts = cache.counts();
        result.r3 = kept != null && right(kept) && counts.hits() + counts.misses() == 3 && counts.misses() <= 2
                && counts.bytes() >= BYTES && counts.bytes() < 2 * BYTES;
    }
}
