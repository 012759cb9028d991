package glia.energy.internal;

import glia.api.energy.EnergyBudget;

/**
 * What activity costs, in thousandths of an ATP: whole numbers, so that no cost is rounded twice. Each synapse that a
 * spike is handed to costs the neuron that sent it the last three.
 *
 * @param restPerNano what a neuron costs in a nanosecond, whatever it does
 * @param perSpike what sending a spike costs its neuron
 * @param postsynaptic currents that a synaptic event lets flow in its target
 * @param release of the transmitter, presynaptic calcium included
 * @param recycling of the transmitter
 */
record Budget(long restPerNano, long perSpike, long postsynaptic, long release, long recycling) {

    /**
     * Attwell and Laughlin, "An energy budget for signaling in the grey matter of the brain", J Cereb Blood Flow Metab
     * 21 (2001), 10.1097/00004647-200110000-00001: 3.29e9 ATP/s a neuron that fires at 4 Hz onto 8000 synapses, of
     * which 4.44e8 ATP/s at rest (neuron and glia) and 47 % for action potentials.
     * <ul>
     * <li>rest: 4.44e8 ATP/s = 0.444 ATP/ns
     * <li>spike: 0.47 * 3.29e9 / 4 = 386 575 000 ATP
     * <li>synaptic event: all in, an action potential costs (3.29e9 - 4.44e8) / 4 = 711 500 000 ATP; what is not the
     * action potential itself is spent at synapses (postsynaptic currents 34 %, presynaptic calcium and recycling of
     * the transmitter 3 % each), so (711 500 000 - 386 575 000) / 8000 = 40 615.625 ATP, of which 3 / 40 each are
     * 3 046.172 ATP, rounded to a thousandth, and the rest is that of the currents
     * </ul>
     * A neuron with those 8000 synapses that fires at 4 Hz then costs 3.29e9 ATP/s again, exactly. That all synapses
     * cost the same, excitatory or inhibitory, whatever their weight, and that release is as unreliable as in the
     * source (the cost is a mean over spikes), is an assumption.
     */
    static final Budget ATTWELL_LAUGHLIN_2001 = new Budget(444, 386_575_000_000L, 34_523_281L, 3_046_172L,
            3_046_172L);

    /**
     * Howarth, Gleeson and Attwell, "Updated energy budgets for neural computation in the neocortex and cerebellum",
     * J Cereb Blood Flow Metab 32 (2012), 10.1038/jcbfm.2012.35: of the energy of signaling in the neocortex 20 % at
     * rest, 21 % for action potentials, 50 % for postsynaptic currents, 5 % for the release and 4 % for the recycling
     * of the transmitter. The shares are taken of the same neuron as above, with the same cost at rest:
     * <ul>
     * <li>rest: 0.444 ATP/ns; all in, 4.44e8 / 0.2 = 2.22e9 ATP/s
     * <li>spike: 0.21 * 2.22e9 / 4 = 116 550 000 ATP
     * <li>synaptic event: (0.50 + 0.05 + 0.04) * 2.22e9 / 4 / 8000 = 34 687.5 + 3 468.75 + 2 775 = 40 931.25 ATP
     * </ul>
     * A spike then costs 3.3 times less than above, which agrees with the source's finding that action potentials let
     * in 1.24 times the least sodium instead of the 4 times assumed above (4 / 1.24 = 3.2).
     */
    static final Budget HOWARTH_2012 = new Budget(444, 116_550_000_000L, 34_687_500L, 3_468_750L, 2_775_000L);

    static Budget of(EnergyBudget preset) {
        return switch (preset) {
            case ATTWELL_LAUGHLIN_2001 -> ATTWELL_LAUGHLIN_2001;
            case HOWARTH_2012 -> HOWARTH_2012;
        };
    }
}
