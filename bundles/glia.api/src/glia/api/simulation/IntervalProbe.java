package glia.api.simulation;

import glia.api.backend.Phase;

/**
 * Measures a simulation. It is called by the simulation's own thread after every interval and so must neither wait nor
 * allocate, and nothing that it does can change what is simulated.
 */
@FunctionalInterface
public interface IntervalProbe {

    /** What an interval has cost; only valid during the call. */
    interface Cost {

        /** Number of steps of the interval. */
        int steps();

        /** Wall-clock time from the end of the interval before, or from the beginning of the run. */
        long nanos();

        /**
         * @param population index of a population
         * @return how many spikes its neurons sent
         */
        long spikes(int population);

        /** Spikes that go to synapses. */
        long synapticEvents();

        /**
         * Time that went into a phase since the simulation was opened, summed over the threads. The clock is read in
         * one interval of many, and in fewer still while there is no probe, so that it costs nothing that could be
         * measured: shares of what was added between two calls mean something, sums do not.
         *
         * @return nanoseconds; -1 if the backend does not tell this phase from another one
         */
        long phaseNanos(Phase phase);
    }

    void interval(Cost cost);
}
