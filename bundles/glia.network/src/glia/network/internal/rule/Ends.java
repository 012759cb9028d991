package glia.network.internal.rule;

/**
 * What every rule needs to know of a projection.
 *
 * @param sources number of neurons of the source population
 * @param targets number of neurons of the target population
 * @param exceptSelf whether both are the same population and a neuron must not be connected to itself
 * @param multapses whether a pair may be connected more than once
 */
public record Ends(int sources, int targets, boolean exceptSelf, boolean multapses) {

    /** Number of sources that one target may be connected to. */
    int partnersOfTarget() {
        return exceptSelf ? sources - 1 : sources;
    }

    /** Number of targets that one source may be connected to. */
    int partnersOfSource() {
        return exceptSelf ? targets - 1 : targets;
    }

    /** Number of pairs that may be connected. */
    long pairs() {
        return (long) partnersOfTarget() * targets;
    }

    /** @return the neuron that the i-th partner of a neuron is: the neuron itself is left out where it must be */
    int partner(int neuron, int i) {
        return exceptSelf && i >= neuron ? i + 1 : i;
    }
}
