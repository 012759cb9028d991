package glia.api.simulation;

/**
 * What running a network will cost: an estimate, before the run. The memory follows from the network; the times are
 * those of a short stretch of the network itself that was run and forgotten, so they hold as long as it goes on firing
 * as it did there, on a machine as busy as it was then.
 *
 * @param memoryBytes what the backend will hold for the network and its state
 * @param wallSecondsPerSecond wall-clock time for a second of simulated time, running as fast as it goes
 * @param cpuSecondsPerSecond CPU time of the simulation's threads for a second of simulated time
 * @param rateHz mean rate of all neurons that was assumed, that of the stretch
 * @param probedMs simulated time of the stretch that was run; its first half, in which code is compiled and the network
 *            settles, counts in nothing
 */
public record CostPrediction(long memoryBytes, double wallSecondsPerSecond, double cpuSecondsPerSecond, double rateHz,
        double probedMs) {
}
