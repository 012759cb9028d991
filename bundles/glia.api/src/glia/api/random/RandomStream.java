package glia.api.random;

/**
 * What a random stream is for. A stream id is the purpose in the upper 8 bits and an ordinal (of the projection,
 * population or device within the network) in the lower 24, so that no two uses ever share a draw.
 */
public enum RandomStream {

    /** Which neurons a projection connects; ordinal: projection. */
    CONNECTION(1),
    /** Weights drawn a synapse; ordinal: projection; counter: target, number within the target's row. */
    WEIGHT(2),
    /** Delays drawn a synapse; ordinal: projection; counter as for weights. */
    DELAY(3),
    /** Initial values; ordinal: population; counter: neuron, number of the state variable. */
    INITIAL(4),
    /** Parameters drawn a neuron; ordinal: population; counter: neuron, number of the parameter. */
    PARAMETER(5),
    /** Positions; ordinal: population; counter: neuron. */
    POSITION(6),
    /**
     * Stochastic devices; ordinal: the connection of a device, counted over those that draw; counter: number of the
     * target neuron divided by 4, then the upper and lower word of the step (or of what a device counts instead); word
     * {@code neuron & 3} belongs to the neuron.
     */
    DEVICE(7),
    /** Which blocks are updated first; counter: number of the block, then the upper and lower word of the step. */
    COORDINATION(8),
    /**
     * Synapses that come and go; ordinal: projection; counter: target, then number within its row divided by 4, or of
     * the attempt to find a source with the highest bit set, then number of the time at which they do.
     */
    STRUCTURE(9);

    private static final int ORDINALS = 1 << 24;

    private final int purpose;

    RandomStream(int purpose) {
        this.purpose = purpose;
    }

    /**
     * @param ordinal the ordinal of the thing that draws, 0 to 2^24 - 1
     * @return the stream id, word 3 of the Philox counter
     * @throws IllegalArgumentException if the ordinal is out of range
     */
    public int id(int ordinal) {
        if (ordinal < 0 || ordinal >= ORDINALS) {
            throw new IllegalArgumentException("ordinal out of range: " + ordinal);
        }
        return purpose << 24 | ordinal;
    }
}
