package glia.ui.kit.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.ui.kit.Drawing;
import glia.ui.kit.Frames;
import glia.ui.kit.Palette;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.Screen;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveChartTest {
    private static final int FRAMES = 200;
    private static final int WARM_UP = 20;

    private Screen screen;
    private LiveChart chart;
    private Control plot;
    private SampleRing ring;

    @BeforeEach
    void open() {
        screen = new Screen(1000, 500);
        screen.setDark(false);
        chart = new LiveChart(screen.shell(), new UiQueue(screen.display(), RefreshRate.SMOOTH), "Test", 500);
        plot = swtChart().getPlotArea().getControl();
        screen.shell().open();
        ring = new SampleRing(2, 1 << 20);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private Chart swtChart() {
        return (Chart) chart.getChildren()[0];
    }

    private void fill(int samples, double stepMs) {
        Random random = new Random(5);
        for (int i = 0; i < samples; i++) {
            ring.add(i * stepMs, new float[] {(float) random.nextGaussian(), (float) Math.sin(i * 0.01)}, 0);
        }
    }

    private double to() {
        return swtChart().getAxisSet().getXAxis(0).getRange().upper;
    }

    private double from() {
        return swtChart().getAxisSet().getXAxis(0).getRange().lower;
    }

    @Test
    void followsTheNewestSampleUntilHeld() {
        fill(10_000, 0.1);
        chart.open(List.of("a", "b"), "Value", false, 0.15, ring);
        screen.await("the newest sample at the right edge", () -> Math.abs(to() - ring.lastTime()) < 1e-6);
        assertEquals(500, to() - from(), 1e-6);
        chart.setPaused(true);
        double held = to();
        ring.add(2000, new float[] {1, 1}, 0);
        chart.dataChanged();
        chart.setSpanMs(400);
        screen.await("a frame of the held picture", () -> Math.abs(to() - from() - 400) < 1e-6);
        assertEquals(held, to());
        chart.setPaused(false);
        screen.await("the newest sample", () -> Math.abs(to() - 2000) < 1e-6);
    }

    @Test
    void shapesAreThoseOfTheScreenAndStayWithinThePlot() {
        fill(2000, 1);
        chart.open(List.of("a", "b"), "Value", false, 1.5, ring);
        screen.await("samples", () -> lines().size() > 2 * 300);
        assertTrue(chart.drawing().shapes().stream().anyMatch(shape -> shape instanceof Drawing.Text text
                && text.text().equals("Value")), "no title of the axis");
        // a zoom cuts lines that leave the plot, and leaves none outside
        double before = swtChart().getAxisSet().getYAxis(0).getRange().lower;
        chart.pan(0, -1);
        screen.await("the upper part", () -> swtChart().getAxisSet().getYAxis(0).getRange().lower > before);
        Rectangle inside = screen.display().map(plot, chart, new Rectangle(0, 0, plot.getSize().x, plot.getSize().y));
        for (Drawing.Path line : lines()) {
            for (int i = 0; i < line.x().length; i++) {
                assertTrue(line.x()[i] >= inside.x - 1e-6 && line.x()[i] <= inside.x + inside.width + 1e-6
                        && line.y()[i] >= inside.y - 1e-6 && line.y()[i] <= inside.y + inside.height + 1e-6,
                        () -> "outside of " + inside);
            }
        }
    }

    @Test
    void theHighestLabelHasRoomWithALegendAndWithout() {
        for (List<String> names : List.of(List.of("a", "b"), List.of("a"))) {
            chart.open(names, "Value", false, 1.5, new SampleRing(names.size(), 1 << 10));
            int above = screen.display().map(plot, swtChart(), new Point(0, 0)).y;
            assertTrue(2 * above >= label(), above + " pixels above the plot, with a label of " + label());
        }
    }

    private int label() {
        GC gc = new GC(chart);
        int height = gc.textExtent("0").y;
        gc.dispose();
        return height;
    }

    @Test
    void manySamplesBecomeBars() {
        fill(1 << 20, 0.1);
        chart.open(List.of("a", "b"), "Value", false, 0.15, ring);
        chart.setSpanMs((1 << 20) * 0.1);
        screen.await("a million samples", () -> to() - from() > 100_000);
        int marked = columns(Palette.LIGHT.series(0));
        assertTrue(marked > plot.getSize().x * 0.9, marked + " columns with a bar");
    }

    private List<Drawing.Path> lines() {
        return chart.drawing().shapes().stream().filter(Drawing.Path.class::isInstance).map(Drawing.Path.class::cast)
                .toList();
    }

    /** In how many columns of the picture a colour occurs. */
    private int columns(int colour) {
        ImageData picture = chart.picture();
        int marked = 0;
        for (int x = 0; x < picture.width; x++) {
            for (int y = 0; y < picture.height; y++) {
                if (picture.palette.getRGB(picture.getPixel(x, y)).equals(rgb(colour))) {
                    marked++;
                    break;
                }
            }
        }
        return marked;
    }

    /** The plot becomes narrower when the labels of the axis become longer; the lines must follow. */
    @Test
    void linesBelongToTheAxesWhateverTheLabels() {
        for (int i = 0; i < 5000; i++) {
            ring.add(i * 0.1, new float[] {i < 2500 ? 1 : 1_000_000, 0}, 0);
        }
        chart.open(List.of("a", "b"), "Value", true, 0.15, ring);
        chart.setSpanMs(100);
        screen.await("large values", () -> swtChart().getAxisSet().getYAxis(0).getRange().upper > 1_000_000);
        screen.await("the line at the height of its value", () -> lineIsAt(1_000_000));
        screen.shell().setSize(1000, 300);
        screen.await("the line at its height in a lower window",
                () -> chart.getSize().y <= 300 && lineIsAt(1_000_000));
    }

    /** Whether the first line passes through a value, as the axis has it, in the middle of the plot. */
    private boolean lineIsAt(double value) {
        int expected = plot.getLocation().y + swtChart().getAxisSet().getYAxis(0).getPixelCoordinate(value);
        int x = plot.getLocation().x + plot.getSize().x / 2;
        ImageData picture = chart.picture();
        for (int y = expected - 1; y <= expected + 1; y++) {
            if (picture.palette.getRGB(picture.getPixel(x, y)).equals(rgb(Palette.LIGHT.series(0)))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void missingSamplesLeaveAGap() {
        for (int i = 0; i < 5000; i++) {
            if (i < 2000 || i >= 4000) {
                ring.add(i * 0.1, new float[] {0, i < 2000 ? 1 : -1}, 0);
            }
        }
        chart.open(List.of("a", "b"), "Value", false, 0.15, ring);
        screen.await("the first frame", () -> to() > 499 && columns(Palette.LIGHT.series(0)) > 100);
        int marked = columns(Palette.LIGHT.series(0));
        int width = plot.getSize().x;
        assertTrue(Math.abs(marked - width * 0.6) < width * 0.1, marked + " of " + width + " columns");
    }

    private static RGB rgb(int colour) {
        return new RGB(colour >> 16 & 255, colour >> 8 & 255, colour & 255);
    }

    @Test
    void boxZoomAndFit() {
        fill(10_000, 0.1);
        chart.open(List.of("a", "b"), "Value", false, 0.15, ring);
        screen.await("the first frame", () -> Math.abs(to() - ring.lastTime()) < 1e-6);
        int width = plot.getSize().x;
        int height = plot.getSize().y;
        screen.mouse(plot, SWT.MouseDown, width / 4, height / 4, 1);
        screen.mouse(plot, SWT.MouseMove, width / 2, height / 2, 0);
        screen.mouse(plot, SWT.MouseUp, width / 2, height / 2, 1);
        screen.await("a quarter of the time", () -> Math.abs(to() - from() - 125) < 2);
        assertTrue(chart.paused());
        screen.key(plot, '0', '0');
        assertFalse(chart.paused());
        screen.await("following again", () -> Math.abs(to() - ring.lastTime()) < 1e-6);
    }

    @Test
    void keysZoomAndMove() {
        fill(10_000, 0.1);
        chart.open(List.of("a", "b"), "Value", false, 0.15, ring);
        screen.await("the first frame", () -> Math.abs(to() - ring.lastTime()) < 1e-6);
        screen.key(plot, '+', '+');
        assertEquals(400, chart.spanMs(), 1e-9);
        screen.key(plot, '-', '-');
        assertEquals(500, chart.spanMs(), 1e-9);
        screen.key(plot, SWT.ARROW_LEFT, '\0');
        screen.await("a tenth further left", () -> Math.abs(to() - (ring.lastTime() - 50)) < 1e-6);
        assertTrue(chart.paused());
    }

    @Test
    void tableHoldsWhatIsOnTheScreen() throws IOException {
        fill(10_000, 0.1);
        chart.open(List.of("a", "b,c"), "Value", false, 0.15, ring);
        chart.setSpanMs(1);
        screen.await("one millisecond",
                () -> Math.abs(to() - from() - 1) < 1e-6 && Math.abs(to() - ring.lastTime()) < 1e-6);
        StringBuilder csv = new StringBuilder();
        chart.table().writeCsv(csv);
        List<String> lines = csv.toString().lines().toList();
        assertEquals("time_ms,a,\"b,c\"", lines.get(0));
        assertEquals(12, lines.size());
        assertTrue(lines.get(11).startsWith("999.9,"), lines.get(11));
    }

    @Test
    void pictureHasTheSizeOfTheChart() {
        fill(100, 0.1);
        chart.open(List.of("a", "b"), "Value", false, 0.15, ring);
        screen.await("the first frame", () -> Math.abs(to() - 500) < 1e-6);
        ImageData picture = chart.picture();
        assertEquals(chart.getSize().x, picture.width);
        assertEquals(chart.getSize().y, picture.height);
    }

    /** R2: one million samples under 33 ms a frame. */
    @Test
    void millionSamplesInTime() {
        fill(1 << 20, 0.1);
        chart.open(List.of("a", "b"), "Value", false, 0.15, ring);
        chart.setSpanMs((1 << 20) * 0.1);
        screen.await("a million samples", () -> to() - from() > 100_000);
        double p50 = screen.paints(chart, WARM_UP, FRAMES).report("chart of 2 x 1 M samples, UI thread");
        assertTrue(p50 < 33, p50 + " ms");
        ChartScene scene = new ChartScene(ring, (1 << 20) * 0.1, 0, true, Double.NaN, Double.NaN, false, 0.15, 900,
                400, Palette.LIGHT);
        Frames jobs = new Frames(FRAMES / 4);
        for (int i = -WARM_UP; i < FRAMES / 4; i++) {
            jobs.begin();
            ChartFrame.of(scene).picture(scene);
            jobs.end(i);
        }
        double job = jobs.report("points of 2 x 1 M samples, job");
        assertTrue(job < 100, job + " ms");
    }
}
