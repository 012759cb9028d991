package glia.engine.cpu.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/**
 * The workers of a session: worker 0 is the thread that calls {@link #run}, the others are threads that sleep between
 * calls. If a worker fails, {@link #run} fails when all have ended, and the crew is of no use any more.
 */
final class Crew implements AutoCloseable {

    /** What the workers do. */
    interface Task {
        /**
         * @param worker number of the worker
         * @param barrier where it meets the others; every worker must come as often as every other one
         */
        void work(int worker, IntervalBarrier barrier);
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Thread[] threads;
    private final IntervalBarrier start;
    private final IntervalBarrier meeting;
    private final IntervalBarrier end;
    private final Task task;
    private volatile int round;
    private volatile boolean closed;

    Crew(String name, int workers, Task task) {
        this.task = task;
        start = new IntervalBarrier(workers);
        meeting = new IntervalBarrier(workers);
        end = new IntervalBarrier(workers);
        threads = new Thread[workers - 1];
        for (int i = 0; i < threads.length; i++) {
            int worker = i + 1;
            threads[i] = Thread.ofPlatform().daemon().name(name + " worker " + worker).start(() -> serve(worker));
        }
    }

    private void serve(int worker) {
        int served = 0;
        while (true) {
            while (round == served && !closed) {
                LockSupport.park(this);
            }
            if (closed) {
                return;
            }
            served++;
            start.await();
            task.work(worker, meeting);
            end.await();
        }
    }

    /** Carries the task out once, on all workers. */
    void run() {
        round++;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        start.await();
        task.work(0, meeting);
        end.await();
    }

    long cpuNanos() {
        long sum = 0;
        for (Thread thread : threads) {
            sum += Math.max(0, THREADS.getThreadCpuTime(thread.threadId()));
        }
        return sum;
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
