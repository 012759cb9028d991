package glia.api.network;

import java.util.List;
import java.util.Objects;

/**
 * A built network: every random choice is fixed by the seed, nothing depends on a backend or a number of threads.
 *
 * @param description what it was built from
 * @param populations in the order of neuron ids
 * @param projections synapses between populations
 * @param devices generators and recorders, one entry a connection
 * @param minDelay smallest delay of a synapse in steps, at least 1; the length of an exchange-free interval
 * @param maxDelay largest delay of a synapse or a device's spikes in steps
 */
public record Network(NetworkDescription description, List<Population> populations, List<Projection> projections,
        List<Device> devices, int minDelay, int maxDelay) {
    public Network {
        Objects.requireNonNull(description);
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        devices = List.copyOf(devices);
        if (minDelay < 1 || maxDelay < minDelay) {
            throw new IllegalArgumentException("delays: " + minDelay + " to " + maxDelay + " steps");
        }
    }

    /** Number of neuron ids, which is that of slots: neurons that live, and room for others. */
    public int neurons() {
        Population last = populations.getLast();
        return last.firstId() + last.size();
    }

    /** How many neurons live. */
    public int living() {
        return populations.stream().mapToInt(Population::living).sum();
    }

    /** Number of synapses (devices' connections are not counted). */
    public long synapses() {
        return projections.stream().mapToLong(p -> p.connectivity().count()).sum();
    }

    /** Step in ms. */
    public double dt() {
        return description.dt();
    }

    /**
     * @param ms a duration in ms
     * @return the whole number of steps nearest to it
     */
    public long steps(double ms) {
        return Math.round(ms / dt());
    }

    /**
     * @param id a neuron id
     * @return the population that it belongs to
     * @throws IndexOutOfBoundsException if there is no such neuron
     */
    public Population populationOf(int id) {
        Objects.checkIndex(id, neurons());
        int low = 0;
        int high = populations.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (populations.get(middle).firstId() <= id) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return populations.get(low);
    }
}
