package glia.api.event;

/** What happens to an event for which a subscriber's queue has no room. */
public enum OverflowPolicy {
    /** Only the newest event is kept; an older one that was not delivered yet is dropped. */
    LATEST,
    /** The oldest event in the queue is dropped. */
    DROP_OLDEST,
    /** The publisher waits for room, at most {@link Topic#blockMillis()}; then the event is dropped. */
    BLOCK
}
