package glia.perf.internal;

import glia.api.cache.DerivedData;
import glia.api.cache.Question;
import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Real;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Truth;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;

/** The cache of derived data as a service, with its switches and its metrics. */
@Component(configurationPid = DerivedDataComponent.PID,
        service = {DerivedData.class, Configurable.class, MetricSource.class})
public final class DerivedDataComponent implements DerivedData, Configurable, MetricSource {

    static final String PID = "glia.derived";

    static final String KEEP = "keep";
    static final String PERCENT = "memoryPercent";
    static final String SECONDS = "seconds";
    static final String PRELOAD = "preload";
    private static final Switches SWITCHES = new Switches(PID, "cache of derived data", List.of(
            new Switch(KEEP, new Truth(true), Takes.AT_ONCE,
                    "Whether what viewers ask for, such as the connections of neurons, is kept to be asked again."),
            new Switch(PERCENT, new Real(0.1, 50, 5, "%"), Takes.AT_ONCE,
                    "The most that it takes of Java's largest heap; less where memory runs short."),
            new Switch(SECONDS, new Whole(1, 86_400, 600, "s"), Takes.AT_ONCE,
                    "How long something is kept for which nobody asks; less where memory runs short."),
            new Switch(PRELOAD, new Truth(true), Takes.AT_ONCE,
                    "Whether what a viewer probably asks for next is derived before it does.")));

    private final AnswerCache cache;
    private final Preloader preloader = new Preloader();
    private volatile Settings settings = SWITCHES.standard();
    private Counts before;

    @Activate
    public DerivedDataComponent() {
        this(new AnswerCache(new MemoryShare()::now));
    }

    DerivedDataComponent(AnswerCache cache) {
        this.cache = cache;
    }

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        settings = SWITCHES.settings(properties);
        preloader.expect(List.of());
        cache.limit(settings.truth(KEEP)
                ? (long) (settings.real(PERCENT) / 100 * Runtime.getRuntime().maxMemory()) : 0,
                Duration.ofSeconds(settings.whole(SECONDS)));
    }

    @Deactivate
    void deactivate() {
        preloader.stop();
    }

    @Override
    public Switches switches() {
        return SWITCHES;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public <S, T> T get(S about, Question<S, T> question, BooleanSupplier cancelled) {
        T kept = cache.find(about, question);
        return kept != null ? kept : preloader.giveWay(() -> cache.derive(about, question, cancelled));
    }

    @Override
    public <S> void expect(S about, List<? extends Question<S, ?>> questions) {
        if (settings.truth(PRELOAD) && settings.truth(KEEP)) {
            List<Preloader.Task> tasks = new ArrayList<>();
            for (Question<S, ?> question : questions.subList(0, Math.min(MOST_EXPECTED, questions.size()))) {
                tasks.add(task(about, question));
            }
            preloader.expect(tasks);
        }
    }

    private <S, T> Preloader.Task task(S about, Question<S, T> question) {
        return cancelled -> cache.prepare(about, question, cancelled);
    }

    @Override
    public Counts counts() {
        return cache.counts();
    }

    @Override
    public void begin() {
        before = counts();
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        cache.followMemory();
        Counts now = counts();
        long hits = now.hits() - before.hits();
        long asked = hits + now.misses() - before.misses();
        sink.accept(asked == 0 ? Metric.absent("cache.hit_rate", Unit.RATIO, "nobody asked")
                : Metric.of("cache.hit_rate", Unit.RATIO, (double) hits / asked));
        sink.accept(Metric.of("cache.asked", Unit.PER_SECOND, asked / (nanos / 1e9)));
        sink.accept(Metric.of("cache.foreseen", Unit.PER_SECOND,
                (now.foreseen() - before.foreseen()) / (nanos / 1e9)));
        sink.accept(Metric.of("cache.bytes", Unit.BYTES, now.bytes()));
        sink.accept(Metric.of("cache.limit", Unit.BYTES, now.limit()));
        before = now;
    }

    @Override
    public void end() {
        before = null;
    }
}
