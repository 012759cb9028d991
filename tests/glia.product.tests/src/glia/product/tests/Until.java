package glia.product.tests;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition of another process, which cannot call back. */
final class Until {
    /** A condition that may look at files and processes. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private Until() {
    }

    static void holds(String what, Condition condition) throws Exception {
        long began = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - began > LIMIT_NANOS) {
                throw new AssertionError("never came: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
