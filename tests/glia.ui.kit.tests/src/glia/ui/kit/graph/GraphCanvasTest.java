package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.Nets;
import glia.ui.kit.Palette;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;

/** What a graph shows of its network. */
class GraphCanvasTest extends GraphFixture {

    private List<String> shown() throws IOException {
        StringBuilder text = new StringBuilder();
        canvas.table().writeCsv(text);
        return text.toString().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
    }

    @Test
    void showsWhatTheNetworkHasBecome() throws IOException {
        Network all = Nets.network(List.of("E", "I"), new int[] {30, 10}, new int[] {3, 2});
        show(all);
        canvas.zoomIn();
        canvas.select(NeuronIds.of(35));
        assertEquals(35, canvas.selected());
        Population first = all.populations().getFirst();
        Population less = new Population(0, "E", 0, 30, first.model(), Map.of(), Map.of(), new double[0],
                first.place(), first.slots().died(new int[] {4, 17}));
        List<String> before = shown();
        canvas.update(new NetworkGeometry(new Network(all.description(), List.of(less, all.populations().get(1)),
                all.projections(), all.devices(), 15, 15), Plane.XY));
        List<String> after = new ArrayList<>(before);
        after.removeAll(List.of("4", "17"));
        assertEquals(after, shown(), "the same part of the picture without those who died");
        assertEquals(35, canvas.selected());
        canvas.select(NeuronIds.of(4));
        assertEquals(35, canvas.selected(), "who has died cannot be selected");
        Population second = all.populations().get(1);
        Population none = new Population(1, "I", 30, 10, second.model(), Map.of(), Map.of(), new double[0],
                second.place(), second.slots().died(new int[] {5}));
        canvas.update(new NetworkGeometry(new Network(all.description(), List.of(less, none), all.projections(),
                all.devices(), 15, 15), Plane.XY));
        assertEquals(-1, canvas.selected());
    }

    /** Of two searches the former ends last, while the UI thread has shown nothing yet. */
    @Test
    void aSearchThatEndsTooLateTakesNothingAway() throws InterruptedException {
        Network network = Nets.network(List.of("E"), new int[] {30}, new int[] {3});
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(2);
        canvas.setConnectionSearch(new ConnectionSearch() {
            @Override
            public SelectedConnections find(Network in, Wanted wanted, BooleanSupplier cancelled) {
                boolean first = begun.getCount() > 0;
                begun.countDown();
                try {
                    if (first && !posted.await(10, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("there was no other search");
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return PLAIN.find(in, wanted, () -> false);
            }

            @Override
            public void expect(Network in, List<Wanted> next) {
                posted.countDown();
                late.countDown();
            }
        });
        show(network);
        canvas.select(NeuronIds.of(5));
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        canvas.update(new NetworkGeometry(network, Plane.XY));
        assertTrue(late.await(10, TimeUnit.SECONDS));
        screen.await("connections", () -> canvas.connections() != null);
    }

    /** Pixels in the colour of the scale bar within its place at the lower right. */
    private int scaleBarPixels() {
        ImageData picture = canvas.picture();
        int found = 0;
        for (int y = Math.max(0, picture.height - 44); y < picture.height; y++) {
            for (int x = picture.width - 200; x < picture.width; x++) {
                found += picture.palette.getRGB(picture.getPixel(x, y)).equals(rgb(Palette.DARK.foreground())) ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void scaleBarGivesWayToTheLegendWhereThereIsNoRoomForBoth() {
        show(Nets.network(List.of("E", "I"), new int[] {30, 10}, new int[] {3, 2}));
        assertTrue(scaleBarPixels() > 0, "there is room");
        canvas.setLegendShown(true);
        assertTrue(scaleBarPixels() > 0, "there is room for both");
        canvas.setSize(WIDTH, 70);
        canvas.setLegendShown(false);
        int bar = scaleBarPixels();
        assertTrue(bar > 0, "there is room without the legend");
        canvas.setLegendShown(true);
        ImageData picture = canvas.picture();
        int line = 0;
        for (int x = picture.width - 200; x < picture.width; x++) {
            line += picture.palette.getRGB(picture.getPixel(x, picture.height - 20))
                    .equals(rgb(Palette.DARK.foreground())) ? 1 : 0;
        }
        assertTrue(line < 20, "the bar would be longer: " + line);
    }

    /** Lines of the frame of the note below. */
    private long framed() {
        ImageData picture = canvas.picture();
        return IntStream.range(0, picture.height).filter(y -> IntStream.range(15, 75).allMatch(x -> picture.palette
                .getRGB(picture.getPixel(x, y)).equals(rgb(Palette.DARK.frame())))).count();
    }

    @Test
    void noteIsShortenedWhereThereIsNoRoomForAllOfIt() {
        show(Nets.network(List.of("E", "I"), new int[] {30, 10}, new int[] {3, 2}));
        canvas.setLegendShown(false);
        canvas.select(NeuronIds.of(35));
        for (int height : new int[] {300, 110, 80, 60, 50}) {
            canvas.setSize(WIDTH, height);
            assertEquals(2, framed(), "edges above and below in " + height);
        }
        canvas.setSize(WIDTH, 30);
        assertEquals(0, framed(), "no room for a line");
    }

    @Test
    void spikeLightsUpAndFades() {
        Network network = Nets.points(-1, 0, 1, 0);
        SpikeGlow glow = show(network);
        double[] first = place(0);
        RGB atRest = rgb(Palette.mix(Palette.DARK.background(), Palette.DARK.series(0), 120 / 256.0));
        screen.await("the neuron at rest", () -> near(atRest, pixel(first[0], first[1])));
        glow.accept(Nets.batch(network, 1, 100, new int[] {99}, new int[] {0}));
        canvas.dataChanged();
        screen.await("the spike", () -> near(rgb(Palette.DARK.spike()), pixel(first[0], first[1])));
        double[] second = place(1);
        RGB other = rgb(Palette.mix(Palette.DARK.background(), Palette.DARK.series(1), 120 / 256.0));
        assertTrue(near(other, pixel(second[0], second[1])), "the other neuron lights up as well");
        glow.accept(Nets.batch(network, 101, 900, new int[0], new int[0]));
        glow.accept(Nets.batch(network, 901, 1700, new int[0], new int[0]));
        canvas.dataChanged();
        screen.await("the neuron at rest again", () -> near(atRest, pixel(first[0], first[1])));
    }

    @Test
    void aQuantityColoursTheNeuronsByItsScale() throws IOException {
        Network network = Nets.points(-1, 0, 1, 0);
        SpikeGlow glow = show(network);
        NeuronQuantity energy = new NeuronQuantity("Energy", 2);
        canvas.setQuantity(energy);
        double[] first = place(0);
        double[] second = place(1);
        RGB unknown = rgb(Palette.DARK.muted());
        screen.await("that nothing is known", () -> near(unknown, pixel(first[0], first[1])));
        energy.update(values -> {
            values[0] = 0;
            values[1] = 10;
        });
        canvas.dataChanged();
        screen.await("the first colour", () -> near(rgb(Palette.DARK.scale(0)), pixel(first[0], first[1])));
        assertTrue(near(rgb(Palette.DARK.scale(1)), pixel(second[0], second[1])), "the last colour");
        energy.update(values -> {
            values[0] = 10;
            values[1] = 0;
        });
        canvas.dataChanged();
        screen.await("that it follows", () -> !near(rgb(Palette.DARK.scale(0)), pixel(first[0], first[1])));
        assertTrue(near(rgb(Palette.DARK.scale(0)), pixel(second[0], second[1])), "the other one follows too");
        glow.accept(Nets.batch(network, 1, 100, new int[] {99}, new int[] {1}));
        energy.update(values -> {
            values[0] = 0;
            values[1] = 10;
        });
        canvas.dataChanged();
        screen.await("the value, not the spike",
                () -> near(rgb(Palette.DARK.scale(1)), pixel(second[0], second[1])));
        StringBuilder csv = new StringBuilder();
        canvas.table().writeCsv(csv);
        assertTrue(csv.toString().startsWith(GraphTable.HEADER.strip() + ",Energy\n"), csv::toString);
        assertTrue(csv.toString().endsWith(",10.0,10.0\n"), csv::toString);
        canvas.setQuantity(null);
        screen.await("populations again", () -> near(rgb(Palette.mix(Palette.DARK.background(),
                Palette.DARK.series(0), 120 / 256.0)), pixel(first[0], first[1])));
    }

    @Test
    void populationsOfAGroupHaveOneColour() {
        Network network = Nets.points(-1, 0, 1, 0);
        show(network);
        double[] second = place(1);
        RGB own = rgb(Palette.mix(Palette.DARK.background(), Palette.DARK.series(1), 120 / 256.0));
        RGB shared = rgb(Palette.mix(Palette.DARK.background(), Palette.DARK.series(0), 120 / 256.0));
        screen.await("a colour of its own", () -> near(own, pixel(second[0], second[1])));
        canvas.setGroups(NeuronGroups.of(network, population -> "all"));
        screen.await("the colour of the group", () -> near(shared, pixel(second[0], second[1])));
        canvas.setGroups(null);
        screen.await("a colour of its own again", () -> near(own, pixel(second[0], second[1])));
        NeuronGroups groups = NeuronGroups.of(Nets.network(List.of("a", "b", "c"), new int[] {5, 6, 7},
                new int[] {0, 0, 0}), population -> population.name().equals("b") ? "one" : "other");
        assertEquals(new NeuronGroups(List.of("other", "one"), List.of(0, 1, 0)), groups);
    }

    @Test
    void filteredNeuronsAreNeitherDrawnNorFound() throws IOException {
        show(Nets.points(-1, 0, 1, 0));
        double[] first = place(0);
        RGB background = rgb(Palette.DARK.background());
        screen.await("the first neuron", () -> !near(background, pixel(first[0], first[1])));
        canvas.setFilter(new NeuronFilter(Set.of(1), null, 0, Integer.MAX_VALUE, null, 0, 0));
        screen.await("that it is gone", () -> near(background, pixel(first[0], first[1])));
        assertEquals(List.of("1"), shown());
        click(0, 0);
        assertEquals(-1, canvas.selected());
        NeuronQuantity energy = new NeuronQuantity("Energy", 2);
        energy.update(values -> {
            values[0] = 1;
            values[1] = 5;
        });
        canvas.setQuantity(energy);
        canvas.setFilter(new NeuronFilter(null, null, 0, Integer.MAX_VALUE, "Energy", 0, 3));
        assertEquals(List.of("0"), shown());
        energy.update(values -> values[0] = 4);
        assertEquals(List.of(), shown(), "what has more now");
        canvas.setQuantity(null);
        assertEquals(List.of("0", "1"), shown());
    }

    @Test
    void connectionsAreFollowedInBothDirections() {
        Network network = Nets.network(List.of("E", "I"), new int[] {60, 30}, new int[] {2, 3});
        show(network);
        canvas.select(NeuronIds.of(30));
        screen.await("incoming connections", () -> canvas.connections() != null);
        assertEquals(5, canvas.connections().total());
        canvas.setDirection(SelectedConnections.Direction.OUTGOING);
        screen.await("outgoing connections", () -> canvas.connections() != null);
        assertEquals(SelectedConnections.Direction.OUTGOING, canvas.connections().direction());
        assertArrayEquals(new int[] {29, 30, 89}, canvas.connections().to());
    }

    @Test
    void sizesSayHowManyConnectionsANeuronHas() {
        Network network = Nets.points(-1, 0, 1, 0);
        show(network);
        double radius = GraphRenderer.radius(new NetworkGeometry(network, Plane.XY), 400);
        double[] first = place(0);
        double[] second = place(1);
        RGB background = rgb(Palette.DARK.background());
        screen.await("two alike", () -> near(background, pixel(first[0] + radius + 3, first[1]))
                && near(background, pixel(second[0] + radius + 3, second[1]))
                && !near(background, pixel(second[0] + radius - 2, second[1])));
        canvas.setSizes(new Degrees(new int[] {9, 0}, new int[] {3, 0}));
        screen.await("a large one and a small one", () -> !near(background, pixel(first[0] + radius + 3, first[1]))
                && near(background, pixel(second[0] + radius - 2, second[1])));
    }

    @Test
    void revealBringsANeuronIntoTheMiddle() {
        Network network = Nets.brunel();
        show(network);
        canvas.zoomIn();
        canvas.zoomIn();
        canvas.reveal(4321);
        assertEquals(4321, canvas.selected());
        screen.mouse(canvas, SWT.MouseDown, WIDTH / 2, HEIGHT / 2, 1);
        screen.mouse(canvas, SWT.MouseUp, WIDTH / 2, HEIGHT / 2, 1);
        assertEquals(4321, canvas.selected());
        canvas.select(NeuronIds.of(99_999_999));
        assertEquals(4321, canvas.selected());
    }

    @Test
    void tableHoldsTheNeuronsInThePicture() throws IOException {
        Network network = Nets.points(-1, 0, 1, 0);
        SpikeGlow glow = show(network);
        glow.accept(Nets.batch(network, 1, 100, new int[] {41}, new int[] {0}));
        StringBuilder csv = new StringBuilder();
        canvas.table().writeCsv(csv);
        assertEquals("neuron,population,index,x_mm,y_mm,z_mm,last_spike_ms\n0,p0,0,-1.0,0.0,0.0,4.2\n"
                + "1,p1,0,1.0,0.0,0.0,\n", csv.toString());
    }

    @Test
    void themeChangesTheColours() {
        show(Nets.points(-1, 0, 1, 0));
        double[] first = place(0);
        RGB onDark = rgb(Palette.mix(Palette.DARK.background(), Palette.DARK.series(0), 120 / 256.0));
        RGB onLight = rgb(Palette.mix(Palette.LIGHT.background(), Palette.LIGHT.series(0), 130 / 256.0));
        screen.await("a neuron in the dark theme", () -> near(onDark, pixel(first[0], first[1])));
        screen.setDark(false);
        canvas.redraw();
        screen.await("the neuron in the light theme", () -> near(onLight, pixel(first[0], first[1]))
                && near(rgb(Palette.LIGHT.background()), pixel(WIDTH / 2, HEIGHT / 2)));
    }
}
