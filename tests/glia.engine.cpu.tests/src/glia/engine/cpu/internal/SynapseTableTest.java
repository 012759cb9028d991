package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Connectivity;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.network.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynapseTableTest {

    /** Whether the rows of the first pass are kept or asked for again, the synapses are those of the rows. */
    @Test
    void holdsTheRowsWhetherTheyAreKeptOrAskedForAgain() {
        Network network = NetworkFixture.mixed(4);
        for (Projection projection : network.projections()) {
            int sources = network.populations().get(projection.source()).size();
            int targets = network.populations().get(projection.target()).size();
            double quantum = network.populations().get(projection.target()).quanta()[projection.port()];
            int from = 16;
            int to = Math.min(targets, 80);
            int[] asked = new int[1];
            Connectivity counting = counting(projection.connectivity(), asked);
            Projection observed = new Projection(projection.index(), projection.name(), projection.source(),
                    projection.target(), projection.port(), counting, projection.weights(), projection.delays());
            SynapseTable kept = TableBuilder.build(observed, sources, from, to, quantum, RowStore.LIMIT,
                    Progress.NONE);
            assertEquals(1, asked[0], projection.name());
            SynapseTable again = TableBuilder.build(observed, sources, from, to, quantum, 100, Progress.NONE);
            assertEquals(3, asked[0], projection.name());
            for (SynapseTable table : List.of(kept, again)) {
                for (int source = 0; source < sources; source++) {
                    assertArrayEquals(expected(projection, source, from, to, quantum, network.maxDelay()),
                            delivered(table, source, to - from, network.maxDelay()), projection.name());
                }
            }
        }
    }

    private static Connectivity counting(Connectivity connectivity, int[] asked) {
        return new Connectivity() {
            @Override
            public long count() {
                return connectivity.count();
            }

            @Override
            public int maxIndegree() {
                return connectivity.maxIndegree();
            }

            @Override
            public void rows(int from, int to, RowVisitor visitor) {
                asked[0]++;
                connectivity.rows(from, to, visitor);
            }
        };
    }

    private static int[] expected(Projection projection, int source, int from, int to, double quantum, int maxDelay) {
        int slots = Integer.highestOneBit(maxDelay) << 1;
        int[] ring = new int[slots * (to - from)];
        projection.connectivity().rows(from, to, (target, row, count) -> {
            double[] weights = new double[count];
            double[] delays = new double[count];
            projection.weights().row(target, row, count, weights);
            projection.delays().row(target, row, count, delays);
            for (int k = 0; k < count; k++) {
                if (row[k] == source) {
                    ring[(int) delays[k] % slots * (to - from) + target - from] += Math.rint(weights[k] / quantum);
                }
            }
        });
        return ring;
    }

    private static int[] delivered(SynapseTable table, int source, int size, int maxDelay) {
        InputRing ring = new InputRing(maxDelay, size);
        table.deliver(new int[] {source}, 0, 1, 0, ring.values, ring.mask, ring.slotSize);
        return ring.values;
    }

    @Test
    void aStoreGivesBackWhatItGot() {
        RowStore store = new RowStore(5, 3005, 1 << 24);
        List<int[]> rows = new ArrayList<>();
        for (int target = 5; target < 3005; target++) {
            int[] row = new int[target % 3 == 0 ? 0 : target % 1000 == 1 ? 100_000 : target % 97];
            Arrays.setAll(row, k -> 31 * k);
            rows.add(row);
            if (row.length > 0) {
                store.add(target, Arrays.copyOf(row, row.length + 3), row.length);
            }
        }
        assertTrue(store.complete());
        assertEquals(rows.stream().mapToLong(r -> r.length).sum(), store.total());
        int[] visited = new int[1];
        store.rows((target, row, count) -> {
            assertArrayEquals(rows.get(target - 5), Arrays.copyOf(row, count), "target " + target);
            visited[0]++;
        });
        assertEquals(rows.stream().filter(r -> r.length > 0).count(), visited[0]);
    }

    /** What a projection has in all decides how many tiles there are, so that no table of one outgrows an array. */
    @Test
    void aProjectionOfMoreThanTwoToThe31SynapsesIsCutIntoTiles() {
        Network network = NetworkFixture.mixed(4);
        assertEquals(2, new Tiling(network, 2).tiles());
        Projection first = network.projections().getFirst();
        Connectivity huge = new Connectivity() {
            @Override
            public long count() {
                return 5_000_000_000L;
            }

            @Override
            public int maxIndegree() {
                return Integer.MAX_VALUE;
            }

            @Override
            public void rows(int from, int to, RowVisitor visitor) {
                throw new AssertionError("not needed to cut");
            }
        };
        Network large = new Network(network.description(), network.populations(),
                List.of(new Projection(0, first.name(), first.source(), first.target(), first.port(), huge,
                        first.weights(), first.delays())),
                network.devices(), network.minDelay(), network.maxDelay());
        int tiles = new Tiling(large, 2).tiles();
        assertTrue(tiles * (RowStore.LIMIT / 2L) >= 5_000_000_000L && tiles % 2 == 0, tiles + " tiles");
    }
}
