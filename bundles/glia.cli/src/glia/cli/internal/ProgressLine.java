package glia.cli.internal;

import glia.api.network.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows how far something is: one line redrawn on a terminal, else a line every few seconds. */
final class ProgressLine implements Progress {

    static final long TERMINAL_NANOS = 100_000_000;
    static final long PLAIN_NANOS = 3_000_000_000L;

    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final LongSupplier clock;
    private final Interruption interruption;
    private long due;
    private boolean drawn;

    ProgressLine(Streams streams, LongSupplier nanoClock, Interruption interruption) {
        err = streams.err();
        terminal = streams.errIsTerminal();
        clock = nanoClock;
        this.interruption = interruption;
        due = clock.getAsLong() + (terminal ? 0 : PLAIN_NANOS);
    }

    @Override
    public void report(String task, double fraction) {
        show(task + String.format(Locale.ROOT, "  %.0f %%", 100 * fraction));
    }

    @Override
    public boolean cancelled() {
        return interruption.requested();
    }

    /** Whether a line would be shown now, so that one need not be made in vain. */
    synchronized boolean isDue() {
        return clock.getAsLong() - due >= 0;
    }

    synchronized void show(String text) {
        if (!isDue()) {
            return;
        }
        due = clock.getAsLong() + (terminal ? TERMINAL_NANOS : PLAIN_NANOS);
        if (terminal) {
            err.print(CLEAR + text.substring(0, Math.min(WIDTH, text.length())));
            err.flush();
            drawn = true;
        } else {
            err.println(text);
        }
    }

    /** Takes the line away, so that something else can be written. */
    synchronized void clear() {
        if (drawn) {
            err.print(CLEAR);
            err.flush();
            drawn = false;
        }
    }
}
