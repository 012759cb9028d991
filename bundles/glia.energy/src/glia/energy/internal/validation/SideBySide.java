package glia.energy.internal.validation;

import glia.api.network.NetworkException;
import glia.api.network.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Parts of a validation that need nothing of each other, on a few threads. What they come to is in the order of the
 * parts, whichever ended first. When one fails, or nobody wants them any more, all end.
 */
final class SideBySide implements AutoCloseable {

    /** What a part does. */
    interface Work<T> {
        /** @param cancellation asked whether to go on */
        T take(Progress cancellation) throws NetworkException;
    }

    /**
     * A part.
     *
     * @param name what is being done, for a person
     */
    record Part<T>(String name, Work<T> work) {
    }

    private final ExecutorService threads;
    private final Progress progress;
    private final int all;
    private final Progress cancellation;
    private int begun;
    private volatile boolean givenUp;

    /**
     * @param threads how many parts are under way at a time
     * @param all how many parts there are at most, for the fraction that is done
     */
    SideBySide(int threads, int all, Progress progress) {
        this.threads = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("validation-", 1).daemon()
                .factory());
        this.all = all;
        this.progress = progress;
        cancellation = new Progress() {
            @Override
            public void report(String task, double fraction) {
                // the part has been reported
            }

            @Override
            public boolean cancelled() {
                return givenUp || progress.cancelled();
            }
        };
    }

    /** What some parts come to; returns, or throws what the first of them threw, when all have ended. */
    <T> List<T> take(List<Part<T>> parts) throws NetworkException {
        List<Future<T>> futures = parts.stream().map(part -> threads.submit(() -> take(part))).toList();
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        for (Future<T> one : futures) {
            try {
                results.add(one.get());
            } catch (ExecutionException e) {
                // what ended because another one had failed says nothing of why
                failure = failure == null || failure instanceof CancellationException ? e.getCause() : failure;
            } catch (InterruptedException e) {
                givenUp = true;
                Thread.currentThread().interrupt();
                throw cancelled(e);
            }
        }
        switch (failure) {
            case null -> {
                return results;
            }
            case NetworkException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private static CancellationException cancelled(Exception cause) {
        CancellationException cancelled = new CancellationException();
        cancelled.initCause(cause);
        return cancelled;
    }

    private <T> T take(Part<T> part) throws NetworkException {
        if (cancellation.cancelled()) {
            throw new CancellationException();
        }
        report(part.name());
        boolean taken = false;
        try {
            T result = part.work().take(cancellation);
            taken = true;
            return result;
        } finally {
            givenUp |= !taken;
        }
    }

    private synchronized void report(String name) {
        progress.report(name, (double) begun++ / all);
    }

    /** Waits until nothing is under way any more. */
    @Override
    public void close() {
        threads.close();
    }
}
