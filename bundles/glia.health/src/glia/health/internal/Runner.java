package glia.health.internal;

import glia.api.health.CheckResult;
import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** One check: has it look on a thread of its own, and remembers since when something has been the matter. */
final class Runner {

    private final HealthCheck check;
    private final String name;
    private final LongSupplier clock;
    private final LongSupplier cost;
    /** A look that took a second of a processor is followed by three minutes of rest, while nobody asks. */
    static final int REST = 200;

    private CompletableFuture<List<Finding>> look;
    private long lookBegan;
    /** It did not answer when it was waited for; from then on nobody waits. */
    private boolean overdue;
    private CheckResult result;
    private long resultTime;
    private volatile long took;
    private long unavailableSince;
    private boolean unavailable;

    /**
     * @param clock in ns, as {@link System#nanoTime}
     * @param cost CPU time of the thread that asks, in ns: to wait for something costs nothing
     */
    Runner(HealthCheck check, LongSupplier clock, LongSupplier cost) {
        this.check = check;
        this.clock = clock;
        this.cost = cost;
        name = check.name();
    }

    HealthCheck check() {
        return check;
    }

    /**
     * Begins to look, unless it still does or the last result still holds.
     *
     * @param asked whether somebody asks; else it takes care to take little
     */
    void begin(boolean asked) {
        long now = clock.getAsLong();
        overdue = look != null;
        long rest = asked ? check.every().toNanos() : Math.max(check.every().toNanos(), REST * took);
        if (look != null || !asked && check.thorough() || result != null && now - resultTime < rest) {
            return;
        }
        CompletableFuture<List<Finding>> begun = new CompletableFuture<>();
        look = begun;
        lookBegan = now;
        Thread.ofPlatform().daemon().name("glia health check " + name).start(() -> {
            try {
                long before = cost.getAsLong();
                List<Finding> found = List.copyOf(check.check());
                took = cost.getAsLong() - before;
                begun.complete(found);
            } catch (Throwable e) {
                // whatever a check dies of is its result
                begun.completeExceptionally(e);
            }
        });
    }

    /**
     * @param nanos how long to wait for an answer
     * @param patience for how long the answer before holds while there is none, in ns
     * @return the answer; that there is none, if there is none; null if there was never one and there may be one yet
     */
    CheckResult await(long nanos, long patience) throws InterruptedException {
        if (look == null) {
            return result;
        }
        try {
            keep(look.get(overdue ? 0 : Math.max(0, nanos), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            keep(List.of(new Finding(HealthStatus.HEALTH_CHECK_ERROR, "the check failed", e.getCause().toString(),
                    "report it as a fault of Glia")));
        } catch (TimeoutException e) {
            if (clock.getAsLong() - lookBegan < patience) {
                return result;
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(clock.getAsLong() - lookBegan);
            return result(List.of(new Finding(HealthStatus.HEALTH_CHECK_ERROR, "the check has not answered for "
                    + seconds + " s", "what it looks at does not answer, or the machine is overloaded",
                    "wait, or close what it looks at")));
        }
        return result;
    }

    private void keep(List<Finding> findings) {
        look = null;
        resultTime = clock.getAsLong();
        boolean now = findings.stream().anyMatch(f -> f.status() == HealthStatus.TEMPORARILY_UNAVAILABLE);
        unavailableSince = now && !unavailable ? resultTime : unavailableSince;
        unavailable = now;
        boolean late = now && resultTime - unavailableSince > check.grace().toNanos();
        result = result(late ? findings.stream().map(this::critical).toList() : findings);
    }

    private Finding critical(Finding finding) {
        return finding.status() != HealthStatus.TEMPORARILY_UNAVAILABLE ? finding
                : new Finding(HealthStatus.CRITICAL, finding.what() + " for more than " + check.grace().toSeconds()
                        + " s", finding.cause(), finding.action());
    }

    private CheckResult result(List<Finding> findings) {
        HealthStatus worst = findings.stream().map(Finding::status).max(Comparator.comparing(HealthStatus::badness))
                .orElse(HealthStatus.OK);
        return new CheckResult(name, worst, findings, Instant.now());
    }
}
