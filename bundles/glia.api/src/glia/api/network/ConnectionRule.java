package glia.api.network;

import java.nio.file.Path;
import java.util.Objects;

/** How a projection chooses its connections; names and meaning as in NEST. */
public sealed interface ConnectionRule {

    /** Neuron i of the source to neuron i of the target; both populations have the same size. */
    record OneToOne() implements ConnectionRule {
    }

    /** Every source to every target. */
    record AllToAll() implements ConnectionRule {
    }

    /** Each target receives exactly {@code indegree} connections from sources drawn uniformly. */
    record FixedIndegree(int indegree) implements ConnectionRule {
    }

    /** Each source makes exactly {@code outdegree} connections to targets drawn uniformly. */
    record FixedOutdegree(int outdegree) implements ConnectionRule {
    }

    /** {@code count} connections, both ends drawn uniformly. */
    record FixedTotalNumber(long count) implements ConnectionRule {
    }

    /** Each pair is connected with probability {@code p}. */
    record PairwiseBernoulli(double p) implements ConnectionRule {
    }

    /**
     * The connections listed in a CSV file with a header line; columns {@code source,target} and optionally
     * {@code weight,delay}, which then replace those of the projection.
     */
    record EdgeList(Path file) implements ConnectionRule {
        public EdgeList {
            Objects.requireNonNull(file);
        }
    }
}
