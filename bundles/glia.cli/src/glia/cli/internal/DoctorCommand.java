package glia.cli.internal;

import glia.api.backend.Availability;
import glia.api.backend.Backend;
import glia.api.health.CheckResult;
import glia.api.health.ErrorLog;
import glia.api.health.Finding;
import glia.api.health.HealthReport;
import glia.api.health.StartTimes;
import glia.api.health.StartTimes.StartTime;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code glia doctor}. */
@Command(name = DoctorCommand.NAME, mixinStandardHelpOptions = true,
        description = "Says what this machine offers, and what is missing and why.")
final class DoctorCommand implements Callable<Integer> {

    static final String NAME = "doctor";

    private static final Path MEMORY = Path.of("/proc/meminfo");

    private final CommandContext context;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Runtime runtime = Runtime.getRuntime();
        say("Glia", context.version());
        say("Java", System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.vendor") + ", in "
                + System.getProperty("java.home"));
        say("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"));
        say("processors", Integer.toString(runtime.availableProcessors()));
        say("memory", machineMemory() + "; Java may use up to " + Texts.bytes(runtime.maxMemory()));
        say("display", display());
        boolean usable = false;
        List<Backend> backends = context.services().backends().stream()
                .sorted(Comparator.comparingInt(Backend::preference).reversed()).toList();
        for (Backend backend : backends) {
            Availability availability = backend.availability();
            usable |= availability.available();
            say("backend " + backend.name(), (availability.available() ? "" : "not available: ")
                    + availability.reason());
        }
        errors(context.services().errors());
        health(context.services().health().check());
        starts(context.services().starts());
        if (!usable) {
            context.streams().err().println("glia: no backend can be used here, so nothing can be run");
        }
        return usable ? ExitCode.DONE : ExitCode.ENVIRONMENT;
    }

    private void errors(ErrorLog log) {
        List<Path> files = log.files();
        say("error log", log.file() + (files.isEmpty() ? ", nothing was written yet"
                : files.size() == 1 ? "" : ", and " + (files.size() - 1) + " older beside it"));
    }

    private void health(HealthReport report) {
        say("health", report.health().name().toLowerCase(Locale.ROOT));
        for (CheckResult result : report.results()) {
            if (result.findings().isEmpty()) {
                say("  " + result.check(), "well");
            }
            for (Finding finding : result.findings()) {
                say("  " + result.check(), finding.status() + ": " + finding.what() + "; cause: " + finding.cause()
                        + "; to do: " + finding.action());
            }
        }
    }

    /** A line a bundle of ours, with its components. */
    private void starts(StartTimes times) {
        List<StartTime> components = times.components();
        say("start-up", ms(components.stream().mapToLong(c -> Math.max(0, c.nanos())).sum()) + " for "
                + components.stream().filter(c -> c.absence().isEmpty()).count() + " of " + components.size()
                + " components");
        for (StartTime bundle : times.bundles()) {
            List<StartTime> own = components.stream().filter(c -> c.bundle().equals(bundle.name())).toList();
            if (bundle.name().startsWith("glia.") && !bundle.name().startsWith("glia.ui.")) {
                say("  " + bundle.name(), time(bundle) + own.stream().map(c -> "; "
                        + c.name().substring(c.name().lastIndexOf('.') + 1) + ' ' + time(c))
                        .collect(Collectors.joining()));
            }
        }
    }

    private static String time(StartTime start) {
        return start.absence().isEmpty() ? ms(start.nanos()) : "unknown (" + start.absence() + ")";
    }

    private static String ms(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }

    private void say(String subject, String fact) {
        PrintStream out = context.streams().out();
        out.println(subject + " ".repeat(Math.max(1, 16 - subject.length())) + fact);
    }

    private static String machineMemory() {
        try {
            long total = 0;
            long free = 0;
            for (String line : Files.readAllLines(MEMORY)) {
                String[] words = line.split("\\s+");
                if (words[0].equals("MemTotal:")) {
                    total = Long.parseLong(words[1]) * 1024;
                } else if (words[0].equals("MemAvailable:")) {
                    free = Long.parseLong(words[1]) * 1024;
                }
            }
            return Texts.bytes(total) + ", of which " + Texts.bytes(free) + " available";
        } catch (IOException e) {
            return "unknown, as this system has no " + MEMORY;
        }
    }

    private static String display() {
        for (String variable : List.of("WAYLAND_DISPLAY", "DISPLAY")) {
            String value = System.getenv(variable);
            if (value != null && !value.isBlank()) {
                return variable + "=" + value;
            }
        }
        return System.getProperty("os.name").startsWith("Linux")
                ? "none: neither DISPLAY nor WAYLAND_DISPLAY is set; only the workbench needs one"
                : "that of the system";
    }
}
