package glia.ui.kit.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Positions;
import glia.api.network.Slots;
import glia.api.network.Population;
import glia.api.network.Network;
import glia.ui.kit.Frames;
import glia.ui.kit.Nets;
import glia.ui.kit.Palette;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.Screen;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.NeuronIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class RasterCanvasTest {
    private static final int FRAMES = 200;
    private static final int WARM_UP = 20;

    private static RasterScene scene(RasterRows rows, double stepsPerColumn) {
        return new RasterScene(rows, Palette.LIGHT, stepsPerColumn, 0, true, 0, 1, 400, 300);
    }

    /** What is drawn column by column as time goes on is what would be drawn all at once. */
    @Test
    void newColumnsMakeTheSamePicture() {
        Network network = Nets.network(List.of("E", "I"), new int[] {800, 200}, new int[] {0, 0});
        RasterRows rows = new RasterRows(network);
        for (double stepsPerColumn : new double[] {0.2, 0.7, 1, 12.5, 133.3}) {
            SpikeRing ring = new SpikeRing(1 << 20);
            RasterRenderer live = new RasterRenderer();
            Random random = new Random(4);
            long step = 0;
            for (int frame = 0; frame < 60; frame++) {
                long to = step + 1 + random.nextInt((int) (40 * stepsPerColumn) + 1);
                ring.accept(Nets.spikes(network, step + 1, to, 50, random));
                step = to;
                live.draw(scene(rows, stepsPerColumn), ring);
            }
            RasterRenderer atOnce = new RasterRenderer();
            long column = atOnce.draw(scene(rows, stepsPerColumn), ring);
            assertTrue(column >= 399, "column " + column);
            assertArrayEquals(atOnce.frame().data(), live.frame().data(), stepsPerColumn + " steps a column");
            for (int frame = 0; frame < 5; frame++) {
                long to = step + (long) Math.ceil(stepsPerColumn);
                ring.accept(Nets.spikes(network, step + 1, to, 50, random));
                step = to;
                live.draw(scene(rows, stepsPerColumn), ring);
                atOnce.draw(scene(rows, stepsPerColumn), ring);
                assertArrayEquals(atOnce.frame().data(), live.frame().data(), stepsPerColumn + ", later");
            }
            int marks = 0;
            for (int pixel : live.frame().data()) {
                marks += pixel != Palette.LIGHT.background() ? 1 : 0;
            }
            assertTrue(marks > 100, marks + " pixels with spikes");
        }
    }

    @Test
    void everySpikeIsWhereItBelongs() {
        Network network = Nets.points(0, 0, 1, 0);
        RasterRows rows = new RasterRows(network);
        SpikeRing ring = new SpikeRing(1 << 12);
        ring.accept(Nets.batch(network, 1, 400, new int[] {99}, new int[] {1}));
        RasterRenderer renderer = new RasterRenderer();
        renderer.draw(scene(rows, 1), ring);
        int[] data = renderer.frame().data();
        int row = (int) (rows.middle(1) * 300);
        // the right edge is column 400, so that column 100 is at 99
        assertTrue(data[row * 400 + 99] != Palette.LIGHT.background());
        assertEquals(Palette.LIGHT.background(), data[row * 400 + 98]);
        assertEquals(Palette.LIGHT.background(), data[(int) (rows.middle(0) * 300) * 400 + 99]);
        assertEquals(1, rows.neuronAt(rows.middle(1)));
        assertEquals(0, rows.neuronAt(rows.middle(0)));
    }

    /** Counts of stretches of time and groups of neurons, of which nobody could visit every spike. */
    private static final class Dense implements SpikeSource {
        private double asked;

        @Override
        public long lastStep() {
            return 400_000;
        }

        @Override
        public boolean partial() {
            return false;
        }

        @Override
        public long generation() {
            return 1;
        }

        @Override
        public boolean dense(long fromStep, long toStep) {
            return true;
        }

        @Override
        public long firstAt(long step) {
            throw new AssertionError("nobody looks for one of so many spikes");
        }

        @Override
        public long visit(long from, long toStep, Visitor visitor) {
            throw new AssertionError("so many spikes are not visited");
        }

        @Override
        public void cells(long fromStep, long toStep, double steps, CellVisitor visitor) {
            asked = steps;
            visitor.cell(100_000, 100_999, 0, 199, 9);
            visitor.cell(200_000, 200_999, 0, 199, 3);
            visitor.cell(300_000, 303_999, 800, 999, 4);
        }
    }

    @Test
    void denseStretchesOfTimeAreDrawnFromCounts() {
        RasterRows rows = new RasterRows(Nets.network(List.of("E", "I"), new int[] {800, 200}, new int[] {0, 0}));
        Dense spikes = new Dense();
        RasterRenderer renderer = new RasterRenderer();
        renderer.draw(scene(rows, 1000), spikes);
        assertEquals(1000, spikes.asked, "a column");
        // the right edge is column 400, so that column 100 is at 99
        int many = pixel(renderer, rows, 100, 99);
        int some = pixel(renderer, rows, 100, 199);
        int none = Palette.LIGHT.background();
        assertTrue(many != none && some != none && many != some, "as strong as there are spikes");
        assertEquals(many, pixel(renderer, rows, 199, 99), "all of the neurons");
        for (int column : new int[] {98, 100, 198, 200, 299}) {
            assertEquals(none, pixel(renderer, rows, 100, column), "column " + column);
        }
        assertEquals(none, pixel(renderer, rows, 300, 99), "other neurons");
        int spread = pixel(renderer, rows, 900, 299);
        assertTrue(spread != none);
        for (int column = 300; column < 303; column++) {
            assertEquals(spread, pixel(renderer, rows, 900, column), "a piece that is several columns long");
        }
        assertEquals(none, pixel(renderer, rows, 900, 303));
    }

    private static int pixel(RasterRenderer renderer, RasterRows rows, int neuron, int column) {
        return renderer.frame().data()[(int) (rows.middle(neuron) * 300) * 400 + column];
    }

    @Test
    void slotsThatWereNeverUsedHaveNoRow() {
        Population all = Nets.points(0, 0).populations().get(0);
        Population some = new Population(0, "p", 0, 10, all.model(), Map.of(), Map.of(), new double[0],
                Positions.of(new float[30]), Slots.of(10, 4).died(new int[] {3}));
        RasterRows rows = new RasterRows(new Network(Nets.points(0, 0).description(), List.of(some), List.of(),
                List.of(), 1, 1));
        assertEquals(4, rows.rows(0), "the last one has died, and may have spikes to show");
        assertEquals(3, rows.neuronAt(0.99));
        assertEquals(0.875, rows.middle(3), 1e-9);
    }

    @Test
    void smallPopulationsKeepAShare() {
        RasterRows rows = new RasterRows(Nets.network(List.of("a", "b"), new int[] {100_000, 3}, new int[] {0, 0}));
        assertTrue(rows.height(1) > 0.03, "height " + rows.height(1));
        assertEquals(1, rows.top(1) + rows.height(1), 1e-9);
    }

    @Test
    void followsHoldsAndZooms() {
        try (Screen screen = new Screen(900, 500)) {
            RasterCanvas canvas = new RasterCanvas(screen.shell(), new UiQueue(screen.display(), RefreshRate.SMOOTH));
            screen.shell().open();
            Network network = Nets.brunel();
            SpikeRing ring = new SpikeRing(1 << 20);
            canvas.open(network, ring);
            ring.accept(Nets.spikes(network, 1, 10_000, 8, new Random(1)));
            canvas.dataChanged();
            screen.await("the newest spikes", () -> lastTime(canvas) > 999);
            assertFalse(canvas.paused());
            int lines = lines(canvas).size();
            assertTrue(lines > 10_000, lines + " spikes in 500 ms");
            screen.mouse(canvas, SWT.MouseDown, 200, 100, 1);
            screen.mouse(canvas, SWT.MouseMove, 400, 300, 0);
            screen.mouse(canvas, SWT.MouseUp, 400, 300, 1);
            assertTrue(canvas.paused());
            screen.await("the box", () -> lines(canvas).size() < lines / 4);
            assertFalse(lines(canvas).stream().anyMatch(line -> line.contains(",I,")), "spikes from below the box");
            screen.key(canvas, '0', '0');
            assertFalse(canvas.paused());
            canvas.setSpanMs(100);
            screen.await("100 ms of all neurons", () -> lines(canvas).size() > 5000 && lines(canvas).size() < lines / 3
                    && lines(canvas).stream().anyMatch(line -> line.contains(",I,")));
        }
    }

    @Test
    void rowsAreSelectedByPointerAndKeys() {
        try (Screen screen = new Screen(900, 500)) {
            RasterCanvas canvas = new RasterCanvas(screen.shell(), new UiQueue(screen.display(), RefreshRate.SMOOTH));
            screen.shell().open();
            Network network = Nets.network(List.of("E", "I"), new int[] {8, 2}, new int[] {0, 0});
            SpikeRing ring = new SpikeRing(1 << 12);
            List<NeuronIds> told = new ArrayList<>();
            canvas.onSelect(told::add);
            canvas.open(network, ring);
            ring.accept(Nets.spikes(network, 1, 1000, 2, new Random(1)));
            canvas.dataChanged();
            screen.await("spikes", () -> lastTime(canvas) > 0);
            screen.mouse(canvas, SWT.MouseDown, 400, 30, 1);
            screen.mouse(canvas, SWT.MouseUp, 400, 30, 1);
            assertEquals(NeuronIds.of(0), canvas.selection());
            assertEquals(List.of(0), marked(canvas, network));
            assertFalse(canvas.paused(), "a click moves nothing");
            drag(screen, canvas, 60, 200, SWT.MOD1);
            int[] band = canvas.selection().ids();
            assertTrue(band.length > 2 && band.length < 8 && band[0] == 0 && band[band.length - 1] == band.length - 1,
                    canvas.selection().toString());
            assertFalse(canvas.paused(), "rows are selected, not zoomed");
            screen.key(canvas, SWT.ESC, SWT.ESC);
            assertEquals(NeuronIds.NONE, canvas.selection());
            canvas.select(NeuronIds.of(7));
            screen.key(canvas, SWT.ARROW_DOWN, '\0', SWT.MOD1);
            assertEquals(NeuronIds.of(8), canvas.selection(), "the first of the next population");
            screen.key(canvas, SWT.ARROW_UP, '\0', SWT.MOD1 | SWT.SHIFT);
            assertEquals(NeuronIds.of(8, 7), canvas.selection());
            assertEquals(List.of(7, 8), marked(canvas, network));
            screen.key(canvas, 'a', (char) 1, SWT.MOD1);
            assertEquals(10, canvas.selection().size());
            int before = told.size();
            canvas.select(canvas.selection());
            assertEquals(before, told.size(), "nobody is told what he knows");
            assertEquals(canvas.selection(), told.getLast());
            canvas.update(network);
            assertEquals(10, canvas.selection().size());
            canvas.open(network, ring);
            assertEquals(NeuronIds.NONE, canvas.selection());
            screen.await("the spikes again", () -> lastTime(canvas) > 0);
            assertEquals(List.of(), marked(canvas, network));
        }
    }

    /** The neurons whose rows have a line through their middle, as it is painted. */
    private static List<Integer> marked(RasterCanvas canvas, Network network) {
        ImageData picture = canvas.picture();
        RGB accent = new RGB(Palette.LIGHT.accent() >> 16 & 255, Palette.LIGHT.accent() >> 8 & 255,
                Palette.LIGHT.accent() & 255);
        RasterRows rows = new RasterRows(network);
        Rectangle plot = new RasterDecoration(canvas, null).layout(rows);
        return IntStream.range(0, picture.height).filter(y -> IntStream.range(0, picture.width)
                .filter(x -> picture.palette.getRGB(picture.getPixel(x, y)).equals(accent)).count()
                > picture.width / 4).mapToObj(y -> rows.neuronAt((y - plot.y + 0.5) / plot.height)).toList();
    }

    private static void drag(Screen screen, RasterCanvas canvas, int from, int to, int keys) {
        screen.mouse(canvas, SWT.MouseDown, 300, from, 1, keys);
        screen.mouse(canvas, SWT.MouseMove, 420, to, 0, keys);
        screen.mouse(canvas, SWT.MouseUp, 420, to, 1, keys);
    }

    private static List<String> lines(RasterCanvas canvas) {
        StringBuilder csv = new StringBuilder();
        try {
            canvas.table().writeCsv(csv);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return csv.toString().lines().skip(1).toList();
    }

    private static double lastTime(RasterCanvas canvas) {
        List<String> lines = lines(canvas);
        return lines.isEmpty() ? 0 : Double.parseDouble(lines.getLast().split(",")[0]);
    }

    @Test
    void emptyCanvasSaysWhy() {
        try (Screen screen = new Screen(400, 300)) {
            RasterCanvas canvas = new RasterCanvas(screen.shell(), new UiQueue(screen.display(), RefreshRate.SMOOTH));
            screen.shell().open();
            ImageData silent = canvas.picture();
            canvas.setMessage("No network is open.");
            ImageData speaking = canvas.picture();
            int different = 0;
            for (int y = 0; y < silent.height; y++) {
                for (int x = 0; x < silent.width; x++) {
                    different += silent.getPixel(x, y) != speaking.getPixel(x, y) ? 1 : 0;
                }
            }
            assertTrue(different > 100, different + " pixels of text");
            assertEquals(0, lines(canvas).size());
        }
    }

    /** R2 for the raster: 2 M spikes, followed and drawn anew. */
    @Test
    void twoMillionSpikesInTime() {
        Network network = Nets.brunel();
        SpikeRing ring = new SpikeRing(1 << 21);
        Random random = new Random(6);
        long step = 0;
        while (ring.size() < 1 << 21) {
            ring.accept(Nets.spikes(network, step + 1, step + 1000, 60, random));
            step += 1000;
        }
        RasterRows rows = new RasterRows(network);
        RasterRenderer renderer = new RasterRenderer();
        double stepsPerColumn = step / 900.0;
        RasterScene scene = new RasterScene(rows, Palette.DARK, stepsPerColumn, 0, true, 0, 1, 900, 600);
        Frames following = new Frames(FRAMES);
        Frames anew = new Frames(FRAMES / 4);
        for (int i = -WARM_UP; i < FRAMES; i++) {
            ring.accept(Nets.spikes(network, step + 1, step + 330, 60, random));
            step += 330;
            following.begin();
            renderer.draw(scene, ring);
            renderer.frame().toImageData();
            following.end(i);
        }
        for (int i = 0; i < FRAMES / 4; i++) {
            RasterRenderer fresh = new RasterRenderer();
            anew.begin();
            fresh.draw(scene, ring);
            anew.end(i);
        }
        double p50 = following.report("raster of 2 M spikes, following");
        double whole = anew.report("raster of 2 M spikes, drawn anew");
        assertTrue(p50 < 33, p50 + " ms");
        assertTrue(whole < 200, whole + " ms");
    }
}
