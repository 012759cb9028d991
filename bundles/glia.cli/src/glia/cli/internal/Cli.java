package glia.cli.internal;

import java.util.List;

/** The command line as a service, so that the application at the edge of the framework finds it. */
public interface Cli {

    /**
     * Carries out one command line.
     *
     * @param arguments as typed
     * @param streams where results, errors and progress go
     * @param interruption asked whether to go on
     * @return the exit code, see {@link ExitCode}
     */
    int execute(List<String> arguments, Streams streams, Interruption interruption);
}
