package glia.api.network;

/** Builds networks from descriptions (service). */
public interface NetworkBuilder {

    /**
     * Makes every random choice of a network.
     *
     * @param description a valid description
     * @param progress told about the progress, asked for cancellation
     * @return the network
     * @throws NetworkException if an edge list or position file is bad, or the network cannot fit into this machine's
     *             memory (the message says how much it would take and how much there is); problems without a place name
     *             the network, see {@link NetworkException#inFile}
     */
    Network build(NetworkDescription description, Progress progress) throws NetworkException;
}
