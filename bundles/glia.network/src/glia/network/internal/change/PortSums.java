package glia.network.internal.change;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.random.NormalNumber;
import glia.api.random.PoissonTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the inputs of a changed network still fit into the fixed-point sums that were sized when it was built: all
 * that can arrive in one step has to stay within 32 bits, and no weight may be lost.
 */
final class PortSums {

    /** Of what arrives in a step where as much again may have waited. */
    private static final int MOST_BESIDE_WAITING = 1 << 30;

    private record Port(int population, int port) {
    }

    private PortSums() {
    }

    /** @throws IllegalArgumentException if what is different between two networks does not fit */
    static void check(Network before, Network after) {
        Map<Port, String> changed = new HashMap<>();
        for (int j = 0; j < after.projections().size(); j++) {
            Projection projection = after.projections().get(j);
            if (projection != before.projections().get(j)) {
                changed.put(new Port(projection.target(), projection.port()), WeightChange.what(projection));
            }
        }
        for (int d = 0; d < after.devices().size(); d++) {
            Device device = after.devices().get(d);
            if (device != before.devices().get(d) && port(device) >= 0) {
                String what = "device \"" + device.name() + '"';
                changed.put(new Port(device.population(), port(device)), what);
                checkNotLost(after.populations().get(device.population()), port(device), smallest(device), what);
            }
        }
        changed.forEach((port, what) -> checkSum(after, port, what));
    }

    private static void checkSum(Network network, Port port, String what) {
        Population population = network.populations().get(port.population());
        double quantum = population.quanta()[port.port()];
        double units = 0;
        for (Projection projection : network.projections()) {
            if (projection.target() == port.population() && projection.port() == port.port()
                    && projection.connectivity().count() > 0) {
                units += projection.connectivity().maxIndegree() * Math.rint(largest(projection) / quantum);
            }
        }
        for (Device device : network.devices()) {
            if (device.population() == port.population() && port(device) == port.port()) {
                units += largest(device, quantum);
            }
        }
        int most = network.description().energy().coordination().share() < 1 ? MOST_BESIDE_WAITING : Integer.MAX_VALUE;
        if (!(units <= most)) {
            String unit = population.model().ports().get(port.port()).unit();
            throw new IllegalArgumentException(what + ": with this the inputs of population \"" + population.name()
                    + "\" at its receptor \"" + population.model().ports().get(port.port()).name()
                    + "\" may add up to " + (float) (units * quantum) + ' ' + unit
                    + " in one step; the network was laid out for at most "
                    + (float) (most * quantum) + ' ' + unit);
        }
    }

    private static double largest(Projection projection) {
        return projection.plasticity() != null ? Math.abs(projection.plasticity().bound())
                : Math.max(Math.abs(projection.weights().lowerBound()), Math.abs(projection.weights().upperBound()));
    }

    static void checkNotLost(Network network, Projection projection, double weight) {
        checkNotLost(network.populations().get(projection.target()), projection.port(),
                weight == 0 ? Double.POSITIVE_INFINITY : Math.abs(weight), WeightChange.what(projection));
    }

    private static void checkNotLost(Population population, int port, double smallest, String what) {
        double quantum = population.quanta()[port];
        if (quantum == 0) {
            throw new IllegalArgumentException(what + ": nothing was connected to the receptor \""
                    + population.model().ports().get(port).name() + "\" of population \"" + population.name()
                    + "\" when the network was built");
        }
        if (smallest < quantum / 2) {
            throw new IllegalArgumentException(what + ": " + smallest + ' '
                    + population.model().ports().get(port).unit() + " is lost beside the other inputs of population \""
                    + population.name() + "\"; expected at least " + quantum / 2);
        }
    }

    /** The port of what sends, or -1. */
    private static int port(Device device) {
        return switch (device) {
            case Device.Poisson d -> d.port();
            case Device.InhomogeneousPoisson d -> d.pieces().isEmpty() ? -1 : d.pieces().getFirst().port();
            case Device.Current d -> d.port();
            case Device.Noise d -> d.port();
            case Device.Spikes d -> d.port();
            case Device.SpikeRecorder d -> -1;
            case Device.Multimeter d -> -1;
            case Device.WeightRecorder d -> -1;
        };
    }

    /** The most units that it brings to a neuron in one step. */
    private static double largest(Device device, double quantum) {
        return switch (device) {
            case Device.Poisson d -> most(List.of(d), quantum);
            case Device.InhomogeneousPoisson d -> most(d.pieces(), quantum);
            case Device.Current d -> Math.rint(d.waveform().largest() / quantum);
            case Device.Noise d -> Math.rint((Math.abs(d.mean()) + NormalNumber.LIMIT * d.largestDeviation())
                    / quantum);
            case Device.Spikes d -> mostEqual(d.arrivals()) * Math.rint(Math.abs(d.weight()) / quantum);
            case Device.SpikeRecorder d -> 0;
            case Device.Multimeter d -> 0;
            case Device.WeightRecorder d -> 0;
        };
    }

    private static double most(List<Device.Poisson> pieces, double quantum) {
        double mean = pieces.stream().mapToDouble(Device.Poisson::mean).max().orElse(0);
        return pieces.isEmpty() ? 0 : new PoissonTable(mean).thresholds().length
                * Math.rint(Math.abs(pieces.getFirst().weight()) / quantum);
    }

    private static double smallest(Device device) {
        return switch (device) {
            case Device.Current d -> d.waveform().smallest();
            case Device.Noise d -> d.variance().offset() == 0 ? Double.POSITIVE_INFINITY
                    : Math.sqrt(d.variance().offset());
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** How often the most frequent of ascending numbers occurs. */
    private static int mostEqual(long[] ascending) {
        int most = 0;
        int run = 0;
        for (int i = 0; i < ascending.length; i++) {
            run = i > 0 && ascending[i] == ascending[i - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }
}
