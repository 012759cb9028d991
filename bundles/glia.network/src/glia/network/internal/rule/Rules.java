package glia.network.internal.rule;

import glia.api.network.ConnectionRule;
import glia.api.network.Connectivity;
import glia.api.network.NetworkException;
import glia.api.network.SynapseValues;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import glia.network.internal.space.Distances;

/** Carries out connection rules. */
public final class Rules {

    /** Pairs that a rule may look at; about a quarter of an hour of one processor. */
    public static final double MAX_PAIRS = 0x1p36;

    private Rules() {
    }

    /**
     * What a rule yields.
     *
     * @param connectivity the connections
     * @param weights those of an edge list; null: as the projection says
     * @param delays those of an edge list in steps; null: as the projection says
     * @param smallestWeight smallest magnitude of the edge list's weights that are not zero
     */
    public record Result(Connectivity connectivity, SynapseValues weights, SynapseValues delays,
            double smallestWeight) {

        /** The same in a population with room for more targets, which have no connections. */
        public Result among(int targets) {
            return new Result(new RowsOfSome(connectivity, targets), weights, delays, smallestWeight);
        }
    }

    /**
     * @param distances between the neurons of the two populations
     * @param seed the network's seed
     * @param stream id of the projection's stream for connections
     * @param dt the step in ms
     * @param kept from earlier starts of the same network
     * @throws ImpossibleRule if the positions of the neurons do not allow it
     */
    public static Result connect(ConnectionRule rule, Ends ends, Distances distances, long seed, int stream,
            double dt, CompiledFiles kept, Work work) throws NetworkException {
        if (rule instanceof ConnectionRule.EdgeList list) {
            EdgeListFile.Edges edges = EdgeListFile.read(list.file(), ends, dt, work);
            double smallest = edges.weights() == null ? Double.POSITIVE_INFINITY : edges.weights().smallest();
            return new Result(edges.rows(), edges.weights(), edges.delays(), smallest);
        }
        return new Result(connectivity(rule, ends, distances, seed, stream, kept, work), null, null,
                Double.POSITIVE_INFINITY);
    }

    private static Connectivity connectivity(ConnectionRule rule, Ends ends, Distances distances, long seed,
            int stream, CompiledFiles kept, Work work) {
        return switch (rule) {
            case ConnectionRule.OneToOne r -> new RegularRows.OneToOne(ends.targets());
            case ConnectionRule.AllToAll r -> new RegularRows.AllToAll(ends);
            case ConnectionRule.FixedIndegree r -> new FixedIndegreeRows(ends, r.indegree(), seed, stream);
            case ConnectionRule.FixedOutdegree r ->
                DrawnPairs.fixedOutdegree(ends, r.outdegree(), seed, stream, kept, work);
            case ConnectionRule.FixedTotalNumber r ->
                DrawnPairs.fixedTotalNumber(ends, r.count(), seed, stream, kept, work);
            case ConnectionRule.PairwiseBernoulli r -> BernoulliRows.counted(ends, r.p(), seed, stream, kept, work);
            case ConnectionRule.SpatialBernoulli r ->
                SpatialBernoulliRows.counted(ends, r.p(), r.radius(), distances, seed, stream, kept, work);
            case ConnectionRule.SpatialIndegree r -> SpatialIndegreeRows.checked(ends, r.indegree(), r.kernel(),
                    r.radius(), distances, seed, stream, work);
            case ConnectionRule.EdgeList r -> throw new IllegalArgumentException("read from its file");
        };
    }
}
