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
}
