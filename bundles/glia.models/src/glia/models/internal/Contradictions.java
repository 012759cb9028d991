package glia.models.internal;

import glia.api.model.DerivedConstant;
import glia.api.model.DerivedConstant.Parameters;

/** What parameters must not be together. */
final class Contradictions {

    /** Beyond it float32 does not count steps one by one. */
    private static final double MOST_STEPS = 1 << 24;

    private Contradictions() {
    }

    /** @throws IllegalArgumentException if one parameter, in mV, is not below another */
    static void requireBelow(Parameters p, String lower, String upper) {
        if (p.get(lower) >= p.get(upper)) {
            throw new IllegalArgumentException(lower + " (" + p.get(lower) + " mV) must be below " + upper + " ("
                    + p.get(upper) + " mV)");
        }
    }

    /** The refractory period in steps, of a neuron whose reset has to lie below its threshold. */
    static DerivedConstant refractorySteps(String reset, String threshold) {
        return new DerivedConstant("refractory_steps", (p, dt) -> {
            requireBelow(p, reset, threshold);
            double steps = Math.rint(p.get("t_ref") / dt);
            if (steps >= MOST_STEPS) {
                throw new IllegalArgumentException("t_ref (" + p.get("t_ref") + " ms) must be below " + MOST_STEPS
                        + " steps of " + dt + " ms");
            }
            return steps;
        });
    }
}
