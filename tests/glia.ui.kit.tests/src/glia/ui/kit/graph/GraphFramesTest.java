package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.ui.kit.Frames;
import glia.ui.kit.Nets;
import glia.ui.kit.Palette;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.Screen;
import glia.ui.kit.UiQueue;
import glia.ui.kit.internal.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only what has changed is replaced, and nobody can tell. */
class GraphFramesTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final long STEPS = 33;
    /** The scale bar is drawn over the picture there. */
    private static final int BAR = 60;

    private final Random random = new Random(5);
    private final GraphRenderer whole = new GraphRenderer();
    private Screen screen;

    @BeforeEach
    void open() {
        screen = new Screen(WIDTH, HEIGHT);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private static Network network(int neurons) {
        return Nets.network(List.of("E", "I"), new int[] {neurons * 4 / 5, neurons / 5}, new int[] {0, 0});
    }

    private static GraphScene scene(Network network, Viewport viewport, int width, int height) {
        NetworkGeometry geometry = new NetworkGeometry(network, Plane.XY);
        return GraphScene.plain(geometry, viewport == null ? Viewport.fit(geometry, width, height, 0, 0) : viewport,
                Palette.DARK, 100);
    }

    /** The same, drawn from nothing: of what is kept from frame to frame, nothing holds for another geometry. */
    private Pixels anew(GraphScene scene, SpikeGlow glow) {
        return whole.draw(scene(scene.geometry().network(), scene.viewport(), 0, 0), glow);
    }

    private void spikes(SpikeGlow glow, Network network, int frame, double hertz) {
        glow.accept(Nets.spikes(network, 1 + frame * STEPS, (frame + 1) * STEPS, hertz, random));
    }

    private static void copy(int[] from, int[] to, Rectangle part) {
        for (int y = part.y; y < part.y + part.height; y++) {
            System.arraycopy(from, y * WIDTH + part.x, to, y * WIDTH + part.x, part.width);
        }
    }

    @Test
    void whatHasChangedSinceAnEarlierFrameMakesItTheNewestOne() {
        Network network = network(400);
        SpikeGlow glow = new SpikeGlow(network.neurons());
        GraphScene scene = scene(network, null, WIDTH, HEIGHT);
        GraphRenderer renderer = new GraphRenderer();
        List<int[]> frames = new ArrayList<>();
        int partly = 0;
        int quiet = 0;
        long pixels = 0;
        for (int frame = 0; frame < 120; frame++) {
            // a quiet network, and a storm now and then
            spikes(glow, network, frame, frame % 40 > 30 ? 50 : 0.4);
            int[] now = renderer.draw(scene, glow).data();
            assertArrayEquals(anew(scene, glow).data(), now, "frame " + frame);
            for (int back = 1; back <= Math.min(frame, 4); back++) {
                List<Rectangle> parts = renderer.changedSince(renderer.number() - back);
                if (parts != null) {
                    int[] made = frames.get(frame - back).clone();
                    parts.forEach(part -> copy(now, made, part));
                    assertArrayEquals(now, made, "frame " + frame + " from the one " + back + " before");
                    partly++;
                    // a while after a storm, what it lit is dark again
                    if (frame % 40 < 15 || frame % 40 > 30) {
                        continue;
                    }
                    quiet++;
                    pixels += parts.stream().mapToLong(part -> (long) part.width * part.height).sum();
                }
            }
            frames.add(now.clone());
        }
        double share = (double) pixels / quiet / WIDTH / HEIGHT;
        System.out.printf("%d frames in parts, of %d quiet ones %.3f of the picture%n", partly, quiet, share);
        assertTrue(partly > 300 && quiet > 100, "replaced in parts: " + partly + ", quiet: " + quiet);
        assertTrue(share < 0.15, "share of the picture: " + share);
    }

    @Test
    void theCanvasShowsTheSameAsAWholePicture() {
        screen.setDark(true);
        GraphCanvas canvas = new GraphCanvas(screen.shell(), new UiQueue(screen.display(), RefreshRate.SMOOTH));
        canvas.setLegendShown(false);
        canvas.setBundlesShown(false);
        screen.shell().open();
        Network network = network(300);
        SpikeGlow glow = new SpikeGlow(network.neurons());
        canvas.open(new NetworkGeometry(network, Plane.XY), glow);
        screen.await("the first picture", canvas::drawn);
        long before = canvas.frames().replaced();
        assertTrue(before > 0);
        int frames = 25;
        for (int frame = 0; frame < frames; frame++) {
            spikes(glow, network, frame, 0.4);
            canvas.dataChanged();
            Pixels expected = anew(canvas.scene(), glow);
            screen.await("frame " + frame, () -> same(expected, canvas.picture()));
        }
        double share = (double) (canvas.frames().replaced() - before) / frames / WIDTH / HEIGHT;
        System.out.printf("the canvas replaced %.3f of the picture a frame%n", share);
        assertTrue(share > 0 && share < 0.15, "share of the picture: " + share);
    }

    private static boolean same(Pixels expected, ImageData picture) {
        for (int y = 0; y < expected.height() - BAR; y++) {
            for (int x = 0; x < expected.width(); x++) {
                RGB rgb = picture.palette.getRGB(picture.getPixel(x, y));
                if ((rgb.red << 16 | rgb.green << 8 | rgb.blue) != expected.data()[y * expected.width() + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Printed: CPU time of a frame in which only spikes light up, with all of the image made anew and in parts. */
    @Test
    void saysWhatItSaves() {
        for (int neurons : new int[] {200, 12_500}) {
            for (double hertz : new double[] {0.1, 30}) {
                double[] times = frameTimes(network(neurons), hertz);
                System.out.printf("%d neurons at %.1f Hz: whole %.2f ms, parts %.2f ms, ratio %.2f%n", neurons, hertz,
                        times[0], times[1], times[1] / times[0]);
                if (neurons == 200 && hertz == 0.1) {
                    assertTrue(times[1] < 0.7 * times[0], "of few spikes: " + times[1] + " of " + times[0] + " ms");
                }
            }
        }
    }

    private double[] frameTimes(Network network, double hertz) {
        int frames = 30;
        int warmUp = 10;
        SpikeGlow glow = new SpikeGlow(network.neurons());
        GraphScene scene = scene(network, null, 1000, 800);
        GraphRenderer[] renderers = {new GraphRenderer(), new GraphRenderer()};
        Frames[] measured = {new Frames(frames), new Frames(frames)};
        Image shown = new Image(screen.display(), renderers[1].draw(scene, glow).toImageData());
        for (int frame = -warmUp; frame < frames; frame++) {
            spikes(glow, network, frame + warmUp, hertz);
            for (int way = 0; way < 2; way++) {
                measured[way].begin();
                Pixels pixels = renderers[way].draw(scene, glow);
                List<Rectangle> parts = way == 0 ? null : renderers[way].changedSince(renderers[way].number() - 1);
                if (parts == null) {
                    new Image(screen.display(), pixels.toImageData()).dispose();
                } else {
                    GC gc = new GC(shown);
                    for (Rectangle part : parts) {
                        Image image = new Image(screen.display(),
                                pixels.toImageData(part.x, part.y, part.width, part.height));
                        gc.drawImage(image, part.x, part.y);
                        image.dispose();
                    }
                    gc.dispose();
                }
                measured[way].end(frame);
            }
        }
        shown.dispose();
        return new double[] {measured[0].report(network.neurons() + " whole"),
            measured[1].report(network.neurons() + " parts")};
    }
}
