package glia.perf.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Derives what is expected, one after another, by a thread that is there only as long and makes way for others. */
final class Preloader {

    /** Something that can be given up. */
    @FunctionalInterface
    interface Task {
        void run(BooleanSupplier cancelled);
    }

    private final Deque<Task> tasks = new ArrayDeque<>();
    /** How many wait for something that nobody has foreseen. */
    private int waiting;
    /** Grows with whatever makes what is being derived pointless. */
    private volatile long turn;
    /** Grows with what is expected. */
    private volatile long expectation;
    private Thread thread;
    private boolean stopped;

    /** Takes the place of what was expected before. */
    synchronized void expect(List<? extends Task> next) {
        turn++;
        expectation++;
        tasks.clear();
        tasks.addAll(next);
        wake();
    }

    /** Derives nothing while somebody waits for an answer. */
    <T> T giveWay(Supplier<T> answer) {
        synchronized (this) {
            waiting++;
            turn++;
        }
        try {
            return answer.get();
        } finally {
            synchronized (this) {
                waiting--;
                wake();
            }
        }
    }

    private void wake() {
        if (thread == null && !stopped && waiting == 0 && !tasks.isEmpty()) {
            thread = Thread.ofPlatform().daemon().name("glia preloading").priority(Thread.MIN_PRIORITY)
                    .start(this::serve);
        }
    }

    private void serve() {
        Task task = next();
        while (task != null) {
            long mine = turn;
            long expected = expectation;
            try {
                task.run(() -> turn != mine);
            } catch (RuntimeException e) {
                // whoever really asks gets the exception
                System.getLogger(Preloader.class.getName()).log(System.Logger.Level.WARNING,
                        "Something that was expected could not be derived", e);
            }
            task = mine == turn ? next() : next(task, expected);
        }
    }

    /** What made way for somebody who waits is still expected after that. */
    private synchronized Task next(Task gaveWay, long expected) {
        if (expected == expectation) {
            tasks.addFirst(gaveWay);
        }
        return next();
    }

    private synchronized Task next() {
        Task task = stopped || waiting > 0 ? null : tasks.poll();
        if (task == null) {
            thread = null;
        }
        return task;
    }

    synchronized void stop() {
        stopped = true;
        turn++;
        expectation++;
        tasks.clear();
    }
}
