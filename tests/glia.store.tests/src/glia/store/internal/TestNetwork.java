package glia.store.internal;

import glia.api.model.NeuronModel;
import glia.api.model.PortDefinition;
import glia.api.model.StateDefinition;
import glia.api.network.Connectivity;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Population;
import glia.api.network.Positions;
import glia.api.network.Projection;
import glia.api.network.Slots;
import glia.api.network.SynapseValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Networks of which only the outline matters: names, sizes, devices. */
public final class TestNetwork {

    private final double dt;
    private final List<Population> populations = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();
    private Connectivity connectivity = new Outline(1000);
    private String name = "test";
    private int neurons;

    private TestNetwork(double dt) {
        this.dt = dt;
    }

    public static TestNetwork dt(double dt) {
        return new TestNetwork(dt);
    }

    public TestNetwork named(String newName) {
        name = newName;
        return this;
    }

    public TestNetwork population(String population, int size) {
        return population(population, Slots.of(size, size));
    }

    public TestNetwork population(String population, Slots slots) {
        int size = slots.capacity();
        NeuronModel model = new NeuronModel("test_model", "", "", List.of(), List.of(),
                List.of(new StateDefinition("V_m", "mV", null, ""), new StateDefinition("I_syn", "pA", null, "")),
                List.of(new PortDefinition("spikes", "mV", PortDefinition.Kind.SPIKES, "")), List.of());
        populations.add(new Population(populations.size(), population, neurons, size, model, Map.of(), Map.of(),
                new double[1], Positions.of(new float[3 * size]), slots));
        neurons += size;
        return this;
    }

    public TestNetwork device(Device device) {
        devices.add(device);
        return this;
    }

    /** Its only projection, from the first population to itself. */
    public TestNetwork connected(Connectivity rows) {
        connectivity = rows;
        return this;
    }

    public Network build() {
        NetworkDescription description = new NetworkDescription(name, "a network <for> tests & \"more\"", "", dt, 42,
                100, List.of(), List.of(), List.of());
        Projection projection = new Projection(0, "all", 0, 0, 0, connectivity, new Same(1), new Same(1));
        return new Network(description, populations, List.of(projection), devices, 1, 1);
    }

    private record Outline(long count) implements Connectivity {
        @Override
        public int maxIndegree() {
            return 0;
        }

        @Override
        public void rows(int from, int to, RowVisitor visitor) {
            throw new UnsupportedOperationException("an outline has no rows");
        }
    }

    private record Same(double value) implements SynapseValues {
        @Override
        public boolean constant() {
            return true;
        }

        @Override
        public double lowerBound() {
            return value;
        }

        @Override
        public double upperBound() {
            return value;
        }

        @Override
        public void row(int target, int[] sources, int count, double[] out) {
            Arrays.fill(out, 0, count, value);
        }
    }
}
