package glia.api.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Neurons that are kept at set points: at fixed times a parameter of every neuron whose energy, or rate, has left a
 * band around its set point is moved by {@code gain (set point - mean) interval}.
 *
 * @param interval in ms between two looks at the neurons, at least a step
 * @param regulations one a population at most
 */
public record HomeostasisDescription(double interval, List<Regulation> regulations) {

    /** Of a network that asks for none. */
    public static final HomeostasisDescription NONE = new HomeostasisDescription(100, List.of());

    /** Whose deviation moves a neuron's parameter. */
    public enum Scope {
        /** Its own. */
        NEURON,
        /** That of the mean over the population, so that all its neurons are moved alike. */
        POPULATION;

        /** How files call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How a population is regulated. What is measured is the energy of a neuron in the unit of its model, or, where a
     * model's neurons hold none, its rate in Hz.
     *
     * @param population its name
     * @param parameter of its model, which is moved
     * @param scope whose deviation counts
     * @param setPoint in the unit of what is measured
     * @param deadBand deviations up to this, of either sign, move nothing; not negative
     * @param gain in the unit of the parameter a second and unit of what is measured; negative where a larger parameter
     *            makes that smaller
     * @param timeConstant in ms, of the running mean of what is measured; 0: what it is now counts
     * @param min the parameter is not moved below this
     * @param max nor above this
     */
    public record Regulation(String population, String parameter, Scope scope, double setPoint, double deadBand,
            double gain, double timeConstant, double min, double max) {
        public Regulation {
            Objects.requireNonNull(population);
            Objects.requireNonNull(parameter);
            Objects.requireNonNull(scope);
        }
    }

    public HomeostasisDescription {
        regulations = List.copyOf(regulations);
    }
}
