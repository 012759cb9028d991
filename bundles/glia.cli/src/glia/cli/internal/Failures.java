package glia.cli.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.event.EventFileException;
import glia.api.network.NetworkException;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.UnusableProfileException;
import glia.api.store.CheckpointException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one readable line first, and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private static final Map<Class<?>, String> NUMBERS = Map.of(double.class, "a number", Double.class, "a number",
            Integer.class, "a whole number", Long.class, "a whole number");

    private final PrintStream err;
    private final Interruption interruption;

    Failures(Streams streams, Interruption interruption) {
        err = streams.err();
        this.interruption = interruption;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        err.println("glia: " + describe(e));
        err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    private static String describe(ParameterException e) {
        String message = e.getMessage().lines().findFirst().orElse("bad usage");
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String argument = unmatched.getUnmatched().getFirst();
            message = argument.startsWith("-") ? "unknown option " + argument
                    : "unexpected argument \"" + argument + "\"";
            List<String> similar = unmatched.getSuggestions();
            if (!similar.isEmpty()) {
                message += "; did you mean " + similar.getFirst() + "?";
            }
        }
        if (e.getArgSpec() instanceof OptionSpec option && e.getValue() != null && NUMBERS.containsKey(option.type())) {
            message = option.longestName() + ": expected " + NUMBERS.get(option.type()) + ", got " + e.getValue();
        }
        return message;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof CancellationException || interruption.requested() && !(e instanceof CliException)) {
            err.println("interrupted");
            return ExitCode.INTERRUPTED;
        }
        return switch (e) {
            case CliException failure -> say(failure.getMessage(), failure.exitCode());
            case EventFileException bad -> say(bad.getMessage(), ExitCode.BAD_INPUT);
            case CheckpointException bad -> say(bad.getMessage(), ExitCode.BAD_INPUT);
            case NetworkException bad -> say(bad.getMessage(), ExitCode.BAD_INPUT);
            case InvalidProfileException bad -> say(bad.getMessage(), ExitCode.BAD_INPUT);
            case UnusableProfileException bad -> say("glia: the profile cannot be applied here: " + bad.getMessage(),
                    ExitCode.ENVIRONMENT);
            case BackendUnavailableException absent -> say("glia: " + absent.getMessage(), ExitCode.ENVIRONMENT);
            case IOException io -> say("glia: " + readable(io), ExitCode.RUN_FAILED);
            default -> {
                err.println("glia: this is an error of the program itself: " + e);
                e.printStackTrace(err);
                yield ExitCode.RUN_FAILED;
            }
        };
    }

    int outOfMemory() {
        return say("glia: not enough memory: Java may use up to " + Texts.bytes(Runtime.getRuntime().maxMemory())
                + " here", ExitCode.ENVIRONMENT);
    }

    /** A print stream keeps its errors to itself; a result that nobody got is none. */
    int outputLost() {
        return say("glia: the result could not be written to standard output", ExitCode.RUN_FAILED);
    }

    /** Exceptions of the file system often say only which file. */
    static String readable(IOException e) {
        return e.getClass() == IOException.class ? e.getMessage()
                : Texts.words(e.getClass().getSimpleName().replaceFirst("Exception$", "")) + ": " + e.getMessage();
    }

    private int say(String message, int exitCode) {
        err.println(message);
        return exitCode;
    }
}
