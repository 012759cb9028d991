package glia.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The product as a user gets it: unpacked from its archive and run with its own Java runtime in an environment that
 * holds nothing but the basic tools of the system.
 */
final class Product {
    /** What one run left behind. */
    record Result(int code, String out, String err, Duration took) {
        String firstError() {
            return err.lines().findFirst().orElse("");
        }
    }

    /** The tools that the start script may rely on; no java among them. */
    private static final List<String> TOOLS = List.of("cksum", "cut", "dirname", "readlink");
    private static final long TIMEOUT_SECONDS = 180;

    private final Path home;
    private final Path work;
    private final Path tools;

    private Product(Path home, Path work, Path tools) {
        this.home = home;
        this.work = work;
        this.tools = tools;
    }

    /** Unpacks the archive of the build into a folder of its own below {@code work}. */
    static Product unpack(Path work) throws IOException, InterruptedException {
        Path archive = property("glia.product.archive");
        assertTrue(Files.isRegularFile(archive), "the build left no archive at " + archive);
        Files.createDirectories(work);
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", work.toString()).inheritIO().start();
        assertEquals(0, tar.waitFor(), "tar could not unpack " + archive);
        Path tools = Files.createDirectories(work.resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), find(tool));
        }
        return new Product(work.resolve("glia"), work, tools);
    }

    static Path property(String name) {
        String value = System.getProperty(name);
        assertTrue(value != null, "the system property " + name + " is set by the build");
        return Paths.get(value);
    }

    private static Path find(String tool) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path candidate = Paths.get(folder, tool);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("this machine has no " + tool);
    }

    Path home() {
        return home;
    }

    /** A new empty folder to run in. */
    Path folder(String name) throws IOException {
        Path parent = Files.createDirectories(work.resolve("runs"));
        return Files.createTempDirectory(parent, name);
    }

    Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, Map.of(), List.of(), arguments);
    }

    /** Runs to the end; {@code prefix} is put before the command, {@code environment} is all there is beside PATH. */
    Result run(Path folder, Map<String, String> environment, List<String> prefix, String... arguments)
            throws IOException, InterruptedException {
        Path logs = folder("logs");
        long began = System.nanoTime();
        Process process = start(folder, logs, environment, prefix, arguments);
        int code = finish(process);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Result(code, Files.readString(logs.resolve("out")), Files.readString(logs.resolve("err")), took);
    }

    /** Starts without waiting; the output goes to the files out and err below {@code logs}. */
    Process start(Path folder, Path logs, Map<String, String> environment, List<String> prefix, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("glia").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(logs.resolve("out").toFile())
                .redirectError(logs.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", Files.createDirectories(work.resolve("user")).toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The exit code; a process that does not end is killed and fails the test. */
    static int finish(Process process) throws InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("not finished within " + TIMEOUT_SECONDS + " s: " + process.info());
        }
        return process.exitValue();
    }

    /** The content of a small text file, for messages. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
