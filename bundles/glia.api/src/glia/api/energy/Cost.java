package glia.api.energy;

import java.util.Locale;

/**
 * What work was paid for. A budget tells apart what its sources tell apart: Attwell and Laughlin 2001, J Cereb Blood
 * Flow Metab 21:1133-1145, 10.1097/00004647-200110000-00001, and Howarth, Gleeson and Attwell 2012, J Cereb Blood Flow
 * Metab 32:1222-1232, 10.1038/jcbfm.2012.35.
 */
public enum Cost {
    /** Resting potentials, as long as a neuron lives and is updated. */
    REST,
    /** Action potentials. */
    ACTION_POTENTIALS,
    /** Currents in the targets of a spike. */
    POSTSYNAPTIC_CURRENTS,
    /** What calcium in the terminal and the release of the transmitter cost. */
    RELEASE,
    /** Taking the transmitter up and packing it again. */
    RECYCLING,
    /**
     * What neurons with accounts spend beside their spikes, which is all that keeps their potential where it is: at
     * rest and under synaptic currents alike, since the equations of their models do not tell these apart.
     */
    MEMBRANE_POTENTIAL;

    /** As in reports: {@code action potentials}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
