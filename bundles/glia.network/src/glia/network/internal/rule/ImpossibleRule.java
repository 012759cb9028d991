package glia.network.internal.rule;

/** A rule that turns out to be impossible when it is carried out; the message says what was expected. */
public final class ImpossibleRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImpossibleRule(String message) {
        super(message);
    }
}
