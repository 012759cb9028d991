package glia.bus.internal;

/**
 * Where a subscription's events are delivered: on a thread of its own, or on one of several that many share.
 */
interface Host {

    /**
     * There is something to deliver, and the delivery belongs to this host until {@link Delivery#rest} has let go of
     * it. Called by publishers, so it neither waits nor allocates.
     */
    void ready(Delivery<?> delivery);

    /** Another host delivers from now on; what has been begun is to be finished. */
    void released();
}
