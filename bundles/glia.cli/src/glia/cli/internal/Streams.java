package glia.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The standard streams.
 *
 * @param out results
 * @param err errors and progress
 * @param errIsTerminal whether somebody watches {@code err} who wants lines to be redrawn
 */
public record Streams(PrintStream out, PrintStream err, boolean errIsTerminal) {

    /** Those of this process. */
    static Streams system() {
        return new Streams(System.out, System.err, isErrTerminal());
    }

    /** Java tells it of standard input and output only, Linux of every stream. */
    private static boolean isErrTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        Path link = Path.of("/proc/self/fd/2");
        if (!Files.isSymbolicLink(link)) {
            return System.console() != null && System.console().isTerminal();
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
