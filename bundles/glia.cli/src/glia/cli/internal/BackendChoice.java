package glia.cli.internal;

import glia.api.backend.Availability;
import glia.api.backend.Backend;
import glia.api.simulation.RunOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out before a network is built whether it could be run as wanted. */
final class BackendChoice {

    /** Backends that exist, installed or not. */
    private static final Set<String> KNOWN = Set.of("cpu", "cuda");

    private BackendChoice() {
    }

    static void check(String wanted, List<Backend> backends) throws CliException {
        if (wanted.equals(RunOptions.AUTO)) {
            if (backends.stream().noneMatch(b -> b.availability().available())) {
                throw new CliException(ExitCode.ENVIRONMENT, "glia: no backend can be used here: " + reasons(backends));
            }
            return;
        }
        Backend backend = backends.stream().filter(b -> b.name().equals(wanted)).findFirst().orElse(null);
        if (backend == null && KNOWN.contains(wanted)) {
            throw new CliException(ExitCode.ENVIRONMENT,
                    "glia: backend " + wanted + " is not installed; installed: " + names(backends));
        }
        if (backend == null) {
            Set<String> all = new TreeSet<>(KNOWN);
            backends.forEach(b -> all.add(b.name()));
            throw new CliException(ExitCode.BAD_INPUT, "glia: --backend: expected " + RunOptions.AUTO + ", "
                    + String.join(", ", all) + ", got " + wanted);
        }
        Availability availability = backend.availability();
        if (!availability.available()) {
            throw new CliException(ExitCode.ENVIRONMENT,
                    "glia: backend " + wanted + " cannot be used here: " + availability.reason());
        }
    }

    private static String names(List<Backend> backends) {
        return backends.isEmpty() ? "none" : backends.stream().map(Backend::name).sorted()
                .collect(Collectors.joining(", "));
    }

    private static String reasons(List<Backend> backends) {
        return backends.isEmpty() ? "none is installed" : backends.stream().sorted(Comparator.comparing(Backend::name))
                .map(b -> b.name() + ": " + b.availability().reason()).collect(Collectors.joining("; "));
    }
}
