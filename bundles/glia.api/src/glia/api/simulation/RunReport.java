package glia.api.simulation;

import glia.api.energy.EnergyTotals;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a run did and cost; everything measured. Times and counts are those of the timed phase (see
 * {@link Simulation#markTimedPhase()}), except where said.
 *
 * @param backend name of the backend
 * @param threads worker threads
 * @param steps steps of the timed phase
 * @param simulatedMs simulated time of the timed phase
 * @param wallSeconds wall-clock time during which it ran, waiting for its pace included
 * @param cpuSeconds CPU time of the simulation's threads (its own and all workers, user and system), the time included
 *            in which they spin until the others are done; compilers and garbage collectors are left out
 * @param spikes number of spikes
 * @param spikesByPopulation number of spikes of each population
 * @param neuronStepsByPopulation for how many steps its neurons have lived, summed over them, of each population
 * @param waits for how many of these steps they were not updated: 0 in an exact run
 * @param synapticEvents spikes that arrived at synapses (spikes times connections of their sources), without those of
 *            devices
 * @param deviceEvents spikes that devices sent
 * @param memoryBytes what the backend holds for the network and its state
 * @param openSeconds time that laying out the network took
 * @param spikeSha256 SHA-256 over all spikes since step 0 in canonical order (step, then neuron id), each as the step
 *            in 8 and the id in 4 bytes, big-endian; lower-case hexadecimal
 * @param energy the energy books since step 0
 */
public record RunReport(String backend, int threads, long steps, double simulatedMs, double wallSeconds,
        double cpuSeconds, long spikes, long[] spikesByPopulation, long[] neuronStepsByPopulation, long waits,
        long synapticEvents, long deviceEvents, long memoryBytes, double openSeconds, String spikeSha256,
        EnergyTotals energy) {
    public RunReport {
        Objects.requireNonNull(backend);
        Objects.requireNonNull(spikesByPopulation);
        Objects.requireNonNull(neuronStepsByPopulation);
        Objects.requireNonNull(spikeSha256);
        Objects.requireNonNull(energy);
    }

    /** Simulated time over wall-clock time; NaN if nothing ran. */
    public double realTimeFactor() {
        return wallSeconds > 0 ? simulatedMs / 1000 / wallSeconds : Double.NaN;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunReport that && backend.equals(that.backend) && threads == that.threads
                && steps == that.steps && spikes == that.spikes && spikeSha256.equals(that.spikeSha256)
                && Arrays.equals(spikesByPopulation, that.spikesByPopulation) && wallSeconds == that.wallSeconds
                && cpuSeconds == that.cpuSeconds && energy.equals(that.energy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(backend, threads, steps, spikes, spikeSha256);
    }
}
