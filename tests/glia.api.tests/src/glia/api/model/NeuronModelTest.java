package glia.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.PortDefinition.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeuronModelTest {

    private static NeuronModel model(Kind... kinds) {
        List<PortDefinition> ports = Arrays.stream(kinds)
                .map(kind -> new PortDefinition(kind.name(), "pA", kind, "a port")).toList();
        ParameterDefinition parameter = new ParameterDefinition("tau_m", "ms", 10, Range.POSITIVE, "time constant");
        StateDefinition state = new StateDefinition("V_m", "mV", null, "membrane potential");
        return new NeuronModel("m", "", "", List.of(parameter), List.of(), List.of(state), ports, List.of());
    }

    @Test
    void spikesGoToThePortOfTheirSign() {
        NeuronModel two = model(Kind.CURRENT, Kind.EXCITATORY, Kind.INHIBITORY);
        assertEquals(1, two.defaultPort(1));
        assertEquals(1, two.defaultPort(0));
        assertEquals(2, two.defaultPort(-1));
        assertEquals(0, two.currentPort());
        NeuronModel one = model(Kind.SPIKES);
        assertEquals(0, one.defaultPort(1));
        assertEquals(0, one.defaultPort(-1));
        assertEquals(-1, one.currentPort());
        assertEquals(-1, model(Kind.EXCITATORY).defaultPort(-1));
    }

    @Test
    void findsByName() {
        NeuronModel model = model(Kind.SPIKES, Kind.CURRENT);
        assertEquals(1, model.portIndex("CURRENT"));
        assertEquals(-1, model.portIndex("current"));
        assertTrue(model.parameter("tau_m").isPresent());
        assertFalse(model.parameter("V_m").isPresent());
        assertTrue(model.state("V_m").isPresent());
        assertFalse(model.state("tau_m").isPresent());
    }

    @Test
    void rangesAcceptFiniteNumbersOnly() {
        for (double never : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertFalse(Range.ANY.contains(never));
        }
        assertTrue(Range.ANY.contains(-1e300));
        assertTrue(Range.NOT_NEGATIVE.contains(0));
        assertFalse(Range.POSITIVE.contains(0));
        assertTrue(Range.POSITIVE.contains(Double.MIN_VALUE));
        assertTrue(new Range(0, true, 1).contains(1));
        assertFalse(new Range(0, true, 1).contains(Math.nextUp(1)));
    }

    @Test
    void rangesSayWhatTheyExpect() {
        assertEquals("a finite number", Range.ANY.toString());
        assertEquals("a finite number > 0", Range.POSITIVE.toString());
        assertEquals("a finite number >= 0", Range.NOT_NEGATIVE.toString());
        assertEquals("a finite number >= 0 and <= 0.5", new Range(0, true, 0.5).toString());
        assertEquals("a finite number <= -3", new Range(Double.NEGATIVE_INFINITY, false, -3).toString());
    }

    @Test
    void aDefaultMustBeInItsRange() {
        assertThrows(IllegalArgumentException.class,
                () -> new ParameterDefinition("tau_m", "ms", 0, Range.POSITIVE, "time constant"));
    }
}
