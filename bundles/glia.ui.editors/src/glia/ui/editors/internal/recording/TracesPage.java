package glia.ui.editors.internal.recording;

import glia.api.store.RecordedRun;
import glia.api.store.RecordedSeries;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.LiveChart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** What was sampled of some neurons, synapses or populations, over time. */
final class TracesPage implements RecordingPage {
    /** More lines in one chart cannot be told apart. */
    private static final int MOST_LINES = 8;
    private static final int FIRST_LINES = 3;
    private static final double SPAN_MS = 1000;

    private final PageHead head;
    private final Combo file;
    private final Combo state;
    private final Table columns;
    private final LiveChart chart;
    private List<RecordedSeries> all = List.of();
    private Consumer<IOException> failed = e -> { };
    private List<String> drawn = List.of();
    private String note = "";

    TracesPage(Composite parent, IWorkbenchPartSite site, FormToolkit toolkit, UiQueue queue) {
        head = new PageHead(parent, site, toolkit, Messages.recording_traces, true);
        file = head.choice(Messages.recording_file, "glia.recording.series", this::choose);
        state = head.choice(Messages.recording_state, "glia.recording.state", this::draw);
        SashForm parts = new SashForm(head.body(), SWT.HORIZONTAL);
        toolkit.adapt(parts);
        parts.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        columns = new Table(parts, SWT.VIRTUAL | SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        columns.setData("glia.id", "glia.recording.columns");
        columns.addListener(SWT.SetData, this::fill);
        columns.addListener(SWT.Selection, event -> draw());
        columns.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.recording_columns;
            }
        });
        chart = new LiveChart(parts, queue, Messages.recording_traces, SPAN_MS);
        parts.setWeights(1, 5);
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        item.setText(all.get(file.getSelectionIndex()).column(columns.indexOf(item)));
    }

    @Override
    public Control control() {
        return head.form();
    }

    @Override
    public List<? extends Control> pictures() {
        return List.of(chart, columns);
    }

    @Override
    public void onScreen(boolean visible) {
        chart.setOnScreen(visible);
    }

    @Override
    public void say(String text, String empty) {
        note = text;
        head.say(text);
        chart.setMessage(empty.isEmpty() && all.isEmpty() ? Messages.recording_no_samples : empty);
    }

    @Override
    public void show(RecordedRun run, Consumer<IOException> whoIsTold) {
        String before = file.getText();
        failed = whoIsTold;
        all = run == null ? List.of() : run.series();
        PageHead.offer(file, all.stream().map(RecordedSeries::name).toList());
        if (all.isEmpty() || !file.getText().equals(before)) {
            choose();
        } else {
            PageHead.offer(state, all.get(file.getSelectionIndex()).states());
            columns.setItemCount(all.get(file.getSelectionIndex()).columns());
            open(true);
        }
    }

    private void choose() {
        columns.removeAll();
        if (all.isEmpty()) {
            PageHead.offer(state, List.of());
            drawn = List.of();
            chart.open(List.of(), "", false, 0, null);
            return;
        }
        RecordedSeries series = all.get(file.getSelectionIndex());
        PageHead.offer(state, series.states());
        columns.setItemCount(series.columns());
        columns.select(0, Math.min(FIRST_LINES, series.columns()) - 1);
        open(false);
    }

    private void draw() {
        if (!all.isEmpty()) {
            open(true);
        }
    }

    /** @param stay whether the stretch of time stays the one that is shown */
    private void open(boolean stay) {
        double until = chart.endMs();
        double span = chart.spanMs();
        RecordedSeries series = all.get(file.getSelectionIndex());
        int[] chosen = Arrays.stream(columns.getSelectionIndices()).sorted().limit(MOST_LINES).toArray();
        head.say(columns.getSelectionCount() <= MOST_LINES ? note
                : Messages.bind(Messages.recording_first, MOST_LINES, columns.getSelectionCount()));
        List<String> names = IntStream.of(chosen).mapToObj(series::column).toList();
        RecordedTrace trace = chosen.length == 0 ? null
                : new RecordedTrace(series, state.getSelectionIndex(), chosen, failed);
        List<String> before = drawn;
        drawn = new ArrayList<>(names);
        drawn.add(state.getText());
        chart.setMessage(chosen.length == 0 ? Messages.recording_none_chosen : "");
        if (stay && trace != null && drawn.equals(before)) {
            chart.update(trace);
            return;
        }
        chart.open(names, state.getText(), false, 0, trace);
        if (stay && trace != null) {
            chart.show(until, span);
        }
    }
}
