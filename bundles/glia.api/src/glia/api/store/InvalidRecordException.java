package glia.api.store;

import glia.api.network.Problem;
import java.util.Objects;

/** A file is no record that can be shown; the message has its place, if it has one. */
public final class InvalidRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public InvalidRecordException(Problem problem, Throwable cause) {
        super(Objects.requireNonNull(problem).toString(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
