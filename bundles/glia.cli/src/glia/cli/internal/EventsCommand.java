package glia.cli.internal;

import glia.api.event.EventFileException;
import glia.api.event.EventHistory;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.Subscription;
import glia.api.event.Topic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glia events}. */
@Command(name = "events", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Prints the events that glia run --record-bus has recorded, or publishes them again.")
final class EventsCommand implements Callable<Integer> {

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1", description = "A recording of the event bus.")
    private Path file;

    @Option(names = "--topic", paramLabel = "NAMES", split = ",", description = "Only events of these topics.")
    private List<String> topics;

    @Option(names = "--source", paramLabel = "NAMES", split = ",",
            description = "Only events that come from these, such as \"simulation 1\".")
    private List<String> sources;

    @Option(names = "--count", description = "Only say how many events there are of each topic and source.")
    private boolean count;

    @Option(names = "--json", description = "Prints each event as an object of JSON on a line, with all its parts.")
    private boolean json;

    @Option(names = "--replay", paramLabel = "X",
            description = "Publish them on the event bus again, X times as fast as they came (0: without a pause), and"
                    + " print what a subscriber gets.")
    private Double replay;

    EventsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, EventFileException {
        if (replay != null && !(replay >= 0 && Double.isFinite(replay))) {
            throw new ParameterException(spec.commandLine(), "--replay: expected a finite number >= 0, got " + replay);
        }
        if (json && count) {
            throw new ParameterException(spec.commandLine(), "--json prints events and --count none: expected one of"
                    + " them");
        }
        Query query = new Query(Instant.MIN, Instant.MAX, topics == null ? Set.of() : new HashSet<>(topics),
                sources == null ? Set.of() : new HashSet<>(sources));
        PrintStream out = context.streams().out();
        long missed = replay != null ? replay(query, out) : count ? count(query, out)
                : context.services().events().files().read(file, query, entry -> out.println(line(entry)));
        if (missed > 0) {
            context.streams().err().println("warning: the recording has missed " + Texts.count(missed, "event"));
        }
        return ExitCode.DONE;
    }

    private String line(Entry entry) {
        return json ? EventJson.line(entry) : EventText.line(entry);
    }

    private long count(Query query, PrintStream out) throws IOException, EventFileException {
        Map<String, Long> counts = new TreeMap<>();
        long missed = context.services().events().files().read(file, query,
                entry -> counts.merge(EventText.origin(entry), 1L, Long::sum));
        counts.forEach((what, many) -> out.println(String.format("%,12d  %s", many, what)));
        return missed;
    }

    private long replay(Query query, PrintStream out) throws IOException, EventFileException {
        List<Entry> entries = new ArrayList<>();
        long missed = context.services().events().files().read(file, query, entry -> {
            if (entries.size() < EventHistory.MOST_EVENTS) {
                entries.add(entry);
            }
        });
        if (entries.size() == EventHistory.MOST_EVENTS) {
            context.streams().err().println("warning: only the first " + Texts.count(EventHistory.MOST_EVENTS, "event")
                    + " are published");
        }
        Set<Topic<?>> wanted = entries.stream().map(Entry::topic).collect(Collectors.toSet());
        List<Subscription> subscriptions = wanted.stream().map(topic -> subscribe(topic, out)).toList();
        try {
            context.services().events().history().tape(entries).replay(Query.ALL, replay,
                    context.services().events().bus());
            while (subscriptions.stream().anyMatch(s -> s.statistics().queued() > 0)) {
                Thread.onSpinWait();
            }
        } finally {
            subscriptions.forEach(Subscription::close);
        }
        long lost = subscriptions.stream().mapToLong(s -> s.statistics().dropped()).sum();
        if (lost > 0) {
            context.streams().err().println("warning: printing was too slow for " + Texts.count(lost, "event")
                    + ", which gave way to others");
        }
        return missed;
    }

    private <T> Subscription subscribe(Topic<T> topic, PrintStream out) {
        return context.services().events().bus().subscribe(topic, "glia events",
                event -> out.println(line(new Entry(0, Instant.now(), topic, event))));
    }
}
