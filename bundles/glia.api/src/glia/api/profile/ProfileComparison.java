package glia.api.profile;

import glia.api.network.Progress;
import java.io.IOException;
import java.util.List;

/** Finds out by paired runs what the switches of profiles bring (service). */
public interface ProfileComparison {

    /** Metrics: seconds of wall clock and of processors by second of simulated time, largest memory, time to build. */
    List<String> METRICS = List.of("wallSecondsPerSecond", "cpuSecondsPerSecond", "peakMemoryBytes", "buildSeconds");

    int MOST_ROUNDS = 1000;

    /**
     * What is to be run.
     *
     * @param network a network file, or the name of a shipped network
     * @param warmupMs simulated time that is not timed
     * @param timedMs simulated time that is
     * @param rounds pairs of runs of each switch, from 2 to {@link #MOST_ROUNDS}
     * @param seed of all runs: what a start can find again is the same network
     * @param together whether only the profiles as wholes are compared, and not switch by switch
     */
    record Runs(String network, double warmupMs, double timedMs, int rounds, long seed, boolean together) {
        public Runs {
            if (rounds < 2 || rounds > MOST_ROUNDS) {
                throw new IllegalArgumentException("rounds: expected 2 to " + MOST_ROUNDS + ", got " + rounds);
            }
        }
    }

    /**
     * Runs the first profile and, beside it, the first profile with one switch of the second, for each switch that they
     * set differently; and the second profile, where these are several or it is asked for alone. Every run is a process
     * of its own; those of a pair follow each other, and which comes first changes from round to round. Before the
     * first round each profile is run once, which does not count.
     *
     * @param progress told about the progress, asked for cancellation
     * @return the effects; none if the profiles say the same
     * @throws UnusableProfileException if one of them cannot be applied here
     * @throws IOException if a run failed
     * @throws InterruptedException if the thread was interrupted; the run that was under way is ended
     */
    ComparisonReport compare(Profile first, Profile second, Runs runs, Progress progress)
            throws UnusableProfileException, IOException, InterruptedException;
}
