package glia.ui.editors.internal.recording;

import glia.api.network.Population;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedSeries;
import glia.api.store.RecordedSpikes;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Content;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** What was run, what it came to and what was recorded of it, in words and numbers. */
final class OverviewPage implements RecordingPage {
    private final PageHead head;
    private final LiveTable facts;
    private final LiveTable populations;
    private boolean spiking;

    OverviewPage(Composite parent, IWorkbenchPartSite site, FormToolkit toolkit, UiQueue queue) {
        head = new PageHead(parent, site, toolkit, Messages.recording_overview, false);
        SashForm halves = new SashForm(head.body(), SWT.VERTICAL);
        toolkit.adapt(halves);
        halves.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        facts = new LiveTable(halves, queue, Messages.recording_facts, LiveTable.Part.FILTER);
        populations = new LiveTable(halves, queue, Messages.recording_populations);
        halves.setWeights(2, 1);
    }

    @Override
    public Control control() {
        return head.form();
    }

    @Override
    public List<? extends Control> pictures() {
        return List.of(facts, populations);
    }

    @Override
    public void onScreen(boolean visible) {
        // tables are filled once
    }

    @Override
    public void say(String note, String empty) {
        head.say(note);
        facts.setMessage(empty);
        populations.setMessage(empty.isEmpty() && !spiking ? Messages.recording_no_spikes : empty);
    }

    @Override
    public void show(RecordedRun run, Consumer<IOException> failed) {
        Content nothing = new Content(List.of(), List.of(), -1, "");
        spiking = run != null && run.spikes().isPresent();
        facts.show(run == null ? nothing : new Content(List.of(Column.text(Messages.recording_fact, 260),
                Column.text(Messages.recording_value, 400)), factRows(run), -1, ""));
        populations.show(spiking ? populationRows(run) : nothing);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202F');
    }

    private static List<Row> factRows(RecordedRun run) {
        Map<String, String> left = new LinkedHashMap<>(run.facts());
        List<Row> rows = new ArrayList<>();
        fact(rows, Messages.recording_network, left.remove("network"));
        fact(rows, Messages.recording_source, left.remove("source"));
        fact(rows, Messages.recording_seed, left.remove("seed"));
        left.remove("dtMs");
        left.remove("neurons");
        run.spikes().ifPresent(spikes -> spikeRows(rows, spikes));
        fact(rows, Messages.recording_timed, left.remove("simulatedMs"));
        fact(rows, Messages.recording_warmup, left.remove("warmupMs"));
        fact(rows, Messages.recording_synapses, left.remove("synapses"));
        fact(rows, Messages.recording_hash, left.remove("spikeSha256"));
        fact(rows, Messages.recording_supplied, left.remove("energy.supplied"));
        fact(rows, Messages.recording_stored, left.remove("energy.stored"));
        fact(rows, Messages.recording_residual, left.remove("energy.residual"));
        for (RecordedSeries series : run.series()) {
            String names = String.join(", ", series.states());
            fact(rows, series.name(), Messages.bind(Messages.recording_series, new Object[] {names,
                count(series.columns()), count(series.times())}));
        }
        fact(rows, Messages.recording_files, run.files().stream().map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", ")));
        fact(rows, Messages.recording_folder, String.valueOf(run.files().getFirst().toAbsolutePath().getParent()));
        // the rest by the names that the documentation of run.json has
        left.forEach((key, value) -> rows.add(Row.of(Tone.MUTED, key, value)));
        return rows;
    }

    private static void spikeRows(List<Row> rows, RecordedSpikes spikes) {
        double dt = spikes.network().dt();
        fact(rows, Messages.recording_step, spikes.outlined() ? Double.toString(dt)
                : Messages.bind(Messages.recording_inferred, dt));
        fact(rows, Messages.recording_until, String.format(Locale.ROOT, "%.1f", spikes.lastStep() * dt));
        fact(rows, Messages.recording_neurons, spikes.outlined() ? count(spikes.network().neurons())
                : Messages.bind(Messages.recording_inferred, count(spikes.network().neurons())));
        fact(rows, Messages.recording_spikes, count(spikes.count()));
        if (spikes.missing() > 0) {
            rows.add(Row.of(Tone.WARNING, Messages.recording_missing, count(spikes.missing())));
        }
    }

    private static void fact(List<Row> rows, String name, String value) {
        if (value != null) {
            boolean large = value.matches("[0-9]{4,18}");
            rows.add(new Row(List.of(name, large ? count(Long.parseLong(value)) : value), List.of(name, value)));
        }
    }

    private static Content populationRows(RecordedRun run) {
        RecordedSpikes spikes = run.spikes().orElseThrow();
        double seconds = spikes.lastStep() * spikes.network().dt() / 1000;
        long[] counts = spikes.countByPopulation();
        List<Row> rows = new ArrayList<>();
        for (Population population : spikes.network().populations()) {
            long n = counts[population.index()];
            double rate = n / seconds / population.size();
            String timed = run.facts().getOrDefault("rateHz." + population.name(), "");
            String cv = run.facts().getOrDefault("cvIsi." + population.name(), "");
            rows.add(new Row(List.of(population.name(), count(population.size()), count(n), shown(rate), shown(timed),
                    shown(cv)), List.of(population.name(), Integer.toString(population.size()), Long.toString(n),
                            Double.toString(rate), timed, cv)));
        }
        return new Content(List.of(Column.text(Messages.recording_population, 160),
                Column.number(Messages.recording_neurons), Column.number(Messages.recording_spikes),
                Column.number(Messages.recording_rate), Column.number(Messages.recording_timed_rate),
                Column.number(Messages.recording_timed_cv)), rows, -1, "");
    }

    private static String shown(String number) {
        return number.isEmpty() ? "\u2013" : shown(Double.parseDouble(number));
    }

    private static String shown(double number) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, "%.3f", number) : "\u2013";
    }
}
