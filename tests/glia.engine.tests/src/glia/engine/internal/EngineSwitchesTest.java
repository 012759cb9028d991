package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
