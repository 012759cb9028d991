package glia.api.store;

import glia.api.network.Network;
import java.io.IOException;
import java.nio.file.Path;

/** Makes recordings (service). */
public interface Recordings {

    /**
     * Begins to record into a folder, which is created if it is not there. Recorded are the spikes of the neurons that
     * the network's spike recorders observe, each once; those of all neurons if there is no spike recorder; and what
     * its multimeters and weight recorders sample. As CSV:
     * <ul>
     * <li>{@code spikes.csv}: columns {@code time_ms,population,neuron}, where {@code neuron} is the index within the
     * population; ordered by time, then by neuron id.
     * <li>{@code samples-NAME.csv} for each multimeter NAME: columns {@code time_ms,population,neuron} and the recorded
     * state variables in the order in which the network names them.
     * <li>{@code weights-NAME.csv} for each weight recorder NAME: columns {@code time_ms,source,target,weight}, where
     * source and target are indices within their populations.
     * </ul>
     * As SONATA:
     * <ul>
     * <li>{@code spikes.h5}: for each population the group {@code /spikes/POPULATION} with the columns {@code node_ids}
     * (the index within the population) and {@code timestamps} in ms, ordered by time.
     * <li>{@code samples-NAME.STATE.h5} for each state variable of each multimeter: for each population the group
     * {@code /report/POPULATION} with {@code data} by time and neuron, and {@code mapping}.
     * <li>{@code weights-NAME.h5} for each weight recorder: the same with a column for each synapse, for the target
     * population.
     * </ul>
     * Rates are CSV in any case: {@code rates-POPULATION.csv} with the columns {@code time_ms,spikes,rate_hz}, one line
     * a bin, where the time is the end of the bin and the rate that of one neuron; a bin that has not ended is left
     * out.
     * <p>
     * While it is being written, a file has another name, which ends in {@code .part}.
     *
     * @param folder where to
     * @param network what is run
     * @param options what to write, and how
     * @return the recording, to be added to a simulation at step 0, and to be closed
     * @throws IOException if the folder cannot be created or files cannot be written there; nothing is left behind
     */
    Recording begin(Path folder, Network network, RecordingOptions options) throws IOException;
}
