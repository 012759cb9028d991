package glia.perf.internal;

import glia.api.adaptive.AdaptiveController;
import glia.api.adaptive.AdaptiveStatus;
import glia.api.adaptive.AdaptiveStatus.Load;
import glia.api.adaptive.AdaptiveStatus.Signal;
import glia.api.adaptive.AdaptiveStatus.Step;
import glia.api.adaptive.AdaptiveTopics;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Loss;
import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.api.event.EventBus;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import glia.api.simulation.Simulations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Looks at every sample, asks throttles, and says why. */
final class Controller implements AdaptiveController {

    private final List<Throttle> throttles;
    private final PerformanceMonitor monitor;
    private final EventBus bus;
    private final LongSupplier clock;
    private final Losses losses;
    /** Who begins and ends is held apart from who looks, since the one waits for the other. */
    private final Object order = new Object();
    private final Set<Wish> wishes = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final ArrayDeque<Decision> history = new ArrayDeque<>();
    private AdaptiveSwitches settings;
    private Senses senses;
    private Ladder ladder;
    /** There while it works. */
    private PerformanceMonitor.Watch watch;
    private volatile AdaptiveStatus status;

    /** @param clock in ns, as {@link System#nanoTime} */
    Controller(List<Throttle> throttles, PerformanceMonitor monitor, EventBus bus, Simulations simulations,
            LongSupplier clock, AdaptiveSwitches settings) {
        losses = new Losses(simulations, throttles);
        this.throttles = throttles;
        this.monitor = monitor;
        this.bus = bus;
        this.clock = clock;
        use(settings);
    }

    private final class Wish implements Watch {
        @Override
        public void close() {
            end(this);
        }
    }

    /** What is shed is given back first, so that nothing stays shed that the new settings would not shed. */
    void configure(AdaptiveSwitches next) {
        synchronized (order) {
            rest("its configuration has changed");
            use(next);
            begin();
        }
    }

    @Override
    public Watch watch() {
        Wish wish = new Wish();
        synchronized (order) {
            wishes.add(wish);
            begin();
        }
        return wish;
    }

    private void end(Wish wish) {
        synchronized (order) {
            if (wishes.remove(wish) && wishes.isEmpty()) {
                rest("nobody wishes it any more");
            }
        }
    }

    /** Ends all wishes. */
    void stop() {
        synchronized (order) {
            wishes.clear();
            rest("it was stopped");
        }
        losses.close();
    }

    private void begin() {
        if (watch == null && !wishes.isEmpty() && settings.enabled()) {
            watch = monitor.watch(Duration.ofMillis(settings.periodMs()), this::look);
        }
    }

    /** Waits for a look that may be under way. */
    private void rest(String reason) {
        if (watch != null) {
            watch.close();
            watch = null;
            giveAllBack(reason);
        }
    }

    private synchronized void use(AdaptiveSwitches next) {
        settings = next;
        senses = new Senses(next);
        ladder = new Ladder(TimeUnit.MILLISECONDS.toNanos(next.shedAfterMs()),
                TimeUnit.MILLISECONDS.toNanos(next.releaseAfterMs()));
    }

    /** Called by the sampling thread with every sample. */
    synchronized void look(MetricSample sample) {
        List<Signal> signals = senses.of(sample);
        ladder.look(clock.getAsLong(), signals, available(signals)).ifPresent(move -> carryOut(sample.time(), move));
        // one that has come only now has not been asked yet
        ladder.shed().forEach(rung -> ask(rung, true));
        status = new AdaptiveStatus(sample.time(), Ladder.load(signals), signals,
                Arrays.stream(Rung.values()).map(this::step).toList());
        bus.publish(AdaptiveTopics.STATUS, status);
    }

    private List<Rung> available(List<Signal> signals) {
        boolean behind = signals.stream().anyMatch(s -> s.metric().equals(Senses.BACKLOG) && s.load() == Load.LOADED);
        return Arrays.stream(Rung.values())
                .filter(r -> absence(r).isEmpty() && (r != Rung.SYNCHRONOUS_OBSERVERS || behind)).toList();
    }

    /** @return why it cannot be shed; empty if it can */
    private String absence(Rung rung) {
        if (rung == Rung.SYNCHRONOUS_OBSERVERS && !settings.completeObservers()) {
            return "observers may miss events, as completeObservers is not set";
        }
        if (!rung.exact() && !settings.tradeFidelity()) {
            return "it would change what is simulated, as tradeFidelity allows where it is set";
        }
        return throttles.stream().filter(t -> t.rung() == rung).map(Throttle::absence)
                .min(Comparator.comparing(String::length)).orElse(switch (rung) {
                    case SENSORY_RESOLUTION -> "no sensory source is running";
                    case LEARNING_CADENCE -> "synapses learn at each spike, and have no cadence that could be slower";
                    default -> "nothing that is installed can";
                });
    }

    private Step step(Rung rung) {
        String absence = absence(rung);
        return new Step(rung, ladder.shed().contains(rung), absence.isEmpty() ? cost(rung) : "", absence);
    }

    private String cost(Rung rung) {
        return throttles.stream().filter(t -> t.rung() == rung).map(Throttle::cost).distinct().sorted()
                .collect(Collectors.joining("; "));
    }

    private String measured(Rung rung) {
        return rung.exact() ? "" : settings.lossWindowMs() == 0 ? "; what that changes is not measured, as lossWindowMs"
                + " is 0" : "; what that changes is measured when it is given back, in at most "
                + settings.lossWindowMs() + " ms from now, by a second run";
    }

    private void carryOut(Instant time, Ladder.Move move) {
        double seconds = move.nanos() / 1e9;
        if (!move.shed()) {
            giveBack(time, move.rung(), String.format(Locale.ROOT, "all signals have been calm for %.1f s", seconds));
            return;
        }
        String cost = cost(move.rung()) + measured(move.rung());
        ask(move.rung(), true);
        Signal signal = move.signal();
        double value = signal.value().orElseThrow();
        tell(new Decision(time, move.rung(), true, signal.metric(), value, signal.limit(),
                String.format(Locale.ROOT, "%s is %.3g, the limit is %.3g; load for %.1f s", signal.metric(), value,
                        signal.limit(), seconds), cost,
                String.format(Locale.ROOT, "when all signals have been calm for %.1f s (%s: %s %.3g)",
                        ladder.releaseAfter() / 1e9, signal.metric(), signal.above() ? "at most" : "at least",
                        signal.calm())));
    }

    private synchronized void giveAllBack(String reason) {
        for (Rung rung : ladder.shed().reversed()) {
            giveBack(Instant.now(), rung, reason);
        }
        use(settings);
        status = null;
    }

    private void giveBack(Instant time, Rung rung, String reason) {
        Decision decision = new Decision(time, rung, false, "", Double.NaN, Double.NaN, reason,
                "no longer: " + cost(rung), "");
        losses.end(rung, lost -> measured(decision, lost));
        ask(rung, false);
        tell(decision);
    }

    /** Tells a decision once more. */
    private synchronized void measured(Decision decision, List<Loss> lost) {
        Decision known = decision.with(lost);
        List<Decision> all = history.stream().map(d -> d == decision ? known : d).toList();
        history.clear();
        history.addAll(all);
        bus.publish(AdaptiveTopics.DECISIONS, known);
    }

    /** One throttle that is broken must not keep the others from giving back what they took. */
    private void ask(Rung rung, boolean shed) {
        if (shed) {
            losses.begin(rung, settings.lossWindowMs());
        }
        for (Throttle throttle : throttles) {
            if (throttle.rung() == rung) {
                try {
                    throttle.shed(shed);
                } catch (RuntimeException e) {
                    if (!broken.add(throttle.getClass().getName())) {
                        continue;
                    }
                    System.getLogger(Controller.class.getName()).log(System.Logger.Level.ERROR,
                            throttle.getClass().getName() + " failed", e);
                }
            }
        }
    }

    private void tell(Decision decision) {
        if (history.size() == MOST_DECISIONS) {
            history.removeFirst();
        }
        history.addLast(decision);
        bus.publish(AdaptiveTopics.DECISIONS, decision);
    }

    @Override
    public void settle() throws InterruptedException {
        losses.settle();
    }

    @Override
    public Optional<AdaptiveStatus> status() {
        return Optional.ofNullable(status);
    }

    @Override
    public synchronized List<Decision> history() {
        return List.copyOf(history);
    }
}
