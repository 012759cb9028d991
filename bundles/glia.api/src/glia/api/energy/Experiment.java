package glia.api.energy;

import glia.api.network.NetworkException;

/**
 * An experiment that would find out if energy did not play one of its roles (service; any bundle may add some). A
 * sample is taken from a network in which energy plays the role, and one from its control, where the coupling is
 * removed and nothing else. The role is shown if the effect is there, and vanishes in the control.
 */
public interface Experiment {

    /** The role that it tests. */
    Role role();

    /** One or two words, unique. */
    String name();

    /** What energy does if it plays the role, as a sentence. */
    String claim();

    /** What the control lacks, as a sentence. */
    String control();

    /** What a sample is, with its unit. */
    String measure();

    /** The smallest effect that counts, in the unit of a sample; positive. */
    double threshold();

    /**
     * Takes one sample. The same seed gives the same sample. Samples are taken in several threads at the same time.
     *
     * @param laboratory where networks are run
     * @param coupled whether energy plays the role; false for the control
     * @param seed of all that is random
     * @return the effect; not a number if the network did nothing that could be measured, which counts against the role
     * @throws NetworkException if the network of the experiment cannot be built
     */
    double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException;
}
