package glia.api.network;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a network is updated where that may be done for a part of its neurons only: which blocks of neurons are updated
 * is decided from time to time, the others wait. A block is so many neurons of consecutive indices within a population.
 *
 * @param share part of all blocks that is updated, more than 0; 1, the most, stands for an exact run
 * @param every ms after which it is decided anew
 * @param order which blocks come first
 * @param populations names of the populations whose blocks may wait; empty: all
 * @param block neurons of a block, a multiple of {@link #SMALLEST_BLOCK}
 */
public record CoordinationDescription(double share, double every, Order order, List<String> populations, int block) {

    public static final int SMALLEST_BLOCK = 16;
    public static final int LARGEST_BLOCK = 1 << 16;

    /** Everything is updated. */
    public static final CoordinationDescription EXACT = new CoordinationDescription(1, 10, Order.ENERGY, List.of(),
            SMALLEST_BLOCK);

    /** Which blocks are updated first. */
    public enum Order {
        /** Those through which most energy has flowed lately, and some in turn. */
        ENERGY("energy"),
        /** Drawn anew each time. */
        RANDOM("random"),
        /** In turn. */
        ROUND_ROBIN("round_robin"),
        /** As {@link #ENERGY}, but each block is taken for another one, drawn anew each time: the control of that. */
        SHUFFLED_ENERGY("shuffled_energy");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        /** As in a network file. */
        public String word() {
            return word;
        }

        /** All of them as in network files. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Order::word).toList();
        }

        /** @return the one that a network file calls so */
        public static Optional<Order> of(String word) {
            return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
        }
    }

    public CoordinationDescription {
        Objects.requireNonNull(order);
        populations = List.copyOf(populations);
        if (block < SMALLEST_BLOCK || block > LARGEST_BLOCK || block % SMALLEST_BLOCK != 0) {
            throw new IllegalArgumentException("blocks of " + block + " neurons");
        }
        if (!(share > 0 && share <= 1) || !(every > 0)) {
            throw new IllegalArgumentException("a share of " + share + ", decided every " + every + " ms");
        }
    }

    /** With the smallest blocks. */
    public CoordinationDescription(double share, double every, Order order, List<String> populations) {
        this(share, every, order, populations, SMALLEST_BLOCK);
    }
}
