package glia.network.internal.build;

import glia.api.model.NeuronModel;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses the value of one unit of each port's fixed-point sum: the smallest power of two with which everything that
 * can arrive in one step stays within 2^30 units, or within 2^28 where input may wait for its neurons. Rounding a
 * weight to units at most doubles it, so that the sum stays within 32 bits.
 */
public final class Quanta {

    private static final double UNITS = 1 << 30;
    private static final int LEAST_EXPONENT = Float.MIN_EXPONENT;

    /**
     * What may arrive through one connection.
     *
     * @param what for a message
     * @param smallest magnitude that must not be lost; infinite or 0 if there is none
     */
    private record Arrival(String what, int population, int port, double smallest) {
    }

    /** Of how many steps all that can arrive is kept where it may wait. */
    private static final int STEPS_OF_WAITING = 4;

    private final NetworkDescription network;
    private final int steps;
    private final List<NeuronModel> models;
    private final double[][] bounds;
    private final boolean[][] connected;
    private final List<Arrival> arrivals = new ArrayList<>();

    /** @param models those of the populations */
    public Quanta(NetworkDescription network, List<NeuronModel> models) {
        this.network = network;
        steps = network.energy().coordination().share() < 1 ? STEPS_OF_WAITING : 1;
        this.models = models;
        this.bounds = new double[models.size()][];
        this.connected = new boolean[models.size()][];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = new double[models.get(i).ports().size()];
            connected[i] = new boolean[bounds[i].length];
        }
    }

    /**
     * @param what the connection, for a message
     * @param most the largest sum that can arrive in one step, of magnitudes
     * @param smallest the smallest magnitude of a single weight or current that must not be lost
     */
    void add(String what, int population, int port, double most, double smallest) {
        bounds[population][port] += most;
        connected[population][port] = true;
        arrivals.add(new Arrival(what, population, port, smallest));
    }

    /** @return the quanta of a population's ports */
    double[] of(int population) {
        double[] quanta = new double[bounds[population].length];
        for (int port = 0; port < quanta.length; port++) {
            quanta[port] = connected[population][port] ? quantum(steps * bounds[population][port]) : 0;
        }
        return quanta;
    }

    /** 2^ceil(log2(bound / 2^30)), exactly. */
    static double quantum(double bound) {
        if (bound == 0) {
            return 1;
        }
        double units = bound / UNITS;
        int exponent = Math.getExponent(units);
        if (units > Math.scalb(1.0, exponent)) {
            exponent++;
        }
        return Math.scalb(1.0, Math.max(exponent, LEAST_EXPONENT));
    }

    /** @throws NetworkException if an input would overflow or be lost */
    void check() throws NetworkException {
        for (Arrival arrival : arrivals) {
            double bound = bounds[arrival.population][arrival.port];
            double quantum = quantum(steps * bound);
            if (!(bound <= Float.MAX_VALUE)) {
                throw Failure.of(network, arrival.what + ": the inputs of population \"" + name(arrival)
                        + "\" may add up to " + bound + "; expected a number within float32 (3.4e38)");
            }
            if (arrival.smallest > 0 && arrival.smallest < quantum / 2) {
                throw Failure.of(network, arrival.what + ": " + arrival.smallest + ' ' + unit(arrival)
                        + " is lost beside the other inputs of population \"" + name(arrival) + "\" (up to " + bound
                        + ' ' + unit(arrival) + " in one step); expected at least " + quantum / 2);
            }
        }
    }

    private String name(Arrival arrival) {
        return network.populations().get(arrival.population).name();
    }

    private String unit(Arrival arrival) {
        return models.get(arrival.population).ports().get(arrival.port).unit();
    }
}
