package glia.energy.internal.adaptation;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Who comes first where there is not enough for all. */
final class Richest {

    private Richest() {
    }

    /** @return the living neurons that hold more than a level, the richest first, of equal ones the first of them */
    static int[] above(float[] energy, double level) {
        return IntStream.range(0, energy.length).filter(neuron -> energy[neuron] > level).boxed()
                .sorted(Comparator.<Integer>comparingDouble(neuron -> -energy[neuron])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue).toArray();
    }
}
