package glia.cli.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
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

    private final CommandContext context;
    private final Services services;
    private final RunSettings settings;
    private final Interruption interruption;
    private final ProgressLine progress;

    RunJob(CommandContext context, RunSettings settings) {
        this.context = context;
        this.settings = settings;
        services = context.services();
        interruption = context.interruption();
        progress = new ProgressLine(context.streams(), System::nanoTime, interruption);
    }

    /** What is run, how far, and where it came from. */
    private record Plan(String source, Network network, long warmupStep, long endStep) {
    }

    int execute() throws CliException, NetworkException, BackendUnavailableException, IOException,
            InterruptedException {
        OutputFolder out = settings.out() == null ? null : new OutputFolder(settings.out());
        BackendChoice.check(settings.options().backend(), services.backends());
        try {
            NetworkSource source = NetworkSource.find(settings.network(), services);
            NetworkDescription description = source.description();
            checkTimes(description);
            RecordedSignals signals = RecordedSignals.of(description, settings.record());
            source = new NetworkSource(source.label(), signals.network());
            long begin = System.nanoTime();
            Network network = source.build(settings.seed(), services, progress);
            Plan plan = new Plan(source.label(), network, network.steps(settings.warmup()),
                    network.steps(time(description)));
            try (Simulation simulation = services.simulations().open(network, settings.options(), progress)) {
                double buildSeconds = (System.nanoTime() - begin) / 1e9;
                return out == null ? run(plan, simulation, buildSeconds, null, null)
                        : record(plan, simulation, buildSeconds, out, signals);
            }
        } finally {
            progress.clear();
        }
    }

    private double time(NetworkDescription description) {
        return settings.time() == null ? description.duration() : settings.time();
    }

    private void checkTimes(NetworkDescription description) throws CliException {
        double time = time(description);
        double dt = description.dt();
        if (Math.round(time / dt) < 1) {
            throw new CliException(ExitCode.BAD_INPUT,
                    "glia: --time: expected at least one step of " + dt + " ms, got " + time);
        }
        if (Math.round(settings.warmup() / dt) >= Math.round(time / dt)) {
            throw new CliException(ExitCode.BAD_INPUT, "glia: --warmup: expected less than the simulated time of "
                    + time + " ms, got " + settings.warmup());
        }
    }

    private int record(Plan plan, Simulation simulation, double buildSeconds, OutputFolder out,
            RecordedSignals signals) throws CliException, IOException, InterruptedException {
        Recording recording;
        try {
            recording = services.recordings().begin(out.path(), plan.network(),
                    new RecordingOptions(settings.formats(), signals.rates()));
        } catch (IOException e) {
            throw out.unusable(Failures.readable(e));
        }
        try (recording) {
            return run(plan, simulation, buildSeconds, recording, out);
        } finally {
            out.forgetIfEmpty();
        }
    }

    private int run(Plan plan, Simulation simulation, double buildSeconds, Recording recording, OutputFolder out)
            throws CliException, IOException, InterruptedException {
        SpikeAnalysis analysis = settings.statistics() || recording != null
                ? services.analyses().begin(plan.network(), plan.warmupStep(), plan.endStep()) : null;
        if (analysis != null) {
            simulation.addRecorder(analysis);
        }
        if (recording != null) {
            simulation.addRecorder(recording);
        }
        interruption.onRequest(simulation::pause);
        boolean finished;
        try {
            finished = advance(plan, simulation);
        } catch (ExecutionException e) {
            throw failed(simulation, e.getCause(), recording);
        }
        progress.clear();
        SimulationStatus status = simulation.status();
        if (!status.message().isEmpty()) {
            context.streams().err().println("warning: " + status.message());
        }
        if (!finished) {
            context.streams().err().println("interrupted at " + Texts.ms(status.simulatedMs()) + " of "
                    + Texts.ms(plan.endStep() * plan.network().dt())
                    + (recording == null ? "" : kept(simulation, recording)));
            return ExitCode.INTERRUPTED;
        }
        finish(plan, simulation, buildSeconds, analysis, recording, out);
        return ExitCode.DONE;
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

    /** @return whether the end was reached */
    private boolean advance(Plan plan, Simulation simulation) throws ExecutionException, InterruptedException {
        RunProgress text = new RunProgress(plan.endStep(), plan.endStep() * plan.network().dt());
        for (long target : new long[] {plan.warmupStep(), plan.endStep()}) {
            if (target > 0) {
                await(simulation, simulation.run(target), text);
                if (simulation.status().step() < target) {
                    return false;
                }
                if (target == plan.warmupStep()) {
                    await(simulation, simulation.markTimedPhase(), text);
                }
            }
        }
        return true;
    }

    private void await(Simulation simulation, CompletableFuture<SimulationStatus> done, RunProgress text)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                done.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
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

    private void finish(Plan plan, Simulation simulation, double buildSeconds, SpikeAnalysis analysis,
            Recording recording, OutputFolder out) throws CliException, IOException {
        List<Path> files = recording == null ? List.of() : complete(simulation, recording);
        PeakMemory peak = PeakMemory.read();
        RunSummary summary = new RunSummary(context.version(), plan.source(), plan.network(), buildSeconds,
                plan.warmupStep() * plan.network().dt(), simulation.report(),
                settings.statistics() ? Optional.of(analysis.statistics()) : Optional.empty(), peak.bytes(),
                peak.absence(), files.stream().map(f -> f.getFileName().toString()).toList());
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
