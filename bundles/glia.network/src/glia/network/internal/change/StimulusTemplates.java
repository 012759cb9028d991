package glia.network.internal.change;

import glia.api.network.Device;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Waveform;
import glia.api.random.PoissonTable;
import java.util.ArrayList;
import java.util.List;

/** Devices of a network with other numbers, which come from a file. */
final class StimulusTemplates {

    private final Network network;
    /** Every Poisson generator with a rate, so that its port, weight and random stream can be told. */
    private List<Device> sending;

    StimulusTemplates(Network network) {
        this.network = network;
    }

    /**
     * @param d index of a device
     * @param steps at which it begins, ends or draws, null if there are none
     * @param values rates, amplitudes, or null
     * @param from steps of amplitudes, or null
     * @param arrivals of spikes, or null
     * @throws IllegalArgumentException if these are not what the device needs; says what it does
     */
    Device with(int d, long[] steps, double[] values, long[] from, long[] arrivals) {
        Device device = network.devices().get(d);
        boolean spikes = device instanceof Device.Spikes;
        boolean stepwise = device instanceof Device.Current c && c.waveform() instanceof Waveform.Steps;
        require(spikes == (arrivals != null) && spikes != (steps != null) && spikes != (values != null)
                && stepwise == (from != null), "the arrays do not suit its kind");
        for (int i = 0; values != null && i < values.length; i++) {
            require(Math.abs(values[i]) <= Float.MAX_VALUE, "expected numbers within float32, got " + values[i]);
        }
        return switch (device) {
            case Device.Poisson p -> pieces(d, steps, values);
            case Device.InhomogeneousPoisson p -> pieces(d, steps, values);
            case Device.Current c -> {
                interval(steps, 2);
                yield new Device.Current(c.name(), c.population(), c.neurons(), c.port(),
                        waveform(c.waveform(), values, from), steps[0], steps[1]);
            }
            case Device.Noise n -> {
                interval(steps, 3);
                require(values.length == 5 && steps[2] >= 1, "expected a mean, a variance and steps between draws");
                yield new Device.Noise(n.name(), n.population(), n.neurons(), n.port(), n.ordinal(), values[0],
                        new Waveform.Sine(values[1], values[2], values[3], values[4]), steps[2], steps[0], steps[1]);
            }
            case Device.Spikes s -> {
                ascending(arrivals, false);
                yield new Device.Spikes(s.name(), s.population(), s.neurons(), s.port(), s.weight(), arrivals);
            }
            case Device.SpikeRecorder r -> throw new IllegalArgumentException("recorders do not change");
            case Device.Multimeter m -> throw new IllegalArgumentException("recorders do not change");
            case Device.WeightRecorder r -> throw new IllegalArgumentException("recorders do not change");
        };
    }

    private static void require(boolean good, String message) {
        if (!good) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void interval(long[] steps, int count) {
        require(steps.length == count && steps[0] >= 0 && steps[1] > steps[0], "expected a start and a later stop");
    }

    private static void ascending(long[] steps, boolean strictly) {
        for (int i = 0; i < steps.length; i++) {
            require(steps[i] >= 0 && (i == 0 || steps[i] > steps[i - 1] || !strictly && steps[i] == steps[i - 1]),
                    "expected ascending steps");
        }
    }

    private static Waveform waveform(Waveform built, double[] values, long[] from) {
        return switch (built) {
            case Waveform.Constant c -> {
                require(values.length == 1, "expected one amplitude");
                yield new Waveform.Constant(values[0]);
            }
            case Waveform.Sine s -> {
                require(values.length == 4, "expected offset, amplitude, cycles and phase");
                yield new Waveform.Sine(values[0], values[1], values[2], values[3]);
            }
            case Waveform.Steps s -> {
                ascending(from, true);
                yield new Waveform.Steps(from, values);
            }
        };
    }

    private Device pieces(int d, long[] steps, double[] means) {
        require(steps.length == 2L * means.length, "expected a start and a stop for each rate");
        Device.Poisson template = template(d);
        List<Device.Poisson> pieces = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            long start = steps[2 * i];
            require(start >= (i == 0 ? 0 : steps[2 * i - 1]) && steps[2 * i + 1] > start && means[i] >= 0
                    && means[i] <= PoissonTable.MAX_MEAN, "expected ascending pieces with rates that can be drawn");
            pieces.add(new Device.Poisson(template.name(), template.population(), template.neurons(),
                    template.port(), template.ordinal(), means[i], template.weight(), template.delay(), start,
                    steps[2 * i + 1]));
        }
        return new Device.InhomogeneousPoisson(template.name(), template.population(), template.neurons(), pieces);
    }

    private Device.Poisson template(int d) {
        if (sending == null) {
            NetworkDescription description = network.description();
            List<DeviceDescription> described = description.devices().stream()
                    .map(device -> device instanceof DeviceDescription.InhomogeneousPoissonGenerator g
                            ? new DeviceDescription.PoissonGenerator(g.name(), 1, 0, Double.POSITIVE_INFINITY,
                                    g.connections()) : device).toList();
            sending = StimulusChange.build(network, description.withDevices(described));
        }
        return (Device.Poisson) sending.get(d);
    }
}
