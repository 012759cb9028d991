package glia.cli.internal;

import glia.api.adaptive.AdaptiveController;
import glia.api.backend.Backend;
import glia.api.change.ChangeReader;
import glia.api.energy.Validation;
import glia.api.event.EventBus;
import glia.api.event.EventFiles;
import glia.api.event.EventHistory;
import glia.api.health.ErrorLog;
import glia.api.health.HealthMonitor;
import glia.api.health.Repairs;
import glia.api.health.StartTimes;
import glia.api.metric.MetricExport;
import glia.api.network.ExampleCatalogue;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.profile.ProfileComparison;
import glia.api.profile.ProfileManager;
import glia.api.profiler.Profiler;
import glia.api.simulation.Simulations;
import glia.api.store.Checkpoints;
import glia.api.store.Recordings;
import glia.api.store.RunReports;
import glia.api.store.SpikeAnalyses;
import java.io.PrintWriter;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Model.CommandSpec;

/** Parses a command line and has its command carried out. */
@Component
public final class CommandLineTool implements Cli {

    private final Services services;
    private final String version;

    @Activate
    public CommandLineTool(BundleContext bundle, @Reference NetworkReader reader, @Reference ChangeReader changes,
            @Reference NetworkBuilder builder, @Reference ExampleCatalogue examples,
            @Reference Simulations simulations,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Backend> backends,
            @Reference Recordings recordings, @Reference SpikeAnalyses analyses, @Reference RunReports reports,
            @Reference Checkpoints checkpoints, @Reference Validation validation,
            @Reference MetricExport metrics, @Reference HealthMonitor health,
            @Reference AdaptiveController controller, @Reference ErrorLog errors,
            @Reference Repairs repairs, @Reference StartTimes starts, @Reference ProfileManager profiles,
            @Reference ProfileComparison comparison, @Reference Profiler profiler,
            @Reference EventBus bus, @Reference EventHistory history, @Reference EventFiles files) {
        services = new Services(reader, changes, builder, examples, simulations, List.copyOf(backends), recordings,
                analyses, reports, checkpoints, validation, metrics, health, controller, errors, repairs, starts,
                profiles, comparison, profiler, new Events(bus, history, files));
        version = bundle.getBundle().getVersion().toString();
    }

    @Override
    public int execute(List<String> arguments, Streams streams, Interruption interruption) {
        CommandContext context = new CommandContext(services, version, streams, interruption);
        CommandLine line = new CommandLine(new Glia())
                .addSubcommand(new RunCommand(context))
                .addSubcommand(new CheckCommand(context))
                .addSubcommand(new ListCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new BenchCommand(context))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(ProfileCommand.of(context))
                .addSubcommand(new EventsCommand(context));
        line.setOut(new PrintWriter(streams.out(), true));
        line.setErr(new PrintWriter(streams.err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.getCommandSpec().version("glia " + version);
        Failures failures = new Failures(streams, interruption);
        line.setParameterExceptionHandler(failures);
        line.setExecutionExceptionHandler(failures);
        try {
            int exitCode = line.execute(arguments.toArray(String[]::new));
            return exitCode == ExitCode.DONE && streams.out().checkError() ? failures.outputLost() : exitCode;
        } catch (OutOfMemoryError e) {
            return failures.outOfMemory();
        }
    }

    /** The command that all others are part of. */
    @Command(name = "glia", mixinStandardHelpOptions = true,
            description = "Simulates networks of spiking neurons, and says what they cost.",
            footer = {"", "Exit codes: 0 done, 1 the run failed, 2 bad usage or bad input, 3 this machine lacks",
                "something, 130 interrupted. Without arguments, glia opens the workbench."})
    static final class Glia implements Runnable {

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "expected a command: run, check, list, doctor, bench,"
                    + " validate, profile or events");
        }
    }
}
