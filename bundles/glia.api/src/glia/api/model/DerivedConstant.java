package glia.api.model;

import java.util.Objects;

/**
 * A constant computed in double from the parameters and dt when the network is built, for example a propagator.
 *
 * @param name how expressions refer to it
 * @param formula its value
 */
public record DerivedConstant(String name, Formula formula) {

    /** Values of the parameters of one neuron. */
    @FunctionalInterface
    public interface Parameters {
        /**
         * @param name a parameter of the model
         * @return its value in the unit of its definition
         */
        double get(String name);
    }

    /**
     * Computes the constant; the same for the same arguments, using only StrictMath and plain arithmetic. It reads the
     * same parameters whatever their values are, so that it is known what follows from which.
     */
    @FunctionalInterface
    public interface Formula {
        /**
         * @param parameters the neuron's parameters
         * @param dt the step in ms
         * @return the constant
         * @throws IllegalArgumentException if the parameters contradict each other; the message says which and how
         */
        double compute(Parameters parameters, double dt);
    }

    public DerivedConstant {
        Objects.requireNonNull(name);
        Objects.requireNonNull(formula);
    }
}
