package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Phase;
import glia.api.profiler.Frame;
import glia.api.profiler.HotSpots;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameTreeTest {

    private final FrameTree tree = new FrameTree(Map.of("a.Tile.advance", Phase.DYNAMICS, "a.Source", Phase.INPUT));

    private void add(int times, String... innermostFirst) {
        for (int i = 0; i < times; i++) {
            tree.add(List.of(innermostFirst));
        }
    }

    @Test
    void stacksAreAddedUp() throws IOException {
        add(3, "a.Kernel.go", "a.Tile.advance", "a.Main.run");
        add(2, "a.Source.emit", "a.Tile.advance", "a.Main.run");
        add(1, "a.Tile.advance", "a.Main.run");
        add(4, "b.Other.wait");
        HotSpots found = tree.hotSpots(2);
        assertEquals(10, found.samples());
        assertEquals(Map.of(Phase.DYNAMICS, 4L, Phase.INPUT, 2L), found.phases());
        assertEquals(4, found.outside());
        assertEquals(0.2, found.share(2));
        assertEquals(List.of(new HotSpots.Method("b.Other.wait", 4, 4), new HotSpots.Method("a.Kernel.go", 3, 3),
                new HotSpots.Method("a.Source.emit", 2, 2), new HotSpots.Method("a.Tile.advance", 1, 6)),
                found.methods());
        Frame run = found.root().callees().getFirst();
        assertEquals("a.Main.run", run.name());
        assertEquals(6, run.samples());
        assertEquals(0, run.self());
        assertEquals(1, run.callees().getFirst().self());
        assertEquals(List.of("a.Kernel.go", "a.Source.emit"),
                run.callees().getFirst().callees().stream().map(Frame::name).toList());
        StringBuilder folded = new StringBuilder();
        found.fold(folded);
        assertEquals("""
                a.Main.run;a.Tile.advance 1
                a.Main.run;a.Tile.advance;a.Kernel.go 3
                a.Main.run;a.Tile.advance;a.Source.emit 2
                b.Other.wait 4
                """, folded.toString());
    }

    @Test
    void aMethodThatCallsItselfCountsOnce() {
        add(5, "a.Deep.go", "a.Deep.go", "a.Deep.go");
        assertEquals(List.of(new HotSpots.Method("a.Deep.go", 5, 5)), tree.hotSpots(1).methods());
    }

    @Test
    void rareCallsAreLeftOutOfTheTreeAndCountWithTheirCallers() {
        IntStream.range(0, 10_000).forEach(i -> add(1, "rare." + i, "a.Main.run"));
        add(2, "often.one", "a.Main.run");
        HotSpots found = tree.hotSpots(1);
        assertEquals(10_002, found.samples());
        Frame run = found.root().callees().getFirst();
        assertEquals(10_002, run.samples());
        assertEquals(List.of("often.one"), run.callees().stream().map(Frame::name).toList());
        assertEquals(10_000, run.self());
        assertTrue(found.methods().size() <= HotSpots.MOST_METHODS);
    }
}
