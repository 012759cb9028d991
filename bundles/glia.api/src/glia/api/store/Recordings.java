package glia.api.store;

import glia.api.network.Network;
import java.io.IOException;
import java.nio.file.Path;

/** Makes recordings (service). */
public interface Recordings {

    /**
     * Begins to record into a folder, which is created if it is not there.
     * <ul>
     * <li>{@code spikes.csv}: the spikes of the neurons that the network's spike recorders observe, each once; those of
     * all neurons if there is no spike recorder. Columns {@code time_ms,population,neuron}, where {@code neuron} is the
     * index within the population; ordered by time, then by neuron id.
     * <li>{@code samples-NAME.csv} for each multimeter NAME: columns {@code time_ms,population,neuron} and the recorded
     * state variables in the order in which the network names them.
     * </ul>
     * While it is being written, a file has another name, which ends in {@code .part}.
     *
     * @param folder where to
     * @param network what is run
     * @return the recording, to be added to a simulation at step 0, and to be closed
     * @throws IOException if the folder cannot be created or files cannot be written there; nothing is left behind
     */
    Recording begin(Path folder, Network network) throws IOException;
}
