package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.ui.kit.Nets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeuronQuantityTest {

    private static NeuronQuantity.Range after(NeuronQuantity quantity, float... values) {
        quantity.update(all -> System.arraycopy(values, 0, all, 0, values.length));
        return quantity.range();
    }

    @Test
    void theRangeIsRoundAndStaysWhileItSuits() {
        NeuronQuantity quantity = new NeuronQuantity("Energy", 3);
        assertNull(quantity.range());
        NeuronQuantity.Range first = new NeuronQuantity.Range(0.2, 0.4);
        assertEquals(first, after(quantity, 0.21f, 0.39f, Float.NaN));
        assertEquals(first, after(quantity, 0.25f, 0.34f, Float.NaN), "still in it");
        assertEquals(new NeuronQuantity.Range(0.2, 0.5), after(quantity, 0.22f, 0.44f, 0.3f), "above it");
        NeuronQuantity.Range narrow = after(quantity, 0.30f, 0.31f, 0.305f);
        assertTrue(narrow.low() <= 0.3 && narrow.high() >= 0.31 && narrow.high() - narrow.low() < 0.03,
                narrow::toString);
        NeuronQuantity.Range same = after(quantity, 2, 2, 2);
        assertTrue(same.low() <= 2 && same.high() >= 2 && same.high() > same.low(), same::toString);
        assertNull(after(quantity, Float.NaN, Float.NaN, Float.NaN));
    }

    /** Half of the batches get lost, which must not halve the rates. */
    @Test
    void ratesAreThoseOfTheTimeThatWasSeen() {
        Network network = Nets.network(List.of("E"), new int[] {4000}, new int[] {1});
        NeuronQuantity quantity = new NeuronQuantity("Rate (Hz)", network.neurons());
        SpikeRates rates = new SpikeRates(quantity, network.dt());
        Random random = new Random(3);
        float[] values = new float[network.neurons()];
        for (int batch = 0; batch < 40; batch++) {
            rates.accept(Nets.spikes(network, 1000L * batch + 1, 1000L * batch + 500, 20, random));
            quantity.copy(values);
            assertEquals(20, mean(values), 1.5, "after batch " + batch);
        }
        rates.clear();
        assertNull(quantity.range());
    }

    /** A neuron that falls silent is forgotten with the time constant. */
    @Test
    void ratesForget() {
        Network network = Nets.points(0, 0, 1, 0);
        NeuronQuantity quantity = new NeuronQuantity("Rate (Hz)", 2);
        SpikeRates rates = new SpikeRates(quantity, network.dt());
        int perMs = 10;
        for (int i = 0; i < 200; i++) {
            rates.accept(Nets.batch(network, 100L * i + 1, 100L * (i + 1), new int[] {49}, new int[] {0}));
        }
        assertEquals(100, quantity.value(0), 3);
        assertEquals(0, quantity.value(1));
        double before = quantity.value(0);
        rates.accept(Nets.batch(network, 20_001, 20_000 + (long) SpikeRates.TAU * perMs, new int[0], new int[0]));
        assertEquals(before / Math.E, quantity.value(0), 0.5);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
