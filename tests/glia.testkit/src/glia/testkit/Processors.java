package glia.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** What a thread had of the processors, and what kept them from it, as Linux counts it. */
final class Processors {
    /** Of what Linux counts the time of processors in, whatever the machine. */
    private static final long TICK_NANOS = 10_000_000;
    /** Where a line of processor times has what was worked: user, nice, system, irq, softirq, other machines. */
    private static final int[] WORKED = {1, 2, 3, 6, 7, 8};

    /** Where the line of a process has its time, counted from behind its name: for itself and in the system. */
    private static final int[] OWN = {11, 12};
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final Path PROCESS = Path.of("/proc/self/stat");

    private final Path thread;

    private Processors(Path thread) {
        this.thread = thread;
    }

    /** For the thread that asks. */
    static Processors ofCurrentThread() {
        try {
            return new Processors(Path.of("/proc/thread-self").toRealPath().resolve("schedstat"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Counts at a moment, in ns.
     *
     * @param time as of {@link System#nanoTime()}
     * @param ready how long the thread could have run and had no processor
     * @param busy how long all processors have worked, for whomever
     * @param own how long they have worked for this process
     */
    record Reading(long time, long ready, long busy, long own) {

        /** For how long the thread had no processor because of other processes: its own threads have their share. */
        long keptFrom(Reading before) {
            long all = busy - before.busy;
            double others = all <= 0 ? 0 : Math.clamp(1 - (double) (own - before.own) / all, 0, 1);
            return (long) ((ready - before.ready) * others);
        }
    }

    Reading read() {
        try {
            String[] counted = Files.readString(thread).split(" ");
            String process = Files.readString(PROCESS);
            // behind its name, which may have any letter in it
            String[] own = process.substring(process.lastIndexOf(')') + 2).split(" ");
            String[] all;
            try (BufferedReader lines = Files.newBufferedReader(MACHINE)) {
                all = lines.readLine().split(" +");
            }
            return new Reading(System.nanoTime(), Long.parseLong(counted[1]), sum(all, WORKED), sum(own, OWN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(String[] fields, int[] which) {
        return IntStream.of(which).mapToLong(field -> Long.parseLong(fields[field])).sum() * TICK_NANOS;
    }
}
