package glia.cli.internal;

import glia.cli.internal.BenchSuite.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Brian2 as a measure: the same network files, in its C++ standalone mode, by the script {@code run_in_brian2.py}
 * beside this class.
 */
final class Brian2 {

    static final String NAME = "brian2";

    private static final String SCRIPT = "run_in_brian2.py";
    /** With the program that it generates and compiles; one that takes longer fails. */
    private static final String MOST_SECONDS = "600";
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private final String python;
    private final Interruption interruption;

    private Brian2(String python, Interruption interruption) {
        this.python = python;
        this.interruption = interruption;
    }

    /** @return Brian2, or null where it is not installed */
    static Brian2 find(Interruption interruption) throws IOException, InterruptedException {
        for (String python : PYTHONS) {
            try {
                OwnProcess.output(List.of(python, "-W", "ignore", "-c", "import brian2"), interruption);
                return new Brian2(python, interruption);
            } catch (CliException | IOException absent) {
                // the next one may have it
                continue;
            }
        }
        return null;
    }

    /** @return its figures, named as ours are */
    Map<String, Object> run(Path network, Workload workload, long seed) throws CliException, IOException,
            InterruptedException {
        Path folder = Files.createTempDirectory("glia-brian2-");
        try (InputStream script = Objects.requireNonNull(Brian2.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Path file = folder.resolve(SCRIPT);
            Files.copy(script, file);
            String out = OwnProcess.output(List.of("timeout", MOST_SECONDS, python, "-W", "ignore", file.toString(),
                    network.toString(), Double.toString(workload.warmupMs() + workload.timedMs()),
                    Double.toString(workload.warmupMs()), Long.toString(seed), folder.resolve("code").toString()),
                    interruption);
            Map<String, Object> sample = new LinkedHashMap<>();
            sample.put("seed", seed);
            sample.putAll(BenchJson.scalars(out.lines().reduce((a, b) -> b).orElse("")));
            return sample;
        } finally {
            Folders.delete(folder);
        }
    }
}
