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
     * Each pair is connected with the probability that {@code p} gives for its distance; what is below 0 counts as 0,
     * what is above 1 as 1.
     *
     * @param radius of the mask in mm: pairs that are farther apart are not connected; may be infinite
     */
    record SpatialBernoulli(Kernel p, double radius) implements ConnectionRule {
        public SpatialBernoulli {
            Objects.requireNonNull(p);
        }
    }

    /**
     * Each target receives exactly {@code indegree} connections from sources drawn with probabilities in proportion to
     * {@code kernel} of their distance.
     *
     * @param radius as for {@link SpatialBernoulli}
     */
    record SpatialIndegree(int indegree, Kernel kernel, double radius) implements ConnectionRule {
        public SpatialIndegree {
            Objects.requireNonNull(kernel);
        }
    }

    /**
     * The connections listed in a CSV file with a header line; columns {@code source,target} and optionally
     * {@code weight,delay}, which then replace those of the projection; or in a file of SONATA edges (HDF5, its name
     * ends in {@code .h5} or {@code .hdf5}).
     */
    record EdgeList(Path file) implements ConnectionRule {
        public EdgeList {
            Objects.requireNonNull(file);
        }
    }
}
