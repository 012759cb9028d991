package glia.energy.internal.adaptation;

import glia.api.change.NetworkChange;
import glia.api.network.HomeostasisDescription;
import glia.api.network.HomeostasisDescription.Regulation;
import glia.api.network.HomeostasisDescription.Scope;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Slots;
import glia.api.regulation.Regulated;
import glia.api.regulation.Regulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps neurons at set points by integral control of a parameter of each: {@code p' = gain (set point - mean)}, where
 * the running mean is outside a dead band around the set point. Source: LeMasson, Marder and Abbott 1993, Science
 * 259:1915-1917, 10.1126/science.8456317, who let calcium regulate conductances; O'Leary, Williams, Franci and Marder
 * 2014, Neuron 82:809-821, 10.1016/j.neuron.2014.04.002, show that it is integral control. Here energy is what is
 * sensed.
 */
final class Homeostasis implements Regulator {

    /** Of neurons that do not live, or were not measured yet. It moves nothing, since no comparison with it holds. */
    private static final double UNKNOWN = Double.NaN;
    private static final double MS_PER_S = 1000;

    /** A population and the running mean of each of its neurons; in the order of the description. */
    private record Regulating(Population built, double[] means) {

        boolean sensesEnergy() {
            return built.model().account() != null;
        }
    }

    private final List<Regulating> all = new ArrayList<>();
    private final int every;
    private final double seconds;

    Homeostasis(Network network, HomeostasisDescription description) {
        every = Math.toIntExact(Math.max(1, network.steps(description.interval())));
        seconds = every * network.dt() / MS_PER_S;
        for (Regulation regulation : description.regulations()) {
            Population population = network.populations().stream()
                    .filter(p -> p.name().equals(regulation.population())).findFirst().orElseThrow();
            double[] means = new double[population.size()];
            Arrays.fill(means, UNKNOWN);
            all.add(new Regulating(population, means));
        }
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public boolean countsSpikes() {
        return !all.stream().allMatch(Regulating::sensesEnergy);
    }

    @Override
    public void begin(Regulated network) {
        // what neurons begin with is measured when they have lived for an interval
    }

    @Override
    public void act(Regulated network) {
        List<NetworkChange> changes = new ArrayList<>();
        List<Regulation> present = network.network().description().energy().homeostasis().regulations();
        for (int i = 0; i < all.size(); i++) {
            Regulating one = all.get(i);
            Regulation regulation = present.get(i);
            measure(one, regulation, network);
            Population now = network.network().populations().get(one.built.index());
            forgetTheDead(one, now.slots());
            NeuronValues values = now.constants().get(regulation.parameter());
            NetworkChange change = each(regulation,
                    regulation.scope() == Scope.NEURON ? one.means : levelled(one.means), values);
            if (change != null) {
                changes.add(change);
            }
        }
        if (!changes.isEmpty()) {
            network.apply(changes);
        }
    }

    private void measure(Regulating one, Regulation regulation, Regulated network) {
        double tau = regulation.timeConstant() / MS_PER_S;
        double kept = tau > 0 ? StrictMath.exp(-seconds / tau) : 0;
        int population = one.built.index();
        double[] means = one.means;
        if (one.sensesEnergy()) {
            float[] energy = network.state(population,
                    one.built.model().stateIndex(one.built.model().account().state()));
            for (int neuron = 0; neuron < means.length; neuron++) {
                means[neuron] = mean(means[neuron], energy[neuron], kept);
            }
        } else {
            int[] spikes = network.spikes(population);
            for (int neuron = 0; neuron < means.length; neuron++) {
                means[neuron] = mean(means[neuron], spikes[neuron] / seconds, kept);
            }
        }
    }

    private static double mean(double before, double now, double kept) {
        return Double.isNaN(before) ? now : now + (before - now) * kept;
    }

    private static void forgetTheDead(Regulating one, Slots slots) {
        int free = 0;
        for (int run = 0; run < slots.runs(); run++) {
            Arrays.fill(one.means, free, slots.begin(run), UNKNOWN);
            free = slots.end(run);
        }
        Arrays.fill(one.means, free, one.means.length, UNKNOWN);
    }

    /** @return what brings each neuron nearer to its set point, or null if all are within the band */
    private NetworkChange each(Regulation regulation, double[] means, NeuronValues values) {
        int[] neurons = new int[means.length];
        double[] moved = new double[means.length];
        int count = 0;
        for (int neuron = 0; neuron < means.length; neuron++) {
            double now = values.get(neuron);
            double next = moved(regulation, means[neuron], now);
            if (next != now) {
                neurons[count] = neuron;
                moved[count++] = next;
            }
        }
        return count == 0 ? null : new NetworkChange.SetParameter(regulation.population(), regulation.parameter(),
                Arrays.copyOf(neurons, count), Arrays.copyOf(moved, count));
    }

    /** Instead of each neuron's own the mean over all that live. */
    private static double[] levelled(double[] means) {
        double mean = Arrays.stream(means).filter(m -> !Double.isNaN(m)).average().orElse(UNKNOWN);
        return Arrays.stream(means).map(own -> Double.isNaN(own) ? UNKNOWN : mean).toArray();
    }

    private double moved(Regulation regulation, double mean, double now) {
        double missing = regulation.setPoint() - mean;
        return Math.abs(missing) > regulation.deadBand()
                ? Math.clamp(now + regulation.gain() * seconds * missing, regulation.min(), regulation.max()) : now;
    }

    @Override
    public long[] memory() {
        return all.stream().flatMapToDouble(one -> Arrays.stream(one.means)).mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Override
    public void recall(long[] memory) {
        int neurons = all.stream().mapToInt(one -> one.means.length).sum();
        if (memory.length != neurons) {
            throw new IllegalArgumentException("homeostasis: expected the means of " + neurons + " neurons, got "
                    + memory.length);
        }
        int next = 0;
        for (Regulating one : all) {
            for (int neuron = 0; neuron < one.means.length; neuron++) {
                one.means[neuron] = Double.longBitsToDouble(memory[next++]);
            }
        }
    }
}
