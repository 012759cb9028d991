package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicLong nanos = new AtomicLong(5);
    private final Interruption interruption = new Interruption();

    @Test
    void aTerminalsLineIsRedrawnAtMostTenTimesASecond() {
        Console console = new Console(true);
        ProgressLine line = new ProgressLine(console.streams(), nanos::get, interruption);
        for (int millis = 0; millis < 1000; millis++) {
            line.show("at " + millis);
            nanos.addAndGet(1_000_000);
        }
        assertEquals(10, console.err().chars().filter(c -> c == '\r').count());
        assertTrue(console.err().startsWith("\r\u001b[Kat 0\r\u001b[Kat 100\r"), console.err());
        assertFalse(console.err().contains("\n"));
        line.clear();
        assertTrue(console.err().endsWith("at 900\r\u001b[K"));
        String before = console.err();
        line.clear();
        assertEquals(before, console.err(), "there is nothing to be cleared any more");
    }

    @Test
    void elsewhereALineComesEveryFewSecondsAndNoneAtOnce() {
        Console console = new Console(false);
        ProgressLine line = new ProgressLine(console.streams(), nanos::get, interruption);
        for (int millis = 0; millis < 10_000; millis += 10) {
            line.show("at " + millis);
            nanos.addAndGet(10_000_000);
        }
        line.clear();
        assertEquals("at 3000\nat 6000\nat 9000\n", console.err().replace("\r", ""));
    }

    @Test
    void aLineFitsATerminal() {
        Console console = new Console(true);
        new ProgressLine(console.streams(), nanos::get, interruption).show("x".repeat(500));
        assertEquals(79, console.err().replace("\r\u001b[K", "").length());
    }

    @Test
    void tasksLearnOfAnInterruption() {
        ProgressLine line = new ProgressLine(new Console(false).streams(), nanos::get, interruption);
        assertFalse(line.cancelled());
        interruption.request();
        assertTrue(line.cancelled());
    }

    @Test
    void aRunSaysHowFarItIs() {
        RunProgress progress = new RunProgress(20_000, 2000);
        assertEquals("[............] 0 of 2000 ms  0 spikes", progress.text(status(0, Double.NaN, 0)));
        assertEquals("[######......] 1000 of 2000 ms  0.500x real time  1.23 k spikes  2.00 s left",
                progress.text(status(10_000, 0.5, 1234)));
        assertEquals("[############] 2000 of 2000 ms  2.00x real time  5.00 M spikes  0 s left",
                progress.text(status(20_000, 2, 5_000_000)));
        assertTrue(new RunProgress(1_000_000_000, 1e8).text(status(123_456_789, 0.012, 999_999_999)).length() <= 100);
    }

    private static SimulationStatus status(long step, double factor, long spikes) {
        return new SimulationStatus(1, State.RUNNING, step, 20_000, step / 10.0, factor, spikes, 0, "");
    }
}
