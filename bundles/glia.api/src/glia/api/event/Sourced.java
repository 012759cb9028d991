package glia.api.event;

/** An event that says who it comes from. */
@FunctionalInterface
public interface Sourced {

    /** For example {@code simulation 3}; never empty, and the same for all events of one source. */
    String source();
}
