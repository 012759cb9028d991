package glia.ui.kit;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * How long frames take, by the clock and in CPU time of this thread. What is asserted is the CPU time: beside other
 * work, a clock tells more about the machine than about the code.
 */
public final class Frames {
    private final long[] wall;
    private final long[] cpu;
    private long wallStart;
    private long cpuStart;

    /** @param count how many frames are measured */
    public Frames(int count) {
        wall = new long[count];
        cpu = new long[count];
    }

    private static long cpuNow() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A piece of work of a frame begins. */
    public void begin() {
        wallStart = System.nanoTime();
        cpuStart = cpuNow();
    }

    /** A piece of work of a frame ends; frames below 0 are for warming up and do not count. */
    public void end(int frame) {
        if (frame >= 0) {
            wall[frame] += System.nanoTime() - wallStart;
            cpu[frame] += cpuNow() - cpuStart;
        }
    }

    /** Prints the distribution and gives the median of the CPU time in ms. */
    public double report(String what) {
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf("%s: p50 %.2f ms, p95 %.2f ms, max %.2f ms; CPU p50 %.2f ms, p95 %.2f ms (%d frames)%n", what,
                at(wall, 0.5), at(wall, 0.95), at(wall, 1), at(cpu, 0.5), at(cpu, 0.95), wall.length);
        return at(cpu, 0.5);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
