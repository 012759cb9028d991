package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CpuPhasesTest {

    @Test
    void everythingThatIsNamedIsThere() throws ClassNotFoundException {
        for (String name : new CpuPhases().phases().keySet()) {
            int dot = name.lastIndexOf('.');
            boolean type = Character.isUpperCase(name.charAt(dot + 1));
            Class<?> owner = Class.forName(type ? name : name.substring(0, dot));
            assertTrue(type || Arrays.stream(owner.getDeclaredMethods())
                    .anyMatch(m -> m.getName().equals(name.substring(dot + 1))), name);
        }
    }
}
