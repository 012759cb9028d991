package glia.perf.internal;

import oshi.SystemInfo;
import oshi.util.GlobalConfig;

/** The library that knows the machine. */
final class Machine {

    /** It keeps readings for that long by itself, so that two metrics do not read the same file twice. */
    private static final int KEPT_MILLIS = 20;

    private Machine() {
    }

    static SystemInfo open() {
        GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, KEPT_MILLIS);
        return new SystemInfo();
    }
}
