package glia.network.internal.change;

import glia.api.change.NetworkChange.SetStimulus;
import glia.api.model.NeuronModel;
import glia.api.network.Device;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Population;
import glia.network.internal.base.Steps;
import glia.network.internal.build.DeviceBuilder;
import glia.network.internal.build.Quanta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Devices that send something else. What they sent before the change arrives all the same. */
final class StimulusChange {

    private StimulusChange() {
    }

    static Network apply(Network network, long step, SetStimulus change) {
        DeviceDescription given = change.device();
        int index = indexOf(network.description(), given.name());
        DeviceDescription described = network.description().devices().get(index);
        String what = "device \"" + given.name() + '"';
        if (given.getClass() != described.getClass() || !given.connections().equals(described.connections())) {
            throw new IllegalArgumentException(what + ": expected a " + described.getClass().getSimpleName()
                    + " with the connections that it has");
        }
        StimulusRules.check(what, given, network.dt());
        List<Device> fresh = build(network, with(network.description(), index, given));
        List<Device> devices = new ArrayList<>(network.devices());
        int first = firstConnection(network.description(), index);
        for (int k = 0; k < given.connections().size(); k++) {
            int delay = Steps.delay(given.connections().get(k).delay(), network.dt());
            devices.set(first + k, merged(devices.get(first + k), fresh.get(first + k), step, delay));
        }
        return Parts.with(network, devices);
    }

    private static int indexOf(NetworkDescription description, String device) {
        for (int i = 0; i < description.devices().size(); i++) {
            if (description.devices().get(i).name().equals(device)) {
                return i;
            }
        }
        throw new IllegalArgumentException("there is no device \"" + device + '"');
    }

    /** Index of a device's first connection among those of all devices. */
    static int firstConnection(NetworkDescription description, int device) {
        return description.devices().subList(0, device).stream().mapToInt(DeviceBuilder::entries).sum();
    }

    static NetworkDescription with(NetworkDescription description, int index, DeviceDescription device) {
        List<DeviceDescription> devices = new ArrayList<>(description.devices());
        devices.set(index, device);
        return description.withDevices(devices);
    }

    /** All devices as the builder makes them, with the random streams that they have. */
    static List<Device> build(Network network, NetworkDescription description) {
        Map<String, Integer> indices = new HashMap<>();
        network.populations().forEach(p -> indices.put(p.name(), p.index()));
        List<NeuronModel> models = network.populations().stream().map(Population::model).toList();
        try {
            return new DeviceBuilder(description, indices, models, new Quanta(description, models),
                    network.projections()).build();
        } catch (NetworkException e) {
            throw new IllegalArgumentException(e.problems().getFirst().message(), e);
        }
    }

    private static Device merged(Device before, Device fresh, long step, int delay) {
        return switch (fresh) {
            case Device.Poisson poisson -> new Device.InhomogeneousPoisson(poisson.name(), poisson.population(),
                    poisson.neurons(), pieces(pieces(before), List.of(poisson), step, delay));
            case Device.InhomogeneousPoisson changing -> new Device.InhomogeneousPoisson(changing.name(),
                    changing.population(), changing.neurons(), pieces(pieces(before), changing.pieces(), step, delay));
            case Device.Spikes spikes -> new Device.Spikes(spikes.name(), spikes.population(), spikes.neurons(),
                    spikes.port(), spikes.weight(), arrivals((Device.Spikes) before, spikes, step, delay));
            default -> fresh;
        };
    }

    private static List<Device.Poisson> pieces(Device device) {
        return device instanceof Device.Poisson poisson ? List.of(poisson)
                : ((Device.InhomogeneousPoisson) device).pieces();
    }

    /** The old pieces up to the step, unless all that they sent has arrived, and the new ones from then on. */
    private static List<Device.Poisson> pieces(List<Device.Poisson> before, List<Device.Poisson> fresh, long step,
            int delay) {
        List<Device.Poisson> pieces = new ArrayList<>();
        for (Device.Poisson piece : before) {
            long stop = Math.min(piece.stop(), step + 1);
            if (piece.start() < stop && stop - 1 + delay > step) {
                pieces.add(within(piece, piece.start(), stop));
            }
        }
        for (Device.Poisson piece : fresh) {
            long start = Math.max(piece.start(), step + 1);
            if (start < piece.stop() && piece.mean() > 0) {
                pieces.add(within(piece, start, piece.stop()));
            }
        }
        return pieces;
    }

    static Device.Poisson within(Device.Poisson p, long start, long stop) {
        return new Device.Poisson(p.name(), p.population(), p.neurons(), p.port(), p.ordinal(), p.mean(), p.weight(),
                p.delay(), start, stop);
    }

    private static long[] arrivals(Device.Spikes before, Device.Spikes fresh, long step, int delay) {
        LongStream sent = LongStream.of(before.arrivals()).filter(a -> a > step && a - delay <= step);
        LongStream later = LongStream.of(fresh.arrivals()).filter(a -> a - delay > step);
        return LongStream.concat(sent, later).toArray();
    }
}
