package glia.ui.views.internal.health;

import glia.api.event.EventBus;
import glia.api.event.EventHistory;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.ChoiceMenu;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import glia.ui.views.internal.Ticking;
import glia.ui.views.internal.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.menus.CommandContributionItem;

/** The events that the workbench keeps, by topic, source and time; they can be published again. */
public final class EventLogView extends PictureView {
    private static final String REPLAY = "glia.ui.views.replay";
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final List<Duration> SPANS = List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(10));
    /** More cannot be read, and would only make the table slow. */
    private static final int MOST_ROWS = 2000;

    private final ChoiceMenu topic = new ChoiceMenu(Messages.events_topic, place -> lookNow(), this::layoutToolBar);
    private final ChoiceMenu source = new ChoiceMenu(Messages.events_source, place -> lookNow(), this::layoutToolBar);
    private final ChoiceMenu span = new ChoiceMenu(Messages.events_span, place -> lookNow(), this::layoutToolBar);
    private LiveTable table;
    private EventHistory.Tape tape;
    private Ticking ticking;
    private Job replay;
    private List<String> topics = List.of();
    private List<String> sources = List.of();
    private volatile EventHistory.Query query = EventHistory.Query.ALL;

    @Override
    protected List<Class<?>> needs() {
        return List.of(EventBus.class, EventHistory.Tape.class);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        table = new LiveTable(parent, uiQueue, Messages.events_title, LiveTable.Part.FILTER, LiveTable.Part.DETAILS,
                LiveTable.Part.MANY);
        table.setMessage(Messages.events_none);
        return List.of(table);
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        topic.addTo(bar);
        source.addTo(bar);
        span.addTo(bar);
        addCommand(bar, REPLAY, CommandContributionItem.STYLE_PUSH);
    }

    @Override
    protected void begin() {
        topics = List.of();
        sources = List.of();
        query = EventHistory.Query.ALL;
        tape = service(EventHistory.Tape.class);
        topic.setChoices(List.of(Messages.events_all_topics), 0);
        source.setChoices(List.of(Messages.events_all_sources), 0);
        span.setChoices(List.of(Messages.events_any_time, Messages.events_minute, Messages.events_ten_minutes), 0);
        ticking = new Ticking(Messages.events_title, PERIOD, this::look);
    }

    private void lookNow() {
        query = query();
        ticking.lookNow();
    }

    private EventHistory.Query query() {
        Duration wanted = SPANS.get(span.chosen());
        return new EventHistory.Query(wanted.isZero() ? Instant.MIN : Instant.now().minus(wanted), Instant.MAX,
                topic.chosen() == 0 ? Set.of() : Set.of(topics.get(topic.chosen() - 1)),
                source.chosen() == 0 ? Set.of() : Set.of(sources.get(source.chosen() - 1)));
    }

    /** In a job. */
    private void look() {
        List<EventHistory.Entry> all = tape.find(EventHistory.Query.ALL);
        EventHistory.Query wanted = query;
        List<EventHistory.Entry> found = all.stream().filter(wanted::matches).toList();
        List<String> nowTopics = names(all.stream().map(entry -> entry.topic().name()));
        List<String> nowSources = names(all.stream().map(EventHistory.Entry::source));
        List<Row> rows = found.reversed().stream().limit(MOST_ROWS).map(EventLogView::row).toList();
        LiveTable.Content content = new LiveTable.Content(List.of(Column.text(Messages.events_number, 80),
                Column.text(Messages.events_time, 110), Column.text(Messages.events_topic, 160), Column.text(
                Messages.events_source, 170), Column.text(Messages.events_event, 400)), rows, -1,
                NLS.bind(Messages.events_footer, new Object[] {rows.size(), found.size(), tape.recorded(),
                    tape.missed()}));
        queue().post(this, () -> show(content, nowTopics, nowSources));
    }

    private static List<String> names(Stream<String> names) {
        return List.copyOf(names.filter(name -> !name.isEmpty()).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Row row(EventHistory.Entry entry) {
        String number = Long.toString(entry.number());
        String words = EventWords.of(entry.event());
        return new Row(List.of(number, Times.millis(entry.time()), entry.topic().name(), entry.source(), words),
                List.of(number, entry.time().toString(), entry.topic().name(), entry.source(), words), Tone.NORMAL);
    }

    private void show(LiveTable.Content content, List<String> nowTopics, List<String> nowSources) {
        if (gone()) {
            return;
        }
        if (!nowTopics.equals(topics)) {
            offer(topic, Messages.events_all_topics, topics, nowTopics);
            topics = nowTopics;
        }
        if (!nowSources.equals(sources)) {
            offer(source, Messages.events_all_sources, sources, nowSources);
            sources = nowSources;
        }
        query = query();
        table.setMessage(nowTopics.isEmpty() ? Messages.events_none : "");
        table.show(content);
    }

    /** Offers other names; the one that is chosen stays, where it is still there. */
    private static void offer(ChoiceMenu menu, String all, List<String> before, List<String> now) {
        int chosen = menu.chosen() == 0 ? 0 : now.indexOf(before.get(menu.chosen() - 1)) + 1;
        menu.setChoices(Stream.concat(Stream.of(all), now.stream()).toList(), chosen);
    }

    @Override
    public void act(String command) {
        if (!command.equals(REPLAY)) {
            super.act(command);
        }
        if (replay == null || replay.getState() == Job.NONE) {
            replay = new ReplayJob(tape, query, service(EventBus.class));
            replay.schedule();
        }
    }

    @Override
    protected void onScreen(boolean visible) {
        ticking.setWanted(visible);
    }

    @Override
    protected void end() {
        ticking.setWanted(false);
        if (replay != null) {
            replay.cancel();
        }
    }
}
