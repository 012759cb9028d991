package glia.ui.views.internal.performance;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.profiler.HotSpots;
import glia.api.profiler.Profiler;
import glia.api.profiler.ProfilerTopics;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.menus.CommandContributionItem;

/** Where the processors' time goes, by the methods that are executed: a flame graph and a table. */
public final class HotSpotsView extends PictureView {
    private static final String START = "glia.ui.views.startProfile";
    private static final String STOP = "glia.ui.views.stopProfile";

    private final ISchedulingRule turn = new ISchedulingRule() {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    };
    private DrawingCanvas<Flame> flame;
    private LiveTable methods;
    private Profiler profiler;
    private Subscription subscription;
    private Flame shown;
    private Profiler.Session session;
    private volatile boolean wanted;

    @Override
    protected List<Class<?>> needs() {
        return List.of(EventBus.class, Profiler.class);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        SashForm halves = new SashForm(parent, SWT.HORIZONTAL);
        flame = new DrawingCanvas<>(halves, uiQueue, Messages.flame_title, Flame::draw, Flame::table);
        flame.setData("glia.id", "glia.ui.views.flame");
        methods = new LiveTable(halves, uiQueue, Messages.methods_title, LiveTable.Part.FILTER);
        halves.setWeights(62, 38);
        flame.onOpen(this::zoom);
        return List.of(flame, methods);
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        addCommand(bar, START, CommandContributionItem.STYLE_PUSH);
        addCommand(bar, STOP, CommandContributionItem.STYLE_PUSH);
    }

    @Override
    protected void begin() {
        shown = null;
        profiler = service(Profiler.class);
        subscription = service(EventBus.class).subscribe(ProfilerTopics.HOT_SPOTS, "HotSpotsView", this::found);
        say(NLS.bind(Messages.flame_nothing, key(START) == null ? "" : " (" + key(START) + ")"));
    }

    private void say(String words) {
        flame.setMessage(words);
        methods.setMessage(words.isEmpty() ? "" : Messages.methods_nothing);
    }

    @Override
    public void act(String command) {
        switch (command) {
            case START -> profile(true);
            case STOP -> profile(false);
            default -> super.act(command);
        }
    }

    private void profile(boolean on) {
        if (on && shown == null) {
            say(Messages.flame_waiting);
        }
        wanted = on;
        follow();
    }

    /** Beginning starts the flight recorder, ending waits for what comes late: not in the UI thread. */
    private void follow() {
        Job job = Job.createSystem(Messages.flame_title, (ICoreRunnable) monitor -> {
            if (wanted && session == null) {
                try {
                    session = profiler.begin(Profiler.USUAL_PERIOD);
                } catch (IllegalStateException e) {
                    wanted = false;
                    queue().postNow(this, () -> {
                        if (!gone()) {
                            say(e.getMessage());
                        }
                    });
                }
            } else if (!wanted && session != null) {
                session.close();
                found(session.hotSpots());
                session = null;
            }
        });
        job.setRule(turn);
        job.schedule();
    }

    private void found(HotSpots spots) {
        LiveTable.Content content = table(spots);
        queue().post(this, () -> {
            if (!gone() && spots.samples() > 0) {
                say("");
                shown = new Flame(spots, shown == null ? List.of() : shown.zoomed());
                flame.post(shown);
                methods.show(content);
            }
        });
    }

    private void zoom(Object path) {
        shown = new Flame(shown.spots(), ((List<?>) path).stream().map(String.class::cast).toList());
        flame.show(shown);
    }

    private static LiveTable.Content table(HotSpots spots) {
        List<Row> rows = spots.methods().stream().map(method -> new Row(
                List.of(method.name(), percent(spots.share(method.self())), percent(spots.share(method.total())),
                        Long.toString(method.self())),
                List.of(method.name(), Double.toString(spots.share(method.self())),
                        Double.toString(spots.share(method.total())), Long.toString(method.self())),
                Tone.NORMAL)).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.methods_method, 260), new Column(
                Messages.methods_self, true, 80), new Column(Messages.methods_total, true, 80), new Column(
                Messages.methods_samples, true, 90)), rows, -1, NLS.bind(Messages.methods_footer, spots.samples(),
                String.format(Locale.ROOT, "%.0f", spots.seconds())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f\u202F%%", 100 * share);
    }

    @Override
    protected void onScreen(boolean visible) {
        flame.setOnScreen(visible);
    }

    @Override
    protected void end() {
        subscription.close();
        wanted = false;
        follow();
    }
}
