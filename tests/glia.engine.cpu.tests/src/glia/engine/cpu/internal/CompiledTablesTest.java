package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Connectivity;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.store.CompiledFiles;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that are kept in files. */
class CompiledTablesTest {

    private static final int SIZE = 1000;
    private static final double QUANTUM = 0x1p-20;

    /** What the runtime of these tests keeps with the user. */
    private final Path folder = Path.of(System.getenv("GLIA_HOME"), "cache", "networks");
    private final ProfileManager profiles = Services.get(ProfileManager.class);
    private final CompiledTables compiled = tables(RowStore.LIMIT);

    @BeforeEach
    void keep() throws Exception {
        for (Path file : kept()) {
            Files.delete(file);
        }
        profiles.apply(Profile.STANDARD.with("glia.cache", "compiledNetworks", true));
    }

    @AfterEach
    void keepNothing() throws Exception {
        profiles.apply(Profile.STANDARD);
    }

    private static CompiledTables tables(int rows) {
        return new CompiledTables(Services.get(CompiledFiles.class), rows);
    }

    private static Projection projection(long seed, String weight, String delay, String rule) throws Exception {
        Network network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read("""
                { "glia": 1, "name": "some", "dt": 0.1, "seed": %d,
                  "populations": [ { "name": "N", "size": %d, "model": "iaf_psc_delta",
                    "positions": { "type": "disc", "centre": [0, 0], "radius": 0.5 } } ],
                  "projections": [ { "source": "N", "target": "N", "weight": %s, "delay": %s, "rule": %s } ] }
                """.formatted(seed, SIZE, weight, delay, rule), Path.of("some.network.json")), Progress.NONE);
        return network.projections().getFirst();
    }

    private static Projection drawn(long seed) throws Exception {
        return projection(seed, "{ \"distribution\": \"uniform\", \"low\": 0.1, \"high\": 0.2 }",
                "{ \"distribution\": \"uniform\", \"low\": 0.5, \"high\": 2 }",
                "{ \"type\": \"fixed_indegree\", \"indegree\": 100 }");
    }

    private SynapseTable table(Projection projection) {
        return compiled.table(projection, SIZE, 16, SIZE, QUANTUM, Progress.NONE);
    }

    private List<Path> kept() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    /** Is told which rows are asked for. */
    @FunctionalInterface
    private interface Watcher {
        void rows(int from, int to);
    }

    private static Projection observed(Projection p, Watcher watcher) {
        Connectivity connectivity = new Connectivity() {
            @Override
            public long count() {
                return p.connectivity().count();
            }

            @Override
            public int maxIndegree() {
                return p.connectivity().maxIndegree();
            }

            @Override
            public void rows(int from, int to, RowVisitor visitor) {
                watcher.rows(from, to);
                p.connectivity().rows(from, to, visitor);
            }
        };
        return new Projection(p.index(), p.name(), p.source(), p.target(), p.port(), connectivity, p.weights(),
                p.delays(), p.plasticity(), p.origin());
    }

    /** A probe is one row; a table is all of them. */
    private static Projection mute(Projection projection) {
        return observed(projection, (from, to) -> assertTrue(to - from <= 1,
                "rows " + from + " to " + to + " are drawn again"));
    }

    private static void assertSame(SynapseTable expected, SynapseTable actual) {
        assertArrayEquals(expected.bounds(), actual.bounds());
        assertArrayEquals(expected.targets(), actual.targets());
        assertArrayEquals(expected.weights(), actual.weights());
        assertArrayEquals(expected.delays(), actual.delays());
        assertEquals(expected.weight(), actual.weight());
        assertEquals(expected.delay(), actual.delay());
    }

    private static SynapseTable built(Projection projection) {
        return TableBuilder.build(projection, SIZE, 16, SIZE, QUANTUM, Progress.NONE);
    }

    @Test
    void theSecondStartReadsWhatTheFirstHasLaidOut() throws Exception {
        String spatial = "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"gaussian\", \"std\": 0.3 } }";
        for (Projection projection : List.of(drawn(1), drawn(2),
                projection(1, "0.1", "1.5", "{ \"type\": \"fixed_indegree\", \"indegree\": 100 }"),
                projection(1, "0.1", "1.5", "{ \"type\": \"pairwise_bernoulli\", \"p\": 0.1 }"),
                projection(1, "0.1", "1.5", spatial), projection(2, "0.1", "1.5", spatial))) {
            SynapseTable expected = built(projection);
            assertTrue(expected.targets().length >= CompiledTables.FEWEST);
            assertSame(expected, table(projection));
            assertSame(expected, table(mute(projection)));
        }
        assertEquals(6, kept().size());
    }

    @Test
    void whatIsNotTheSameIsAnotherFile() throws Exception {
        table(drawn(1));
        table(drawn(2));
        compiled.table(drawn(1), SIZE, 32, SIZE, QUANTUM, Progress.NONE);
        compiled.table(drawn(1), SIZE, 16, SIZE, 2 * QUANTUM, Progress.NONE);
        assertEquals(4, kept().size());
        table(drawn(1));
        assertEquals(4, kept().size());
    }

    @Test
    void whatHasNoOriginOrIsNotWantedIsNotKept() throws Exception {
        Projection p = drawn(1);
        table(new Projection(p.index(), p.name(), p.source(), p.target(), p.port(), p.connectivity(), p.weights(),
                p.delays(), p.plasticity()));
        keepNothing();
        table(p);
        assertEquals(List.of(), kept());
    }

    /** Every byte of the head and some of the rest, each changed. */
    @Test
    void aDamagedFileIsMadeAnew() throws Exception {
        Projection projection = drawn(1);
        SynapseTable expected = built(projection);
        table(projection);
        Path file = kept().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += at < 56 ? 1 : good.length / 50) {
            byte[] bad = good.clone();
            bad[at] ^= 0x10;
            Files.write(file, bad);
            assertSame(expected, table(projection));
            assertArrayEquals(good, Files.readAllBytes(file), "byte " + at);
        }
        for (int length : new int[] {0, 1, 55, 56, good.length - 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertSame(expected, table(projection));
            assertArrayEquals(good, Files.readAllBytes(file), length + " bytes");
        }
    }

    /** As a release would that draws otherwise: the origin is the same, the rows are not. */
    @Test
    void whatIsDrawnOtherwiseIsMadeAnew() throws Exception {
        Projection before = drawn(1);
        table(before);
        Projection p = drawn(2);
        Projection now = new Projection(p.index(), p.name(), p.source(), p.target(), p.port(), p.connectivity(),
                p.weights(), p.delays(), p.plasticity(), before.origin());
        assertSame(built(now), table(now));
        assertEquals(2, kept().size());
    }

    /** Rows that are not kept are drawn twice, and the table is the same. */
    @Test
    void rowsAreKeptAsFarAsThereIsRoom() throws Exception {
        Projection projection = drawn(1);
        int[] passes = new int[1];
        Projection counted = observed(projection, (from, to) -> passes[0]++);
        keepNothing();
        assertSame(built(projection), table(counted));
        assertEquals(1, passes[0]);
        assertSame(built(projection), tables(0).table(counted, SIZE, 16, SIZE, QUANTUM, Progress.NONE));
        assertEquals(3, passes[0]);
    }
}
