package glia.bus.internal;

import glia.api.event.Topic;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A publisher comes while the owner lets go: either the owner still sees the event, or the publisher hands the delivery
 * over. An event that nobody knows of would lie there until the next one.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "the owner has seen it")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "the publisher has handed it over")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "the owner has, and was gone when the publisher looked")
@Outcome(expect = Expect.FORBIDDEN, desc = "nobody knows of it")
@State
public class DeliveryStress implements Host, Delivery.Owner {

    private static final Topic<Integer> TOPIC = Topic.dropOldest("t", Integer.class, 4);

    private int delivered;
    private final Delivery<Integer> delivery = new Delivery<>(this, TOPIC, "s", event -> delivered++);
    private volatile int seen;
    private volatile int handedOver;

    public DeliveryStress() {
        // makes it ready: from now on the owner is the actor
        delivery.move(this);
        handedOver = 0;
    }

    @Override
    public void ready(Delivery<?> mine) {
        handedOver++;
    }

    @Actor
    public void publisher() {
        delivery.offer(1);
    }

    @Actor
    public void owner() {
        do {
            delivery.deliver(10, this);
        } while (!delivery.rest());
        seen = delivered;
    }

    @Arbiter
    public void arbiter(II_Result result) {
        result.r1 = seen;
        result.r2 = handedOver;
    }

    @Override
    public void released() {
        // there is only one host
    }

    @Override
    public void withdraw(Delivery<?> mine) {
        // nobody closes it
    }

    @Override
    public void ended(Delivery<?> mine) {
        // nobody closes it
    }

    @Override
    public void late(Delivery<?> mine) {
        // nobody closes it
    }

    @Override
    public void failed(Delivery<?> mine, long failures, Throwable failure) {
        throw new AssertionError(failure);
    }
}
