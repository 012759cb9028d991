package glia.network.internal.base;

import glia.api.model.NeuronModel;
import glia.api.model.PortDefinition;
import glia.api.network.Quantity;
import java.util.stream.Collectors;

/** Finds the input port that a connection uses. */
public final class Ports {

    /**
     * A port, or why there is none.
     *
     * @param index within the model's ports; -1 if there is none
     * @param complaint what is wrong; null if a port was found
     * @param receptorIsWrong whether the name of the receptor is what is wrong, and not the weight
     */
    public record Choice(int index, String complaint, boolean receptorIsWrong) {
    }

    private Ports() {
    }

    /**
     * @param receptor name of a port; empty: chosen by the sign of the (mean) weight
     * @param weight of the spikes
     * @return the port for spikes
     */
    public static Choice forSpikes(NeuronModel model, String receptor, Quantity weight) {
        double mean = weight.mean();
        int index = receptor.isEmpty() ? model.defaultPort(mean) : model.portIndex(receptor);
        if (index < 0 && receptor.isEmpty()) {
            return new Choice(-1, model.name() + " has no receptor for " + (mean < 0 ? "negative" : "positive")
                    + " weights; it has: " + names(model), false);
        }
        if (index < 0) {
            return unknown(model, receptor);
        }
        PortDefinition port = model.ports().get(index);
        Quantity bounded = Bounds.finite(weight);
        return switch (port.kind()) {
            case CURRENT -> new Choice(-1, "the receptor \"" + port.name() + "\" of " + model.name()
                    + " takes currents of devices, not spikes; it has: " + names(model), true);
            case EXCITATORY, ENERGY -> bounded.lowerBound() >= 0 ? new Choice(index, null, false)
                    : sign(model, port, "at least 0", bounded.lowerBound(), weight);
            case INHIBITORY -> bounded.upperBound() <= 0 ? new Choice(index, null, false)
                    : sign(model, port, "at most 0", bounded.upperBound(), weight);
            case SPIKES -> new Choice(index, null, false);
        };
    }

    /** @return the port for the currents of devices */
    public static Choice forCurrent(NeuronModel model, String receptor) {
        int index = receptor.isEmpty() ? model.currentPort() : model.portIndex(receptor);
        if (index < 0 && receptor.isEmpty()) {
            return new Choice(-1, model.name() + " has no receptor for currents; it has: " + names(model), false);
        }
        if (index < 0) {
            return unknown(model, receptor);
        }
        PortDefinition port = model.ports().get(index);
        if (port.kind() != PortDefinition.Kind.CURRENT) {
            return new Choice(-1, "the receptor \"" + port.name() + "\" of " + model.name()
                    + " takes spikes, not currents; it has: " + names(model), true);
        }
        return new Choice(index, null, false);
    }

    private static Choice sign(NeuronModel model, PortDefinition port, String expected, double value,
            Quantity weight) {
        String found = weight instanceof Quantity.Constant ? "found " + show(value)
                : "but " + show(value) + " could be drawn";
        return new Choice(-1, "expected " + expected + ' ' + port.unit() + " for the receptor \"" + port.name()
                + "\" of " + model.name() + ", " + found, false);
    }

    private static String show(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static Choice unknown(NeuronModel model, String receptor) {
        return new Choice(-1, "unknown receptor \"" + receptor + "\" of " + model.name() + "; it has: "
                + names(model), true);
    }

    private static String names(NeuronModel model) {
        return model.ports().stream().map(PortDefinition::name).collect(Collectors.joining(", "));
    }
}
