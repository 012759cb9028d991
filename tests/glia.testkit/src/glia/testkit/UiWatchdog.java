package glia.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/**
 * Watches in every workbench test that the UI thread never freezes: posts to it every 20 ms, whether or not the one
 * before has run, and measures how long each post had to wait. Promise R1 itself, no wait of over 500 ms, is asserted
 * where it is measured, with all views open at full rate. All other tests are guarded by four times that: they open and
 * close views as fast as they can, and the same code that keeps below 300 ms on one machine takes 900 ms on another. A
 * longer wait fails the test, unless the test has declared it. For how long the UI thread had no processor because of
 * other processes is no part of that: it is counted wait by wait, since those that build beside a test do so in bursts.
 * The promise itself is measured over a whole test, and its limit is longer where others take a part of the machine.
 */
public final class UiWatchdog implements BeforeEachCallback, AfterEachCallback {

    /** The longest that a UI event may wait, by promise R1. */
    public static final Duration PROMISED = Duration.ofMillis(500);
    /** What no test may do to the UI thread. */
    private static final Duration FREEZE = PROMISED.multipliedBy(4);

    private static final int PERIOD_MILLIS = 20;
    private static final int SAMPLES_LIMIT = 1 << 17;
    /** So many calls tell where the UI thread is. */
    private static final int CALLS = 40;

    private static UiWatchdog running;

    private final long[] waits = new long[SAMPLES_LIMIT];
    /** What was posted and has not arrived. */
    private final Queue<Processors.Reading> outstanding = new ConcurrentLinkedQueue<>();
    private Thread poster;
    private ProcessorShare share;
    private Thread watched;
    private Processors processors;
    /** The longest wait without what other processes took of it, in ns. */
    private long freeze;
    private String freezeTold = "";
    /** Where the UI thread was when a post had waited for too long. */
    private volatile String calls = "";
    private volatile boolean stopped;
    private volatile boolean declaring;
    private volatile long declaredUntil;
    private int count;
    private String dialog = "";

    @Override
    public void beforeEach(ExtensionContext context) {
        Display display = Display.getCurrent();
        if (display == null) {
            throw new AssertionFailedError("a workbench test runs in the UI thread");
        }
        count = 0;
        freeze = 0;
        freezeTold = "";
        calls = "";
        watched = Thread.currentThread();
        processors = Processors.ofCurrentThread();
        stopped = false;
        declaring = false;
        declaredUntil = 0;
        running = this;
        // what the test before has left over is not this test's doing
        while (display.readAndDispatch()) {
            count = 0;
        }
        share = new ProcessorShare();
        poster = Thread.ofPlatform().daemon().name("UI watchdog").start(() -> post(display));
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        stopped = true;
        poster.join();
        Ui.waitFor("the last posts of the watchdog", outstanding::isEmpty);
        running = null;
        Distribution result = distribution(0);
        System.out.println("UI events in " + context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName() + ": " + result);
        dialog = leftOver();
        if (!dialog.isEmpty()) {
            throw new AssertionFailedError("a dialog was left open: " + dialog);
        }
        if (freeze > FREEZE.toNanos()) {
            throw new AssertionFailedError(String.format("the UI thread was blocked, limit %d ms: %s; %s%n%s",
                    FREEZE.toMillis(), freezeTold, result, calls));
        }
    }

    /** A test left open would block the tests that follow, so it is closed and told. */
    private static String leftOver() {
        StringBuilder text = new StringBuilder();
        Ui.modalShells().forEach(shell -> {
            text.append(shell.getText()).append(": ").append(Widgets.text(shell)).append('\n');
            shell.close();
        });
        return text.toString();
    }

    /**
     * Leaves out what is known to take long and does not come again, such as the first opening of a dialog of the
     * platform: its waits are not counted.
     */
    public static void declared(String reason, Runnable work) {
        UiWatchdog watchdog = running;
        long start = System.nanoTime();
        watchdog.declaring = true;
        try {
            work.run();
            while (Display.getCurrent().readAndDispatch()) {
                Thread.onSpinWait();
            }
        } finally {
            watchdog.declaring = false;
            watchdog.declaredUntil = System.nanoTime();
        }
        System.out.println("declared: " + reason + ", " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** What was measured so far in this test. */
    public static Distribution measured() {
        return running.distribution(0);
    }

    /** What is measured while the work is done, and only then; it counts for the whole test too. */
    public static Distribution measuredDuring(Runnable work) {
        Ui.drain();
        int from = running.count;
        work.run();
        return running.distribution(from);
    }

    private void post(Display display) {
        try {
            while (!stopped) {
                Processors.Reading posted = processors.read();
                outstanding.add(posted);
                display.asyncExec(() -> arrived(posted));
                Thread.sleep(PERIOD_MILLIS);
                look(outstanding.peek());
            }
        } catch (SWTException e) {
            // the display is gone, and the workbench with it
            outstanding.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps where the UI thread is when a post has waited for too long, the first of several. */
    private void look(Processors.Reading oldest) {
        if (oldest != null && calls.isEmpty() && !declaring && oldest.time() >= declaredUntil
                && System.nanoTime() - oldest.time() > FREEZE.toNanos()) {
            calls = Stream.of(watched.getStackTrace()).limit(CALLS).map(StackTraceElement::toString)
                    .collect(Collectors.joining("\n    ", "when it had been so for that long, it was in\n    ", ""));
        }
    }

    private void arrived(Processors.Reading posted) {
        outstanding.remove();
        if (declaring || posted.time() < declaredUntil || count == SAMPLES_LIMIT) {
            return;
        }
        long wait = System.nanoTime() - posted.time();
        waits[count++] = wait;
        if (wait > FREEZE.toNanos()) {
            long kept = processors.read().keptFrom(posted);
            if (wait - kept > freeze) {
                freeze = wait - kept;
                freezeTold = String.format("%d ms, and %d ms more for which other processes had its processor",
                        freeze / 1_000_000, kept / 1_000_000);
            }
            if (freeze <= FREEZE.toNanos()) {
                calls = "";
            }
        }
    }

    private Distribution distribution(int from) {
        long[] sorted = Arrays.copyOfRange(waits, from, count);
        Arrays.sort(sorted);
        return new Distribution(sorted.length, quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 0.99),
                quantile(sorted, 1), share.others());
    }

    private static double quantile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        return sorted[(int) Math.ceil(share * (sorted.length - 1))] / 1e6;
    }

    /**
     * Waits of the posts in ms.
     *
     * @param count how many there were
     * @param others share of the processors that other processes took meanwhile
     */
    public record Distribution(int count, double p50, double p95, double p99, double max, double others) {

        /** How much longer work takes because of what other processes take from the machine, at least 1. */
        public double dilation() {
            return 1 / (1 - others);
        }

        @Override
        public String toString() {
            return String.format("%d posts, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms; other processes took"
                    + " %.0f %% of the machine", count, p50, p95, p99, max, others * 100);
        }
    }
}
