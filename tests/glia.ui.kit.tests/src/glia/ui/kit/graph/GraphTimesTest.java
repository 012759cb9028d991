package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.ui.kit.Frames;
import glia.ui.kit.Nets;
import glia.ui.kit.Palette;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How long pictures of graphs take; the figures are printed. */
class GraphTimesTest extends GraphFixture {
    private static final int FRAMES = 200;
    private static final int WARM_UP = 20;

    /** R2: 10 k visible nodes under 33 ms a frame, here with all of the job, image and paint of a frame. */
    @Test
    void tenThousandNeuronsInTime() {
        measure("graph of 12 500 neurons", Nets.brunel(), FRAMES, 33);
    }

    @Test
    void hundredThousandNeuronsInTime() {
        Network network = Nets.network(List.of("E", "I"), new int[] {80_000, 20_000}, new int[] {0, 0});
        measure("graph of 100 000 neurons", network, FRAMES, 33);
    }

    /** R2: 1 M elements under 100 ms a frame. */
    @Test
    void aMillionNeuronsInTime() {
        Network network = Nets.network(List.of("E", "I"), new int[] {800_000, 200_000}, new int[] {0, 0});
        measure("graph of 1 000 000 neurons", network, FRAMES / 8, 100);
    }

    private void measure(String what, Network network, int frames, double bound) {
        SpikeGlow glow = show(network);
        GraphRenderer renderer = new GraphRenderer();
        NetworkGeometry geometry = new NetworkGeometry(network, Plane.XY);
        GraphScene scene = GraphScene.plain(geometry, Viewport.fit(geometry, WIDTH, HEIGHT, 0, 0), Palette.DARK, 100);
        NeuronQuantity quantity = new NeuronQuantity("Energy", network.neurons());
        Random random = new Random(2);
        Frames jobs = new Frames(frames);
        Frames moving = new Frames(frames);
        Frames coloured = new Frames(frames);
        for (int i = -WARM_UP; i < frames; i++) {
            long from = 1 + (i + WARM_UP) * 33L;
            glow.accept(Nets.spikes(network, from, from + 32, 30, random));
            jobs.begin();
            renderer.draw(scene, glow).toImageData();
            jobs.end(i);
            GraphScene moved = GraphScene.plain(geometry, scene.viewport().moved(i, i), Palette.DARK, 100);
            moving.begin();
            renderer.draw(moved, glow).toImageData();
            moving.end(i);
            quantity.update(values -> {
                for (int id = 0; id < values.length; id++) {
                    values[id] = random.nextFloat();
                }
            });
            GraphScene shaded = new GraphScene(geometry, scene.viewport(), Palette.DARK, 100, NeuronIds.NONE, null,
                    quantity, NeuronFilter.ALL, NeuronGroups.populations(network), null);
            coloured.begin();
            renderer.draw(shaded, glow).toImageData();
            coloured.end(i);
        }
        double job = jobs.report(what + ", job, still");
        double whole = Math.max(moving.report(what + ", job, while it is moved"),
                coloured.report(what + ", job, while a quantity changes"));
        canvas.setBundlesShown(true);
        canvas.setLegendShown(true);
        double paint = screen.paints(canvas, WARM_UP, frames).report(what + ", UI thread");
        assertTrue(Math.max(job, whole) + paint < bound, job + " + " + paint + " ms");
        assertTrue(paint < 15, paint + " ms in the UI thread");
    }
}
