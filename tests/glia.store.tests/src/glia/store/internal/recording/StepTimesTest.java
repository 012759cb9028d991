package glia.store.internal.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepTimesTest {

    private static String text(double dt, long step) {
        byte[] out = new byte[StepTimes.MAX_LENGTH + 3];
        int end = new StepTimes(dt).write(step, out, 3);
        return new String(out, 3, end - 3, StandardCharsets.US_ASCII);
    }

    @Test
    void hasAsManyDecimalsAsTheStep() {
        assertEquals("0.1", text(0.1, 1));
        assertEquals("1.0", text(0.1, 10));
        assertEquals("123456.7", text(0.1, 1_234_567));
        assertEquals("0.025", text(0.025, 1));
        assertEquals("3.0", text(1, 3));
        assertEquals("30.0", text(10, 3));
        assertEquals("0.0", text(0.1, 0));
    }

    @Test
    void isExactFarOut() {
        assertEquals("90000000000000000.1", text(0.1, 900_000_000_000_000_001L));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.05, 0.025, 0.0001, 1.0 / 3, 0.123456789012, 1, 2.5, 1e-6})
    void givesTheStepBack(double dt) {
        for (long step = 1; step < 1_000_000_000L; step = step * 3 + 1) {
            assertEquals(step, Math.round(Double.parseDouble(text(dt, step)) / dt), () -> "dt " + dt);
        }
    }
}
