package glia.cli.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Starts programs and waits for what they print; above all this program once more, in the same way as this process was
 * started.
 *
 * @param start command and arguments up to those of the command line
 */
record OwnProcess(List<String> start) {

    private static final String APPLICATION = "glia.cli.application";

    /** Of the start script, for the workbench and for the command line. */
    private static final List<String> OF_THE_START = List.of("-showsplash", "-nosplash");

    /** Options of the platform that say where the program is and what it runs on. */
    private static final List<String> OF_THE_INSTALLATION = List.of("-os", "-ws", "-arch", "-install", "-configuration",
            "-dev");

    private static final String JAR = "-jar";

    /** @throws CliException if it cannot be told how this process was started */
    static OwnProcess find() throws CliException {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return of(info.command().orElse(""), info.arguments().map(Arrays::asList).orElse(List.of()));
    }

    /**
     * The start for a command line instead of what a process was started for.
     *
     * @param command the virtual machine
     * @param arguments its options, the launcher, options of the platform, and what the process was started for
     * @throws CliException if that is not how this program is started
     */
    static OwnProcess of(String command, List<String> arguments) throws CliException {
        int launcher = arguments.indexOf(JAR) + 1;
        boolean ours = arguments.contains(OF_THE_START.getFirst()) || arguments.contains(APPLICATION);
        if (command.isEmpty() || !ours || launcher == 0 || arguments.stream().noneMatch(OF_THE_START::contains)) {
            throw new CliException(ExitCode.ENVIRONMENT, "glia: samples are taken by starting glia once for each, and"
                    + " it cannot be told how this process was started; expected the program glia of an installation");
        }
        List<String> start = new ArrayList<>();
        start.add(command);
        start.addAll(arguments.subList(0, launcher + 1));
        for (int i = launcher + 1; i + 1 < arguments.size() && !OF_THE_START.contains(arguments.get(i)); i++) {
            if (OF_THE_INSTALLATION.contains(arguments.get(i))) {
                start.add(arguments.get(i++));
                start.add(arguments.get(i));
            }
        }
        start.addAll(List.of("-nosplash", "-data", "@none", "-application", APPLICATION));
        return new OwnProcess(List.copyOf(start));
    }

    String run(List<String> arguments, Interruption interruption) throws CliException, IOException,
            InterruptedException {
        List<String> command = new ArrayList<>(start);
        command.addAll(arguments);
        return output(command, interruption);
    }

    /**
     * @return what it printed to standard output
     * @throws CliException if it failed, with the last line that it printed to standard error
     */
    static String output(List<String> command, Interruption interruption) throws CliException, IOException,
            InterruptedException {
        Path out = Files.createTempFile("glia-bench-", ".out");
        Path err = Files.createTempFile("glia-bench-", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectInput(Redirect.PIPE)
                    .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            interruption.onRequest(process::destroy);
            int code;
            try {
                code = process.waitFor();
            } finally {
                process.destroy();
            }
            if (interruption.requested()) {
                throw new CancellationException();
            }
            if (code != 0) {
                throw new CliException(ExitCode.RUN_FAILED, "glia: " + command.getLast() + " ended with "
                        + code + ": " + Files.readString(err).lines().filter(l -> !l.isBlank())
                                .reduce((a, b) -> b).orElse("nothing was said"));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
