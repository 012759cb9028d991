package glia.api.network;

import java.util.List;
import java.util.Objects;

/**
 * A network as written: valid in itself (names resolve, numbers are in range), with nothing drawn or allocated yet.
 *
 * @param name short name
 * @param summary what it is, in a sentence or more; may be empty
 * @param reference publication that it reproduces; may be empty
 * @param dt step in ms
 * @param seed of all random streams
 * @param duration in ms, how long a run takes where the user says nothing else
 * @param populations in the order of neuron ids
 * @param projections synapses between populations
 * @param devices generators and recorders
 * @param energy what it says about energy
 */
public record NetworkDescription(String name, String summary, String reference, double dt, long seed,
        double duration, List<PopulationDescription> populations, List<ProjectionDescription> projections,
        List<DeviceDescription> devices, EnergyDescription energy) {
    public NetworkDescription {
        Objects.requireNonNull(name);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(reference);
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        devices = List.copyOf(devices);
        Objects.requireNonNull(energy);
    }

    /** A network that says nothing about energy. */
    public NetworkDescription(String name, String summary, String reference, double dt, long seed, double duration,
            List<PopulationDescription> populations, List<ProjectionDescription> projections,
            List<DeviceDescription> devices) {
        this(name, summary, reference, dt, seed, duration, populations, projections, devices,
                EnergyDescription.DEFAULT);
    }

    /** The same network with another seed. */
    public NetworkDescription withSeed(long other) {
        return new NetworkDescription(name, summary, reference, dt, other, duration, populations, projections,
                devices, energy);
    }

    /** The same network with other devices. */
    public NetworkDescription withDevices(List<DeviceDescription> others) {
        return new NetworkDescription(name, summary, reference, dt, seed, duration, populations, projections,
                others, energy);
    }

    /** The same network that says something else about energy. */
    public NetworkDescription withEnergy(EnergyDescription other) {
        return new NetworkDescription(name, summary, reference, dt, seed, duration, populations, projections,
                devices, other);
    }
}
