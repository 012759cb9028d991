package glia.cli.internal;

import glia.api.metric.PerformanceMonitor;
import glia.api.simulation.RunOptions;
import glia.api.store.RecordingFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glia run}. */
@Command(name = RunCommand.NAME, mixinStandardHelpOptions = true, sortOptions = false,
        description = "Builds a network, runs it, and says what came out and what it cost.",
        footer = {"", "--out leaves in DIR: spikes.csv (what spike recorders see; all spikes if there are none),",
            "samples-NAME.csv for each multimeter, rates-POPULATION.csv; with --format sonata spikes.h5 and",
            "samples-NAME.STATE.h5; report.html and run.json (written last). Files of these names are",
            "replaced, all others are left alone. An interrupted run leaves spikes.partial.csv and so on."})
final class RunCommand implements Callable<Integer> {

    static final String NAME = "run";

    private static final double MAX_MS = 1e12;
    private static final int HIGHEST_PORT = 65_535;
    private static final String ON = "on";
    private static final String OFF = "off";

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NETWORK", arity = "1",
            description = "A network file, or the name of a shipped example (see glia list).")
    private String network;

    @Option(names = "--time", paramLabel = "MS",
            description = "Simulated time in ms; if not given, what the network file says.")
    private Double time;

    @Option(names = "--warmup", paramLabel = "MS",
            description = "Keep the first MS of it out of times, rates and statistics.")
    private Double warmup;

    @Option(names = "--seed", paramLabel = "N", description = "Use this seed instead of the network's.")
    private Long seed;

    @Option(names = "--threads", paramLabel = "N",
            description = "Worker threads; if not given, as many as pay, one a processor at most.")
    private Integer threads;

    @Option(names = "--backend", paramLabel = "auto|cpu|cuda", defaultValue = RunOptions.AUTO,
            description = "What to run on; auto takes the fastest that is available.")
    private String backend;

    @Option(names = "--profile", paramLabel = "PROFILE",
            description = "Run by a profile: a file, or the name of a shipped one (see glia profile list).")
    private String profile;

    @Option(names = "--pace", paramLabel = "X",
            description = "Run at most X times as fast as real time.")
    private Double pace;

    @Option(names = "--max-rate", paramLabel = "HZ",
            description = "End the run with exit code 1 when a population of 100 neurons or more fires faster than that"
                    + " on average for 50 ms; without it, above 150 Hz there is a warning.")
    private Double maxRate;

    @Option(names = "--max-growth", paramLabel = "X",
            description = "End the run when a population has more than X times as many neurons as built, or a"
                    + " projection synapses.")
    private Double maxGrowth;

    @Option(names = "--stats",
            description = "Also say how regular (CV of interspike intervals) and how synchronous (Fano factor) each"
                    + " population is.")
    private boolean statistics;

    @Option(names = "--out", paramLabel = "DIR", description = "Leave recordings and a report in DIR.")
    private Path out;

    @Option(names = "--format", paramLabel = "csv|sonata", split = ",",
            description = "Format of the recordings, or both: csv (the default), sonata (HDF5).")
    private List<String> formats;

    @Option(names = "--record", paramLabel = "SIGNALS", split = ",",
            description = "Record also these: spikes, POPULATION.spikes, POPULATION.rate@BIN,"
                    + " POPULATION.STATE@INTERVAL; of single neurons: E[0:100].V_m@0.5.")
    private List<String> record;

    @Option(names = "--checkpoint", paramLabel = "FILE",
            description = "Leave in FILE, at the end or when interrupted, what --restore needs to go on.")
    private Path checkpoint;

    @Option(names = "--checkpoint-every", paramLabel = "MS",
            description = "Also after every MS of simulated time.")
    private Double checkpointEvery;

    @Option(names = "--restore", paramLabel = "FILE",
            description = "Go on from a checkpoint of the same network; --time is the whole simulated time.")
    private Path restore;

    @Option(names = "--changes", paramLabel = "FILE",
            description = "Change the network while it runs, as the file says.")
    private Path changes;

    @Option(names = "--metrics", paramLabel = "FILE",
            description = "Leave in FILE, as CSV, what the run costs while it runs: processors, memory, times, rates.")
    private Path metrics;

    @Option(names = "--metrics-every", paramLabel = "MS", defaultValue = "1000",
            description = "Wall-clock time between two samples of metrics; ${DEFAULT-VALUE} if not given.")
    private long metricsEvery;

    @Option(names = "--metrics-port", paramLabel = "PORT",
            description = "Serve the metrics to this machine, as OpenMetrics text; 0 takes a free port.")
    private Integer metricsPort;

    @Option(names = "--health", paramLabel = "on|off", defaultValue = ON,
            description = "Say on standard error when something becomes worse while it runs; on if not given.")
    private String health;

    @Option(names = "--repair",
            description = "Put right, between two steps, what health finds that can be: states and learned weights"
                    + " that are no numbers.")
    private boolean repair;

    @Option(names = "--adaptive", paramLabel = "on|off", defaultValue = OFF,
            description = "Under load, let metrics and other observers get less, never the simulation; off if not"
                    + " given.")
    private String adaptive;

    @Option(names = "--hot-spots", paramLabel = "FILE",
            description = "Say where the run's time goes, by phase and by method, and leave the samples in FILE: .jfr"
                    + " for JDK Mission Control, .folded for tools that draw flame graphs.")
    private Path hotSpots;

    @Option(names = "--record-bus", paramLabel = "FILE",
            description = "Leave in FILE what goes over the event bus while it runs; glia events prints it.")
    private Path busRecording;

    @Option(names = "--compare-exact",
            description = "Run the network once more with all updates, and say how the run differs from that.")
    private boolean compareExact;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else there.")
    private boolean json;

    RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        return new RunJob(context, settings()).execute();
    }

    private RunSettings settings() {
        check("--time", time == null || time > 0 && time <= MAX_MS, "a time in ms > 0 and <= 1e12", time);
        check("--warmup", warmup == null || warmup >= 0 && warmup <= MAX_MS, "a time in ms >= 0 and <= 1e12", warmup);
        check("--threads", threads == null || threads >= 1 && threads <= RunOptions.MAX_THREADS,
                "a whole number from 1 to " + RunOptions.MAX_THREADS, threads);
        check("--pace", pace == null || pace > 0 && Double.isFinite(pace), "a finite number > 0", pace);
        check("--max-rate", maxRate == null || maxRate > 0 && Double.isFinite(maxRate), "a finite number > 0", maxRate);
        check("--max-growth", maxGrowth == null || maxGrowth >= 1 && Double.isFinite(maxGrowth),
                "a finite number >= 1", maxGrowth);
        check("--seed", seed == null || seed >= 0, "a whole number >= 0", seed);
        check("--format", formats == null || out != null, "--out DIR as well", "none");
        check("--record", record == null || out != null, "--out DIR as well", "none");
        check("--checkpoint-every", checkpointEvery == null || checkpointEvery > 0 && checkpointEvery <= MAX_MS,
                "a time in ms > 0 and <= 1e12", checkpointEvery);
        if (checkpointEvery != null && checkpoint == null) {
            throw new ParameterException(spec.commandLine(), "--checkpoint-every: expected --checkpoint FILE with it");
        }
        check("--repair", !repair || health.equals(ON), "--health on", health);
        check("--compare-exact", !compareExact || restore == null && changes == null,
                "neither --restore nor --changes with it", "one");
        check("--metrics-every", metricsEvery >= PerformanceMonitor.SHORTEST_PERIOD.toMillis()
                && metricsEvery <= PerformanceMonitor.LONGEST_PERIOD.toMillis(),
                "a whole number from " + PerformanceMonitor.SHORTEST_PERIOD.toMillis() + " to "
                        + PerformanceMonitor.LONGEST_PERIOD.toMillis(), metricsEvery);
        check("--metrics-port", metricsPort == null || metricsPort >= 0 && metricsPort <= HIGHEST_PORT,
                "a whole number from 0 to " + HIGHEST_PORT, metricsPort);
        return new RunSettings(network, time, warmup, seed,
                new RunOptions(backend, threads == null ? 0 : threads, pace == null ? 0 : pace,
                        maxRate == null ? 0 : maxRate, maxGrowth == null ? 0 : maxGrowth), statistics, out,
                recordingFormats(), record == null ? List.of() : record, json, checkpoint, checkpointEvery, restore,
                changes, new RunSettings.Metrics(metrics, Duration.ofMillis(metricsEvery), metricsPort),
                new RunSettings.Nerves(isOn("--health", health), repair, isOn("--adaptive", adaptive)), profile,
                hotSpots, busRecording, compareExact);
    }

    private boolean isOn(String option, String value) {
        check(option, value.equals(ON) || value.equals(OFF), "on or off", value);
        return value.equals(ON);
    }

    private Set<RecordingFormat> recordingFormats() {
        if (formats == null) {
            return Set.of(RecordingFormat.CSV);
        }
        Set<RecordingFormat> all = EnumSet.noneOf(RecordingFormat.class);
        for (String name : formats) {
            Optional<RecordingFormat> format = Arrays.stream(RecordingFormat.values())
                    .filter(f -> f.name().equalsIgnoreCase(name.strip())).findFirst();
            check("--format", format.isPresent(), "csv, sonata or csv,sonata", name);
            all.add(format.get());
        }
        return all;
    }

    private void check(String option, boolean good, String expected, Object value) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), option + ": expected " + expected + ", got " + value);
        }
    }
}
