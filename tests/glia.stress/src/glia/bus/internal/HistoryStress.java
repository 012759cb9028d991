package glia.bus.internal;

import glia.api.event.EventBus;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import glia.api.histogram.Durations;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** Two deliver to a tape and one of them asks it: what it finds is in order and whole, and nothing is lost. */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "in order")
@Outcome(expect = Expect.FORBIDDEN, desc = "out of order, torn or lost")
@State
public class HistoryStress implements EventBus {

    private static final Topic<Integer> TOPIC = Topic.dropOldest("t", Integer.class, 4);

    private Consumer<Object> tape;
    private final RingTape history = new RingTape(this, List.of(TOPIC), 2);

    @SuppressWarnings("unchecked")
    @Override
    public <T> Subscription subscribe(Topic<T> topic, String subscriberName, Consumer<? super T> subscriber) {
        tape = event -> ((Consumer<Object>) subscriber).accept(event);
        return null;
    }

    private static boolean whole(List<Entry> found, int most) {
        for (int i = 0; i < found.size(); i++) {
            Entry entry = found.get(i);
            if (entry == null || entry.event() == null
                    || i > 0 && (entry.number() != found.get(i - 1).number() + 1
                            || entry.time().isBefore(found.get(i - 1).time()))) {
                return false;
            }
        }
        return found.size() <= most;
    }

    @Actor
    public void first() {
        tape.accept(1);
        tape.accept(2);
    }

    @Actor
    public void second(ZZ_Result result) {
        tape.accept(3);
        result.r1 = whole(history.find(Query.ALL), 2);
    }

    @Arbiter
    public void arbiter(ZZ_Result result) {
        result.r2 = history.recorded() == 3 && whole(history.find(Query.ALL), 2)
                && history.find(Query.ALL).size() == 2;
    }

    @Override
    public <T> void publish(Topic<T> topic, T event) {
        throw new AssertionError("the actors write to the tape themselves");
    }

    @Override
    public boolean observed(Topic<?> topic) {
        return true;
    }

    @Override
    public List<Topic<?>> topics() {
        return List.of(TOPIC);
    }

    @Override
    public List<Statistics> statistics() {
        return List.of();
    }

    @Override
    public SortedMap<String, Durations> latencies() {
        return new TreeMap<>();
    }
}
