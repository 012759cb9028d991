package glia.api.energy;

import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;

/** Where {@link Experiment}s run their networks; some laboratories break what they are given. */
public interface Laboratory {

    /**
     * @param network a network
     * @return the network at step 0; to be closed
     * @throws NetworkException if it cannot be built
     */
    Trial open(NetworkDescription network) throws NetworkException;

    /** A network that is run, and what came of it. */
    interface Trial extends AutoCloseable {

        /** Runs on for so many ms of simulated time. */
        void run(double ms);

        /**
         * Puts energy on a neuron's account behind the back of the books, and lets the network go on for one step.
         *
         * @param population name of a population whose model has an account
         * @param neuron index of the neuron within it
         * @param giver index of the neuron that the energy is taken from; -1: it comes from nowhere
         * @param quanta how much
         * @return whether that was noticed, so that the network did not go on
         */
        boolean forge(String population, int neuron, int giver, int quanta);

        /**
         * @param population name of a population
         * @return by neuron, its spikes during the last {@link #run}
         */
        int[] spikes(String population);

        /**
         * @param population name of a population
         * @param state name of a state variable of its model
         * @return by neuron, its value now
         */
        float[] state(String population, String state);

        /**
         * @param projection name of a projection
         * @return by neuron of its target, how many of its synapses the neuron has now
         */
        int[] indegrees(String projection);

        /** The books since step 0. */
        EnergyTotals energy();

        @Override
        void close();
    }
}
