package glia.api.network;

import java.util.List;
import java.util.stream.Collectors;

/** A network could not be read or built; nothing was kept of it. */
public final class NetworkException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one, most important first */
    public NetworkException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * A built network knows its name, but not the file that it came from.
     *
     * @param file the file as the user named it
     * @return the same problems, those without a place now with that file
     */
    public NetworkException inFile(String file) {
        NetworkException named = new NetworkException(problems.stream()
                .map(p -> p.line() == 0 ? new Problem(file, 0, 0, p.message()) : p).toList());
        named.initCause(this);
        return named;
    }
}
