package glia.cli.internal;

import glia.api.network.ExampleCatalogue;
import glia.api.network.ExampleCatalogue.Example;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a network comes from: a file that exists, else a shipped example.
 *
 * @param label how it is named in results
 * @param description what it says
 */
record NetworkSource(String label, NetworkDescription description) {

    private static final int CLOSE_ENOUGH = 2;

    static NetworkSource find(String name, Services services) throws CliException, NetworkException, IOException {
        Path file = path(name);
        if (file != null && Files.exists(file)) {
            if (Files.isDirectory(file)) {
                throw new CliException(ExitCode.BAD_INPUT, name + ": is a folder, expected a network file");
            }
            return new NetworkSource(name, services.reader().read(file));
        }
        Optional<Example> example = services.examples().find(name);
        if (example.isEmpty()) {
            throw new CliException(ExitCode.BAD_INPUT, absent(name, services.examples()));
        }
        return new NetworkSource("example " + example.get().name(),
                services.reader().read(services.examples().open(example.get())));
    }

    /** Builds the network, with the seed if one is given; problems name this source. */
    Network build(Long seed, Services services, Progress progress) throws NetworkException {
        try {
            return services.builder().build(seed == null ? description : description.withSeed(seed), progress);
        } catch (NetworkException e) {
            throw e.inFile(label);
        }
    }

    /** The file of that name; null where no file can be called so. */
    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String absent(String name, ExampleCatalogue catalogue) {
        List<String> names = new ArrayList<>();
        for (Example example : catalogue.examples()) {
            names.add(example.name());
            if (!example.alias().isEmpty()) {
                names.add(example.alias());
            }
        }
        String message = name + ": no such file, and no shipped example of that name";
        Optional<String> similar = names.stream()
                .min(Comparator.comparingInt(candidate -> distance(candidate, name)))
                .filter(candidate -> distance(candidate, name) <= CLOSE_ENOUGH);
        return message + similar.map(candidate -> "; did you mean " + candidate + "?")
                .orElse("; shipped are: " + names.stream().collect(Collectors.joining(", ")));
    }

    /** Levenshtein distance, ignoring case. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
