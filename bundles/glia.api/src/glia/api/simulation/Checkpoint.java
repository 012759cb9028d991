package glia.api.simulation;

import glia.api.change.Revision;
import glia.api.energy.EnergyAccounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Everything that a run needs to go on from the end of a step as if it had never stopped: in another process, on
 * another backend, with another number of threads. What it reports and digests then is what it would have reported
 * and digested without the stop; only times of the wall clock and of processors are those of the parts in sum. Arrays
 * are not copied and not to be changed.
 *
 * @param network what the network is, in words that can be compared one by one: it can only go on in a network of which
 *            the same is true. Nothing that does not change a result is part of it (names of files, recorders, pace)
 * @param revision what the network has become by changes since it was built
 * @param state the state of all neurons and synapses, and the clock
 * @param train the spikes since step 0
 * @param timed the timed phase so far
 * @param energy the energy books since step 0
 * @param activity what is known of activity that runs away
 * @param regulation what each regulator remembers, by names
 */
public record Checkpoint(Map<String, String> network, Revision revision, CanonicalState state, SpikeTrain train,
        TimedPhase timed, EnergyAccounts energy, Activity activity, Map<String, long[]> regulation) {

    public Checkpoint {
        network = Collections.unmodifiableMap(new LinkedHashMap<>(network));
        Objects.requireNonNull(revision);
        Objects.requireNonNull(state);
        Objects.requireNonNull(train);
        Objects.requireNonNull(timed);
        Objects.requireNonNull(energy);
        Objects.requireNonNull(activity);
        regulation = Collections.unmodifiableMap(new TreeMap<>(regulation));
    }

    /**
     * Activity is watched in windows of 50 ms of simulated time, of which one begins at time 0.
     *
     * @param spikes number of spikes of each population in the window that has not ended
     * @param warning of what was first worth a warning since step 0: of a window its last step, the population and how
     *            many spikes and living neurons that had; of growth the step, what kind it is of, the index of the
     *            population or projection, how many it has and how many it may have or was built with; empty if there
     *            was nothing
     */
    public record Activity(long[] spikes, long[] warning) {
        public Activity {
            Objects.requireNonNull(spikes);
            Objects.requireNonNull(warning);
        }
    }

    /**
     * The digest of all spikes since step 0, of which more may follow: a SHA-256 (FIPS 180-4) that has not ended. Each
     * spike is three 32-bit words of its message, see {@link RunReport#spikeSha256()}.
     *
     * @param spikes how many spikes there were
     * @param chain the eight chaining words after the last full block of sixteen words
     * @param pending the words after that block, fewer than sixteen
     */
    public record SpikeTrain(long spikes, int[] chain, int[] pending) {

        private static final int CHAIN_WORDS = 8;
        private static final int BLOCK_WORDS = 16;
        private static final int WORDS_A_SPIKE = 3;

        public SpikeTrain {
            if (spikes < 0 || chain.length != CHAIN_WORDS
                    || pending.length != spikes % BLOCK_WORDS * WORDS_A_SPIKE % BLOCK_WORDS) {
                throw new IllegalArgumentException("spike train: " + chain.length + " and " + pending.length
                        + " words do not fit " + spikes + " spikes");
            }
        }
    }

    /**
     * Counts and times since step 0 or the last {@link Simulation#markTimedPhase()}, as in {@link RunReport}.
     *
     * @param steps steps of the timed phase
     * @param spikes number of spikes of each population
     * @param neuronSteps for how many steps its neurons have lived, summed over them, of each population
     * @param waits for how many of these steps they were not updated
     * @param synapticEvents spikes that arrived at synapses
     * @param deviceEvents spikes that devices sent
     * @param wallNanos wall-clock time during which it ran
     * @param cpuNanos CPU time of the simulation's threads
     */
    public record TimedPhase(long steps, long[] spikes, long[] neuronSteps, long waits, long synapticEvents,
            long deviceEvents, long wallNanos, long cpuNanos) {
        public TimedPhase {
            Objects.requireNonNull(spikes);
            Objects.requireNonNull(neuronSteps);
        }
    }
}
