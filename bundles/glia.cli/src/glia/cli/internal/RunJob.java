package glia.cli.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.change.InvalidChangeException;
import glia.api.network.Network;
import glia.api.network.NetworkException;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.store.CheckpointException;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
import glia.api.store.BinnedSpikes;
import glia.api.store.ExactComparison;
import glia.api.store.HostEnergy;
import glia.api.store.RunSummary;
import glia.api.store.SpikeAnalysis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run, from the name of a network to files and a summary. */
final class RunJob {

    private static final long POLL_MILLIS = 50;
    /** How long an interrupted run may take for its checkpoint. */
    private static final long SAVING_MILLIS = 60_000;

    private final CommandContext context;
    private final Services services;
    private final RunSettings settings;
    private final Interruption interruption;
    private final ProgressLine progress;
    private final EnergyMeter meter = new EnergyMeter();
    private Changes changes;
    private RunWatch nerves;
    private BinnedSpikes counted;

    RunJob(CommandContext context, RunSettings settings) {
        this.context = context;
        this.settings = settings;
        services = context.services();
        interruption = context.interruption();
        progress = new ProgressLine(context.streams(), System::nanoTime, interruption);
    }

    int execute() throws Exception {
        try (AutoCloseable profile = ProfileSource.applied(settings.profile(), services.profiles())) {
            return runByProfile();
        }
    }

    private int runByProfile() throws CliException, NetworkException, BackendUnavailableException,
            CheckpointException, IOException, InterruptedException {
        OutputFolder out = settings.out() == null ? null : new OutputFolder(settings.out());
        CheckpointFile save = settings.checkpoint() == null ? null
                : new CheckpointFile(settings.checkpoint(), services.checkpoints());
        BackendChoice.check(settings.options().backend(), services.backends());
        try (RunMetrics metrics = new RunMetrics(settings.metrics(), services.metrics(), context.streams())) {
            RunHotSpots hotSpots = new RunHotSpots(settings, services.profiler(), context.streams());
            NetworkSource source = NetworkSource.find(settings.network(), services);
            Course.check(settings, source);
            RecordedSignals signals = RecordedSignals.of(source.description(), settings.record());
            source = new NetworkSource(source.label(), signals.network());
            if (settings.compareExact()) {
                ExactRun.check(source.description());
            }
            changes = new Changes(settings.changes(), source.description(), services);
            Checkpoint from = restored();
            changes.goOnFrom(from);
            Stopwatch watch = Stopwatch.start();
            Network network = source.build(settings.seed(), services, progress);
            try (BusRecording events = new BusRecording(settings.busRecording(), services.events().files(),
                    context.streams()); Simulation simulation = open(network, from); RunMetrics.Log log = metrics.log();
                    RunWatch looked = new RunWatch(settings.nerves(), services)) {
                nerves = looked;
                Course course = Course.of(settings, source, network, from);
                Preparation before = Preparation.of(course, simulation, watch, context, progress);
                try (RunHotSpots.Profile profile = hotSpots.begin()) {
                    return out == null ? run(course, simulation, before, save, null, null)
                            : record(course, simulation, before, save, out, signals);
                }
            }
        } finally {
            progress.clear();
        }
    }

    private Checkpoint restored() throws CliException, CheckpointException {
        if (settings.restore() == null) {
            return null;
        }
        try {
            return services.checkpoints().read(settings.restore());
        } catch (IOException e) {
            throw notRestored(Failures.readable(e));
        }
    }

    private CliException notRestored(String reason) {
        return new CliException(ExitCode.BAD_INPUT, "glia: --restore " + settings.restore() + ": " + reason);
    }

    private Simulation open(Network network, Checkpoint from) throws BackendUnavailableException, CliException {
        if (from == null) {
            return services.simulations().open(network, settings.options(), progress);
        }
        try {
            return services.simulations().open(network, from, settings.options(), progress);
        } catch (CheckpointMismatchException e) {
            throw notRestored(e.getMessage());
        }
    }

    private int record(Course course, Simulation simulation, Preparation before, CheckpointFile save,
            OutputFolder out, RecordedSignals signals) throws CliException, IOException, InterruptedException {
        Recording recording;
        try {
            recording = services.recordings().begin(out.path(), course.network(),
                    new RecordingOptions(settings.formats(), signals.rates(), course.beginStep()));
        } catch (IOException e) {
            throw out.unusable(Failures.readable(e));
        }
        try (recording) {
            return run(course, simulation, before, save, recording, out);
        } finally {
            out.forgetIfEmpty();
        }
    }

    private int run(Course course, Simulation simulation, Preparation before, CheckpointFile save,
            Recording recording, OutputFolder out) throws CliException, IOException, InterruptedException {
        SpikeAnalysis analysis = settings.statistics() || recording != null
                ? services.analyses().begin(course.network(), course.beginStep(),
                        Math.max(course.beginStep(), course.warmupStep()), course.endStep()) : null;
        if (analysis != null) {
            simulation.addRecorder(analysis);
        }
        if (recording != null) {
            simulation.addRecorder(recording);
        }
        if (settings.compareExact()) {
            counted = new BinnedSpikes(course.network(), course.warmupStep(), course.endStep());
            simulation.addRecorder(counted);
        }
        if (save != null) {
            interruption.beginSaving(SAVING_MILLIS);
        }
        interruption.onRequest(simulation::pause);
        try {
            boolean finished = advance(course, simulation, save, recording);
            progress.clear();
            CliException notSaved = save(save, simulation);
            SimulationStatus status = simulation.status();
            if (!status.message().isEmpty()) {
                context.streams().err().println("warning: " + status.message());
            }
            if (finished) {
                finish(course, simulation, before, analysis, recording, out);
            } else {
                context.streams().err().println("interrupted at " + Texts.ms(status.simulatedMs()) + " of "
                        + Texts.ms(course.endMs())
                        + (save == null || notSaved != null ? "" : "; checkpoint " + save)
                        + (recording == null ? "" : kept(simulation, recording)));
            }
            if (notSaved != null) {
                throw notSaved;
            }
            return finished ? ExitCode.DONE : ExitCode.INTERRUPTED;
        } catch (ExecutionException e) {
            throw failed(simulation, e.getCause(), recording);
        }
    }

    /** @return why that failed, or null: what else the run leaves must not suffer from it */
    private static CliException save(CheckpointFile save, Simulation simulation)
            throws ExecutionException, InterruptedException {
        try {
            if (save != null) {
                save.write(simulation);
            }
            return null;
        } catch (CliException e) {
            return e;
        }
    }

    /** The simulation says that it failed, the recording knows why if it was the disk. */
    private CliException failed(Simulation simulation, Throwable cause, Recording recording) throws IOException {
        progress.clear();
        String reason = cause.getMessage();
        String kept = "";
        if (recording != null) {
            reason = recording.failure().map(IOException::getMessage).orElse(reason);
            kept = kept(simulation, recording);
        }
        return new CliException(ExitCode.RUN_FAILED, "glia: the run failed at "
                + Texts.ms(simulation.status().simulatedMs()) + ": " + reason + kept);
    }

    /** @return whether the end was reached; no checkpoint was made there */
    private boolean advance(Course course, Simulation simulation, CheckpointFile save, Recording recording)
            throws ExecutionException, InterruptedException, CliException, IOException {
        RunProgress text = new RunProgress(course.endStep(), course.endMs());
        long step = course.beginStep();
        while (true) {
            if (step > 0 && step == course.warmupStep()) {
                await(simulation, simulation.markTimedPhase(), text);
            }
            if (step == course.warmupStep()) {
                meter.begin();
            }
            if (step > course.beginStep() && course.savesAt(step)) {
                CliException notSaved = save(save, simulation);
                if (notSaved != null) {
                    throw new CliException(notSaved.exitCode(), notSaved.getMessage()
                            + (recording == null ? "" : kept(simulation, recording)));
                }
            }
            if (step == changes.next()) {
                change(course, simulation, text, recording);
            }
            if (step >= course.endStep()) {
                return true;
            }
            long target = Math.min(course.stopAfter(step), changes.next());
            CompletableFuture<SimulationStatus> stopped = simulation.run(target);
            if (interruption.requested()) {
                // perhaps before there was a run to pause
                simulation.pause();
            }
            await(simulation, stopped, text);
            step = simulation.status().step();
            if (step < target) {
                return false;
            }
        }
    }

    private void change(Course course, Simulation simulation, RunProgress text, Recording recording)
            throws ExecutionException, InterruptedException, CliException, IOException {
        try {
            await(simulation, changes.make(simulation), text);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidChangeException invalid) {
                progress.clear();
                throw new CliException(ExitCode.RUN_FAILED, changes.problem(invalid, course.network().dt())
                        + (recording == null ? "" : kept(simulation, recording)));
            }
            throw e;
        }
        changes.made();
    }

    private void await(Simulation simulation, CompletableFuture<SimulationStatus> done, RunProgress text)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                done.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                meter.sample();
                nerves.look(line -> {
                    progress.clear();
                    context.streams().err().println("warning: " + line);
                });
                if (progress.isDue()) {
                    progress.show(text.text(simulation.status()));
                }
            }
        }
    }

    /** Keeps what was recorded so far, and says where. */
    private static String kept(Simulation simulation, Recording recording) throws IOException {
        simulation.close();
        List<Path> files = recording.keepPartial();
        return files.isEmpty() ? "; nothing had been recorded yet"
                : "; kept " + String.join(", ", files.stream().map(Path::toString).toList());
    }

    /** The last part may meet a full disk as any other may. */
    private List<Path> complete(Simulation simulation, Recording recording) throws CliException, IOException {
        try {
            return recording.complete();
        } catch (IOException e) {
            throw failed(simulation, e, recording);
        }
    }

    private void finish(Course course, Simulation simulation, Preparation before, SpikeAnalysis analysis,
            Recording recording, OutputFolder out) throws CliException, IOException, InterruptedException {
        List<Path> files = recording == null ? List.of() : complete(simulation, recording);
        HostEnergy energy = meter.end();
        PeakMemory peak = PeakMemory.read();
        RunReport report = simulation.report();
        nerves.settle();
        Optional<ExactComparison> exact = counted == null ? Optional.empty()
                : new ExactRun(context, settings.options(), progress).compare(counted, course);
        RunSummary summary = new RunSummary(context.version(), course.source(), course.network(),
                before.seconds(), before.cpuSeconds(), before.predicted(),
                course.warmupStep() * course.network().dt(), report,
                settings.statistics() ? Optional.of(analysis.statistics()) : Optional.empty(), peak.bytes(),
                peak.absence(), energy, nerves.decisions(), exact,
                files.stream().map(f -> f.getFileName().toString()).toList());
        List<Path> all = new ArrayList<>(files);
        if (out != null) {
            all.addAll(services.reports().write(out.path(), summary, analysis.figures()));
        }
        if (settings.json()) {
            context.streams().out().println(services.reports().json(summary));
        } else {
            SummaryText.print(summary, all, context.streams().out());
        }
    }
}
