package glia.api.model;

import java.util.Objects;

/**
 * An input port (receptor). What arrives in a step is summed in fixed point and read by {@link Expression.Input}.
 *
 * @param name for example {@code excitatory}
 * @param unit the unit of a weight at this port, for example {@code pA}
 * @param kind what may be connected to it
 * @param summary one line of meaning
 */
public record PortDefinition(String name, String unit, Kind kind, String summary) {

    /** What may be connected to a port. */
    public enum Kind {
        /** Spikes whose weight is not negative; the default of such projections. */
        EXCITATORY,
        /** Spikes whose weight is negative; the default of such projections. */
        INHIBITORY,
        /** Spikes of either sign; the default of all projections of a model that has such a port. */
        SPIKES,
        /** Currents of devices, in pA. */
        CURRENT,
        /** Energy that spikes carry, not negative; only where it is named as the receptor. */
        ENERGY
    }

    public PortDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(summary);
    }
}
