package glia.api.energy;

import glia.api.network.NetworkException;
import glia.api.network.Progress;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs the experiments on the roles of energy, and on the same with parts of the energy code broken (service). */
public interface Validation {

    /** The experiments, by role and then by name. */
    List<Experiment> experiments();

    /** The ways in which the energy code can be broken. */
    List<Mutant> mutants();

    /**
     * A part of the energy code that is replaced by a broken one.
     *
     * @param name one or two words, unique
     * @param description what is broken, as a sentence
     */
    record Mutant(String name, String description) {
    }

    /**
     * Takes as many samples at a time as there are processors, each in a thread of its own; what is found does not
     * depend on it.
     *
     * @param seeds samples of each experiment and of its control, at least 2
     * @param firstSeed seed of the first of them
     * @param broken mutants to be tried, too
     * @param progress told about the progress, asked for cancellation
     * @return what was found
     * @throws NetworkException if the network of an experiment cannot be built
     * @throws CancellationException if that was wanted
     */
    ValidationReport run(int seeds, long firstSeed, List<Mutant> broken, Progress progress) throws NetworkException;
}
