package glia.engine.cpu.internal;

import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveSynapses;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetStimulus;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.PiecewiseConstant;
import glia.api.network.Projection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Random changes of the networks of {@link NetworkFixture} and {@link PlasticFixture}. */
final class ChangeFixture {

    private final Network network;
    private final Random random;
    /** Names of projections of which synapses were removed that they had as built. */
    private final Set<String> firstTime = new HashSet<>();

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
            if (random.nextBoolean()) {
                comeAndGo(projection, changes);
            }
        }
        // the last, since there must be the synapses that the other changes are about
        List<NetworkChange> last = changes.stream().filter(c -> c instanceof RemoveSynapses).toList();
        changes.removeAll(last);
        Collections.shuffle(changes, random);
        changes.addAll(last);
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
                    random.nextDouble(0, 20), random.nextDouble(20, 60), 18, random.nextDouble(10, 90), 45, 0.4, start,
                    stop, d.connections());
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
        if (firstTime.contains(projection.name())) {
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

    /** New synapses, half of which go again at once, and some of the old ones if this is their first time. */
    private void comeAndGo(Projection projection, List<NetworkChange> changes) {
        int count = random.nextInt(60);
        int[] sources = ends(projection.source(), count);
        int[] targets = ends(projection.target(), count);
        double[] delays = new double[Math.max(1, count)];
        double[] weights = new double[Math.max(1, count)];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = between(projection.delays().lowerBound(), projection.delays().upperBound()) * network.dt();
            delays[i] = Math.min(delays[i], projection.delays().upperBound() * network.dt());
            weights[i] = between(projection.weights().lowerBound(), projection.weights().upperBound());
        }
        boolean alike = random.nextBoolean();
        changes.add(new AddSynapses(projection.name(), sources, targets,
                alike ? new double[] {projection.weights().lowerBound()} : weights,
                alike ? new double[] {projection.delays().lowerBound() * network.dt()} : delays));
        Set<Long> gone = new TreeSet<>();
        for (int i = 0; i < count / 2; i++) {
            gone.add((long) targets[i] << 32 | sources[i]);
        }
        if (firstTime.add(projection.name())) {
            projection.connectivity().rows(0, network.populations().get(projection.target()).size(),
                    (target, row, length) -> {
                        for (int k = 0; k < length; k++) {
                            if (random.nextInt(9) == 0 || target == 3) {
                                gone.add((long) target << 32 | row[k]);
                            }
                        }
                    });
        }
        changes.add(new RemoveSynapses(projection.name(), gone.stream().mapToInt(pair -> (int) (long) pair).toArray(),
                gone.stream().mapToInt(pair -> (int) (pair >>> 32)).toArray()));
    }

    private int[] ends(int population, int count) {
        return random.ints(count, 0, network.populations().get(population).size()).toArray();
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low) + (low == high ? 0.1 * random.nextDouble() * low : 0);
    }
}
