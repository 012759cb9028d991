package glia.api.store;

/** Formats of recordings. */
public enum RecordingFormat {

    /** Tables as text: one line a spike, one line a neuron and time of sampling. */
    CSV,

    /**
     * HDF5 as the SONATA data format has it (Dai et al. 2020, PLoS Comput Biol 16:e1007696,
     * 10.1371/journal.pcbi.1007696): one file of spikes, and a report for each state variable of a multimeter.
     */
    SONATA
}
