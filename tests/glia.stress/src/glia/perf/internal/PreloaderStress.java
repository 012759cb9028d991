package glia.perf.internal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Something is expected while somebody waits for something else: it is derived when nobody waits any more. */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "answered, then derived")
@Outcome(expect = Expect.FORBIDDEN, desc = "forgotten")
@State
public class PreloaderStress {

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Preloader preloader = new Preloader();
    private final AtomicBoolean derived = new AtomicBoolean();

    @Actor
    public void expects() {
        // given up half way, it has to come again
        preloader.expect(List.of(cancelled -> derived.set(!cancelled.getAsBoolean())));
    }

    @Actor
    public void waits(ZZ_Result result) {
        result.r1 = preloader.giveWay(() -> true);
    }

    @Arbiter
    public void arbiter(ZZ_Result result) {
        long begin = System.nanoTime();
        while (!derived.get() && System.nanoTime() - begin < PATIENCE_NANOS) {
            Thread.onSpinWait();
        }
        result.r2 = derived.get();
    }
}
