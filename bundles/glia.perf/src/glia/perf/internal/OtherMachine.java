package glia.perf.internal;

import java.util.ArrayList;
import java.util.List;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import oshi.util.GlobalConfig;

/** A machine with any system that OSHI knows. */
final class OtherMachine implements Machine {

    /** It keeps readings for that long by itself, so that two metrics do not read the same thing twice. */
    private static final int KEPT_MILLIS = 20;

    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private final OSProcess process;

    OtherMachine() {
        GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, KEPT_MILLIS);
        SystemInfo info = new SystemInfo();
        processor = info.getHardware().getProcessor();
        memory = info.getHardware().getMemory();
        OperatingSystem system = info.getOperatingSystem();
        process = system.getProcess(system.getProcessId());
    }

    @Override
    public List<Ticks> processors() {
        long[][] all = processor.getProcessorCpuLoadTicks();
        List<Ticks> processors = new ArrayList<>();
        for (int core = 0; core < all.length; core++) {
            long total = 0;
            for (long ticks : all[core]) {
                total += ticks;
            }
            long idle = all[core][TickType.IDLE.getIndex()] + all[core][TickType.IOWAIT.getIndex()];
            processors.add(new Ticks(core, total - idle, total));
        }
        return processors;
    }

    @Override
    public long memory() {
        return memory.getTotal();
    }

    @Override
    public long availableMemory() {
        return memory.getAvailable();
    }

    @Override
    public long residentMemory() {
        return process != null && process.updateAttributes() ? process.getResidentMemory() : -1;
    }
}
