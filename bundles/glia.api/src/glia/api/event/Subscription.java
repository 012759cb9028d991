package glia.api.event;

/** A subscriber's hold on a topic. */
public interface Subscription extends AutoCloseable {

    /** Ends it: when this returns, no call of the subscriber is running or will start. */
    @Override
    void close();

    /** The counts of this subscription. */
    EventBus.Statistics statistics();
}
