package glia.api.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glia.api.model.NeuronModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final NeuronModel MODEL = new NeuronModel("m", "", "", List.of(), List.of(), List.of(), List.of(),
            List.of());

    private static Network network(double dt, int... sizes) {
        List<Population> populations = new ArrayList<>();
        int first = 0;
        for (int size : sizes) {
            int index = populations.size();
            populations.add(new Population(index, "p" + index, first, size, MODEL, Map.of(), Map.of(), new double[0],
                    new float[3 * size]));
            first += size;
        }
        NetworkDescription description = new NetworkDescription("n", "", "", dt, 1, 100, List.of(), List.of(),
                List.of());
        return new Network(description, populations, List.of(), List.of(), 1, 1);
    }

    @Test
    void everyNeuronHasItsPopulation() {
        int[] sizes = {1, 3, 1, 10, 2};
        Network network = network(0.1, sizes);
        assertEquals(17, network.neurons());
        int id = 0;
        for (int p = 0; p < sizes.length; p++) {
            for (int i = 0; i < sizes[p]; i++) {
                assertEquals(p, network.populationOf(id++).index());
            }
        }
        assertThrows(IndexOutOfBoundsException.class, () -> network.populationOf(17));
        assertThrows(IndexOutOfBoundsException.class, () -> network.populationOf(-1));
    }

    @Test
    void stepsAreTheNearestWholeNumber() {
        Network network = network(0.1, 1);
        assertEquals(3, network.steps(0.3));
        assertEquals(15, network.steps(1.5));
        assertEquals(10_000, network.steps(1000));
        assertEquals(3, network(1.0 / 3, 1).steps(1));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class,
                () -> new Network(network(1, 1).description(), List.of(), List.of(), List.of(), 0, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new Network(network(1, 1).description(), List.of(), List.of(), List.of(), 3, 2));
        assertThrows(IllegalArgumentException.class, () -> new Population(0, "p", 0, 2, MODEL, Map.of(), Map.of(),
                new double[0], new float[3]));
        assertThrows(IllegalArgumentException.class, () -> new Population(0, "p", 0, 1, MODEL, Map.of(), Map.of(),
                new double[1], new float[3]));
        assertThrows(IllegalArgumentException.class, () -> new NeuronValues(3, 0, new double[2]));
    }

    @Test
    void aProblemReadsLikeACompilers() {
        Problem placed = new Problem("a.network.json", 3, 14, "delay: expected >= 0.1, got 0");
        Problem whole = new Problem("b.csv", 0, 0, "does not exist");
        assertEquals("a.network.json:3:14: delay: expected >= 0.1, got 0", placed.toString());
        assertEquals("b.csv: does not exist", whole.toString());
        NetworkException exception = new NetworkException(List.of(placed, whole));
        assertEquals(placed + System.lineSeparator() + whole, exception.getMessage());
        assertEquals(List.of(placed, whole), exception.problems());
    }

    @Test
    void descriptionsKeepTheirOwnCopies() {
        double[] times = {1, 2};
        DeviceDescription.SpikeGenerator generator = new DeviceDescription.SpikeGenerator("g", times, List.of());
        times[0] = 9;
        generator.times()[1] = 9;
        assertArrayEquals(new double[] {1, 2}, generator.times());
        assertEquals(generator, new DeviceDescription.SpikeGenerator("g", new double[] {1, 2}, List.of()));
        NetworkDescription description = network(0.1, 1).description();
        assertEquals(7, description.withSeed(7).seed());
        assertEquals(description, description.withSeed(7).withSeed(description.seed()));
    }

    @Test
    void quantitiesKnowTheirMeanAndBounds() {
        double inf = Double.POSITIVE_INFINITY;
        check(new Quantity.Constant(2), 2, 2, 2);
        check(Quantity.of(2), 2, 2, 2);
        check(new Quantity.Uniform(-1, 3), 1, -1, 3);
        check(new Quantity.Normal(5, 1, -inf, 9), 5, -inf, 9);
        check(new Quantity.LogNormal(0, 2, -inf, 9), Math.exp(2), 0, 9);
        check(new Quantity.Exponential(4, 1, inf), 4, 1, inf);
    }

    private static void check(Quantity quantity, double mean, double low, double high) {
        assertEquals(mean, quantity.mean(), 1e-12 * Math.abs(mean));
        assertEquals(low, quantity.lowerBound());
        assertEquals(high, quantity.upperBound());
    }

    @Test
    void valuesAreSharedOrEach() {
        assertEquals(4, NeuronValues.constant(3, 4).get(2));
        assertEquals(true, NeuronValues.constant(3, 4).isConstant());
        assertEquals(6, NeuronValues.each(new double[] {5, 6}).get(1));
        assertEquals(false, NeuronValues.each(new double[] {5, 6}).isConstant());
        assertEquals(Path.of("x"), new ConnectionRule.EdgeList(Path.of("x")).file());
    }
}
