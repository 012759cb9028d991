package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.simulation.RunOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What machines of some sizes cannot give. */
class EngineSwitchesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0 | 0 | 1 | ''",
        "1 | 1 | 1 | ''",
        "0 | 2 | 1 | spareProcessors: 2 processors are to be left to others, this machine has 1 processor and one is"
                + " always used",
        "2 | 0 | 1 | threads: 2 threads are wanted, this machine has 1 processor",
        "2 | 1 | 2 | ''",
        "0 | 2 | 2 | spareProcessors: 2 processors are to be left to others, this machine has 2 processors and one is"
                + " always used",
        "8 | 7 | 8 | ''",
        "9 | 0 | 8 | threads: 9 threads are wanted, this machine has 8 processors",
        "8 | 8 | 8 | spareProcessors: 8 processors are to be left to others, this machine has 8 processors and one is"
                + " always used"})
    void saysWhatAMachineCannotGive(long threads, long spare, int processors, String reason) {
        EngineSwitches switches = EngineSwitches.of(EngineSwitches.ALL.settings(Map.of("threads", threads,
                "spareProcessors", spare)));
        assertEquals(reason.isEmpty() ? List.of() : List.of("glia.engine/" + reason), switches.refusals(processors));
    }

    /** A run that says how many threads it has goes before all; then the profile, then what leaves one to windows. */
    @ParameterizedTest
    @CsvSource({"3, 2, 1, 3, 1", "0, 2, -1, 2, 0", "-1, 2, -1, 2, 0", "0, 0, -1, 0, 0", "-1, 0, -1, -1, 1",
        "-1, 0, 0, -1, 0", "0, 0, 2, 0, 2", "-1, 0, 2, -1, 2"})
    void profileGoesBeforeWhatTheWorkbenchLeaves(int wanted, long threads, long spare, int completed, int left) {
        EngineSwitches switches = EngineSwitches.of(EngineSwitches.ALL.settings(Map.of("threads", threads,
                "spareProcessors", spare)));
        RunOptions options = switches.complete(new RunOptions(RunOptions.AUTO, wanted, 0));
        assertEquals(completed, options.threads());
        assertEquals(left, switches.left(options));
    }
}
