package glia.perf.internal;

import java.util.List;

/** What the machine tells of its processors and of its memory. */
interface Machine {

    /**
     * What a processor has done since the machine was started, in units of the system's own.
     *
     * @param core its number
     * @param busy time in which it was not idle
     * @param total all time
     */
    record Ticks(int core, long busy, long total) {
    }

    /** One entry a processor that is switched on, in the order of their numbers. */
    List<Ticks> processors();

    /** Bytes of memory; 0 or less if that is not known. */
    long memory();

    /** Bytes of memory that programs can still get; below 0 if that is not known. */
    long availableMemory();

    /** Bytes of memory that this process takes; below 0 if that is not known. */
    long residentMemory();

    /**
     * Linux tells all of that in a few files. A library that knows every system takes 0.3 s of a processor to begin
     * with, which a run that is watched would feel.
     */
    static Machine open() {
        return LinuxMachine.isHere() ? new LinuxMachine() : new OtherMachine();
    }
}
