package glia.api.store;

import glia.api.adaptive.Decision;
import glia.api.network.Network;
import glia.api.simulation.CostPrediction;
import glia.api.simulation.RunReport;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All that is worth knowing about a run that has ended.
 *
 * @param version version of Glia
 * @param source where the network came from: a file, or the name of a shipped example
 * @param network what was run
 * @param buildSeconds wall-clock time from the network's description to a network that is ready to run: building it and
 *            laying it out on the backend
 * @param buildCpuSeconds CPU time of the process meanwhile, that of compiling code and of collecting garbage included
 * @param predicted what was said before the run that it would cost, if anything was
 * @param warmupMs simulated time before the timed phase
 * @param report what the timed phase did and cost
 * @param statistics statistics of the timed phase, if they were asked for
 * @param peakMemoryBytes the most memory that the process ever held
 * @param peakMemoryAbsence why {@code peakMemoryBytes} is absent, else empty
 * @param hostEnergy what the machine took in the timed phase
 * @param decisions of the adaptive controller while it ran
 * @param exact how it differs from an exact run, if that was asked for
 * @param files names of the files that the run wrote, apart from {@code run.json} and {@code report.html}
 */
public record RunSummary(String version, String source, Network network, double buildSeconds,
        OptionalDouble buildCpuSeconds, Optional<CostPrediction> predicted, double warmupMs, RunReport report,
        Optional<SpikeStatistics> statistics, OptionalLong peakMemoryBytes,
        String peakMemoryAbsence, HostEnergy hostEnergy, List<Decision> decisions,
        Optional<ExactComparison> exact, List<String> files) {

    /** Without a prediction, and where neither the CPU time of building nor the energy of the machine is known. */
    public RunSummary(String version, String source, Network network, double buildSeconds, double warmupMs,
            RunReport report, Optional<SpikeStatistics> statistics, OptionalLong peakMemoryBytes,
            String peakMemoryAbsence, List<String> files) {
        this(version, source, network, buildSeconds, OptionalDouble.empty(), Optional.empty(), warmupMs, report,
                statistics, peakMemoryBytes, peakMemoryAbsence, HostEnergy.NOT_MEASURED, List.of(), Optional.empty(),
                files);
    }

    public RunSummary {
        Objects.requireNonNull(version);
        Objects.requireNonNull(source);
        Objects.requireNonNull(network);
        Objects.requireNonNull(buildCpuSeconds);
        Objects.requireNonNull(predicted);
        Objects.requireNonNull(report);
        Objects.requireNonNull(statistics);
        Objects.requireNonNull(peakMemoryBytes);
        Objects.requireNonNull(peakMemoryAbsence);
        Objects.requireNonNull(hostEnergy);
        decisions = List.copyOf(decisions);
        Objects.requireNonNull(exact);
        files = List.copyOf(files);
    }

    /**
     * @param population index of a population
     * @return mean rate of one of its neurons in Hz in the timed phase; absent if that has no length
     */
    public OptionalDouble rateHz(int population) {
        double neuronSeconds = report.neuronStepsByPopulation()[population] * network.dt() / 1000;
        return finite(report.spikesByPopulation()[population] / neuronSeconds);
    }

    /** Simulated time over wall-clock time; absent if nothing ran. */
    public OptionalDouble realTimeFactor() {
        return finite(report.realTimeFactor());
    }

    /** Synaptic events a second of wall-clock time; absent if nothing ran. */
    public OptionalDouble synapticEventsPerSecond() {
        return finite(report.synapticEvents() / report.wallSeconds());
    }

    /** What the backend holds, by synapse; absent if there is none. */
    public OptionalDouble bytesPerSynapse() {
        return finite((double) report.memoryBytes() / network.synapses());
    }

    /** What the machine took in J, by synaptic event of the timed phase; absent if it is not known, or nothing ran. */
    public OptionalDouble hostJoulesPerSynapticEvent() {
        return finite(hostEnergy.joules().orElse(Double.NaN) / report.synapticEvents());
    }

    /** @return updates of neurons that were made, as a part of those of an exact run; absent if nothing ran */
    public OptionalDouble updatedShare() {
        double all = Arrays.stream(report.neuronStepsByPopulation()).sum();
        return finite((all - report.waits()) / all);
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
