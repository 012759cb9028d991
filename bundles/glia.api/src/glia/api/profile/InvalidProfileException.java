package glia.api.profile;

import glia.api.network.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A profile could not be read; nothing was kept of it. */
public final class InvalidProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems at least one, in the order of the file */
    public InvalidProfileException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
