package glia.engine.cpu.internal;

import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetStimulus;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.PiecewiseConstant;
import glia.api.network.Projection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random changes of the networks of {@link NetworkFixture} and {@link PlasticFixture}. */
final class ChangeFixture {

    private final Network network;
    private final Random random;

    ChangeFixture(Network network, Random random) {
        this.network = network;
        this.random = random;
    }

    /** Some changes of every kind that the network allows, in random order. */
    List<NetworkChange> some() {
        List<NetworkChange> changes = new ArrayList<>();
        parameters(changes);
        for (DeviceDescription device : network.description().devices()) {
            if (random.nextBoolean()) {
                stimulus(device, changes);
            }
        }
        for (Projection projection : network.projections()) {
            if (random.nextBoolean()) {
                weights(projection, changes);
            }
        }
        Collections.shuffle(changes, random);
        return changes;
    }

    private void parameters(List<NetworkChange> changes) {
        int size = network.populations().getFirst().size();
        changes.add(new SetParameter("E", "I_e", null, random.doubles(size, 150, 250).toArray()));
        changes.add(new SetParameter("E", "V_reset", null, new double[] {random.nextDouble(-72, -65)}));
        changes.add(new SetParameter("E", "tau_m", random.ints(20, 0, size).toArray(),
                new double[] {random.nextDouble(12, 25)}));
        changes.add(new SetParameter("I", "t_ref", new int[] {0, 5, 44}, new double[] {0.5, 0.6, 0.7}));
    }

    private void stimulus(DeviceDescription device, List<NetworkChange> changes) {
        double stop = random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextDouble(100, 200);
        double start = random.nextDouble(0, 50);
        DeviceDescription other = switch (device) {
            case DeviceDescription.PoissonGenerator d -> new DeviceDescription.PoissonGenerator(d.name(),
                    random.nextInt(4) == 0 ? 0 : d.rate() * random.nextDouble(0.8, 1.2), start, stop,
                    d.connections());
            case DeviceDescription.InhomogeneousPoissonGenerator d ->
                new DeviceDescription.InhomogeneousPoissonGenerator(d.name(),
                        new PiecewiseConstant(new double[] {10, 60, 90}, random.doubles(3, 0, 2000).toArray()), start,
                        stop, d.connections());
            case DeviceDescription.DcGenerator d -> new DeviceDescription.DcGenerator(d.name(),
                    random.nextDouble(300, 500), start, stop, d.connections());
            case DeviceDescription.AcGenerator d -> new DeviceDescription.AcGenerator(d.name(),
                    random.nextDouble(30, 80), random.nextDouble(-9, 9), 25, 90, start, stop, d.connections());
            case DeviceDescription.StepCurrentGenerator d -> new DeviceDescription.StepCurrentGenerator(d.name(),
                    new PiecewiseConstant(new double[] {0, 70, 130}, random.doubles(3, -50, 90).toArray()), start,
                    stop, d.connections());
            case DeviceDescription.NoiseGenerator d -> new DeviceDescription.NoiseGenerator(d.name(),
                    random.nextDouble(0, 20), random.nextDouble(20, 60), 0.4, start, stop, d.connections());
            case DeviceDescription.SpikeGenerator d -> new DeviceDescription.SpikeGenerator(d.name(),
                    random.doubles(20, 0, 200).sorted().toArray(), d.connections());
            default -> null;
        };
        if (other != null) {
            changes.add(new SetStimulus(other));
        }
    }

    /** Between the weights that there are already, which suits every model. */
    private void weights(Projection projection, List<NetworkChange> changes) {
        double low = projection.weights().lowerBound();
        double high = projection.weights().upperBound();
        if (random.nextInt(3) == 0) {
            changes.add(new SetWeights(projection.name(), null, null, new double[] {between(low, high)}));
            return;
        }
        List<Integer> sources = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        int size = network.populations().get(projection.target()).size();
        projection.connectivity().rows(0, size, (target, row, count) -> {
            for (int k = 0; k < count; k++) {
                if (random.nextInt(12) == 0) {
                    sources.add(row[k]);
                    targets.add(target);
                }
            }
        });
        double[] weights = new double[sources.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = between(low, high);
        }
        changes.add(new SetWeights(projection.name(), sources.stream().mapToInt(s -> s).toArray(),
                targets.stream().mapToInt(t -> t).toArray(), weights));
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low) + (low == high ? 0.1 * random.nextDouble() * low : 0);
    }
}
