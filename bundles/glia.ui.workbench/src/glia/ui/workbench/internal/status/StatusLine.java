package glia.ui.workbench.internal.status;

import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import glia.ui.workbench.internal.Messages;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.action.StatusLineLayoutData;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What the active simulation is doing, in columns that do not move while the figures change. */
public final class StatusLine extends ContributionItem {

    /** For finding the labels from outside, as {@code glia.id}. */
    static final String ID = "glia.ui.workbench.status";

    private final StatusFeed feed;
    private final StatusText text = new StatusText();
    private SimulationView view = SimulationView.NONE;
    private Canvas light;
    private Label state;
    private Label name;
    private Label time;
    private Label factor;
    private Label spikes;
    private Label pace;

    public StatusLine(StatusFeed feed) {
        super(ID);
        this.feed = feed;
    }

    @Override
    public void fill(Composite parent) {
        Composite line = new Composite(parent, SWT.NONE);
        light = new Canvas(line, SWT.DOUBLE_BUFFERED);
        state = label(line, "state", SWT.LEFT, Messages.StatusWidestState);
        name = label(line, "name", SWT.LEFT, Messages.StatusWidestName);
        time = label(line, "time", SWT.RIGHT, Messages.StatusWidestTime);
        factor = label(line, "factor", SWT.RIGHT, Messages.StatusWidestFactor);
        spikes = label(line, "spikes", SWT.RIGHT, Messages.StatusWidestSpikes);
        pace = label(line, "pace", SWT.RIGHT, Messages.StatusWidestPace);
        time.setToolTipText(Messages.StatusTimeTip);
        factor.setToolTipText(Messages.StatusFactorTip);
        spikes.setToolTipText(Messages.StatusSpikesTip);
        pace.setToolTipText(Messages.StatusPaceTip);
        int height = state.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        GridDataFactory.swtDefaults().hint(height, height).applyTo(light);
        GridLayoutFactory.fillDefaults().numColumns(7).margins(6, 2).spacing(6, 0).applyTo(line);

        PaletteWatch palette = new PaletteWatch(light);
        light.addPaintListener(event -> paintLight(event.gc, palette));
        Runnable subscription = feed.listen(this::show);
        line.addDisposeListener(event -> subscription.run());
        StatusLineLayoutData data = new StatusLineLayoutData();
        data.widthHint = line.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        line.setLayoutData(data);
    }

    private static Label label(Composite parent, String id, int alignment, String widest) {
        Label label = new Label(parent, alignment);
        label.setData("glia.id", ID + "." + id);
        GC gc = new GC(label);
        int width = gc.textExtent(widest).x;
        gc.dispose();
        GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private void show(SimulationView newest) {
        boolean otherState = !newest.state().equals(view.state()) || hasMessage(newest) != hasMessage(view);
        view = newest;
        set(state, text.state(view));
        set(name, hasMessage(view) ? view.status().message() : view.name());
        set(time, text.time(view.status()));
        set(factor, text.factor(view.status()));
        set(spikes, text.spikes(view.spikesPerSecond()));
        set(pace, text.pace(view.status()));
        String tip = hasMessage(view) ? view.status().message()
                : String.valueOf(view.file() == null ? "" : view.file());
        if (!tip.equals(name.getToolTipText())) {
            name.setToolTipText(tip);
            state.setToolTipText(tip);
        }
        if (otherState) {
            light.redraw();
        }
    }

    /** A failure or a warning, which is worth more than the name. */
    private static boolean hasMessage(SimulationView shown) {
        return shown.status() != null && !shown.status().message().isEmpty();
    }

    private static void set(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }

    private void paintLight(GC gc, PaletteWatch watch) {
        if (view.status() == null) {
            return;
        }
        Palette palette = watch.palette();
        int colour = switch (view.status().state()) {
            case RUNNING -> palette.series(hasMessage(view) ? 1 : 2);
            case PAUSED, FINISHED -> palette.series(0);
            case FAILED -> palette.series(1);
            case READY, CLOSED -> palette.muted();
        };
        Point size = light.getSize();
        int diameter = Math.min(size.x, size.y) * 6 / 10;
        gc.setAntialias(SWT.ON);
        gc.setBackground(watch.color(colour));
        gc.fillOval((size.x - diameter) / 2, (size.y - diameter) / 2, diameter, diameter);
    }
}
