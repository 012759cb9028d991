package glia.cli.internal;

import glia.api.backend.Phase;
import glia.api.profiler.HotSpots;
import glia.api.profiler.Profiler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What {@code --hot-spots} asks for. */
final class RunHotSpots {

    private static final String FOLDED = ".folded";
    private static final int MOST_METHODS = 15;

    private final Path file;
    private final Profiler profiler;
    /** Where it is said; null if nowhere. */
    private final PrintStream out;

    /** @throws CliException if the file could not be written */
    RunHotSpots(RunSettings settings, Profiler profiler, Streams streams) throws CliException {
        file = settings.hotSpots();
        this.profiler = profiler;
        out = settings.json() ? null : streams.out();
        if (file != null) {
            String name = file.toString();
            Optional<String> reason = name.endsWith(FOLDED) || name.endsWith(".jfr") ? Folders.whyNoFile(file)
                    : Optional.of("expected a name that ends with .jfr or " + FOLDED);
            if (reason.isPresent()) {
                throw unusable(ExitCode.BAD_INPUT, reason.get());
            }
        }
    }

    private CliException unusable(int exitCode, String reason) {
        return new CliException(exitCode, "glia: --hot-spots " + file + ": " + reason);
    }

    /** Begins the profile, if one is wanted. */
    Profile begin() throws CliException {
        try {
            return new Profile(file == null ? null : profiler.begin(Profiler.USUAL_PERIOD));
        } catch (IllegalStateException e) {
            throw unusable(ExitCode.ENVIRONMENT, e.getMessage());
        }
    }

    /** A profile that grows; what it has found is left and said when it is closed. */
    final class Profile implements AutoCloseable {

        private final Profiler.Session session;

        private Profile(Profiler.Session session) {
            this.session = session;
        }

        @Override
        public void close() throws CliException {
            if (session == null) {
                return;
            }
            boolean folded = file.toString().endsWith(FOLDED);
            try (session) {
                if (!folded) {
                    session.save(file);
                }
            } catch (IOException e) {
                throw notWritten(e);
            }
            HotSpots found = session.hotSpots();
            if (folded) {
                try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                    found.fold(writer);
                } catch (IOException e) {
                    throw notWritten(e);
                }
            }
            if (out != null) {
                say(found);
            }
        }

        private CliException notWritten(IOException e) {
            return unusable(ExitCode.RUN_FAILED, "could not be written: " + Failures.readable(e));
        }
    }

    private void say(HotSpots found) {
        out.println("hot spots, by " + Texts.count(found.samples(), "sample") + ":");
        for (Map.Entry<Phase, Long> phase : found.phases().entrySet()) {
            line(found.share(phase.getValue()), phase.getKey().name().toLowerCase(Locale.ROOT));
        }
        line(found.share(found.outside()), "in no phase");
        found.methods().stream().limit(MOST_METHODS).forEach(m -> line(found.share(m.self()), m.name()));
    }

    private void line(double share, String what) {
        out.println(String.format(Locale.ROOT, "  %5.1f %%  %s", 100 * share, what));
    }
}
