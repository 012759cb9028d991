package glia.energy.internal;

/**
 * What activity costs, in thousandths of an ATP: whole numbers, so that no cost is rounded twice.
 *
 * @param restPerNano what a neuron costs in a nanosecond, whatever it does
 * @param perSpike what sending a spike costs its neuron
 * @param perSynapticEvent what each synapse that the spike is handed to costs the same neuron
 */
record Budget(long restPerNano, long perSpike, long perSynapticEvent) {

    /**
     * Attwell and Laughlin, "An energy budget for signaling in the grey matter of the brain", J Cereb Blood Flow Metab
     * 21 (2001), 10.1097/00004647-200110000-00001: 3.29e9 ATP/s a neuron that fires at 4 Hz onto 8000 synapses, of
     * which 4.44e8 ATP/s at rest (neuron and glia) and 47 % for action potentials.
     * <ul>
     * <li>rest: 4.44e8 ATP/s = 0.444 ATP/ns
     * <li>spike: 0.47 * 3.29e9 / 4 = 386 575 000 ATP
     * <li>synaptic event: all in, an action potential costs (3.29e9 - 4.44e8) / 4 = 711 500 000 ATP; what is not the
     * action potential itself is spent at synapses (postsynaptic currents 34 %, presynaptic calcium and recycling of
     * the transmitter 3 % each), so (711 500 000 - 386 575 000) / 8000 = 40 615.625 ATP
     * </ul>
     * A neuron with those 8000 synapses that fires at 4 Hz then costs 3.29e9 ATP/s again, exactly. That all synapses
     * cost the same, excitatory or inhibitory, whatever their weight, and that release is as unreliable as in the
     * source (the cost is a mean over spikes), is an assumption.
     */
    static final Budget ATTWELL_LAUGHLIN_2001 = new Budget(444, 386_575_000_000L, 40_615_625L);
}
