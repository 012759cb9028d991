package glia.ui.kit.raster;

import glia.ui.kit.graph.NeuronIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** Which neurons are selected in a raster, by rows. In the UI thread. */
final class RasterSelection {
    /** As many as the graph selects at most. */
    private static final int MOST_SELECTED = 100_000;

    private final Runnable changed;
    private final List<Consumer<NeuronIds>> listeners = new ArrayList<>();
    private RasterRows rows;
    private NeuronIds neurons = NeuronIds.NONE;

    /** @param changed called when something else is to be drawn */
    RasterSelection(Runnable changed) {
        this.changed = changed;
    }

    /** Other rows are shown; of the same network if what is selected stays so. */
    void show(RasterRows newRows, boolean same) {
        rows = newRows;
        select(same ? neurons : NeuronIds.NONE);
    }

    NeuronIds neurons() {
        return neurons;
    }

    void onSelect(Consumer<NeuronIds> listener) {
        listeners.add(listener);
    }

    void select(NeuronIds wanted) {
        NeuronIds shown = rows == null ? NeuronIds.NONE : wanted.keep(id -> id < rows.network().neurons());
        if (!shown.equals(neurons)) {
            neurons = shown;
            changed.run();
            List.copyOf(listeners).forEach(listener -> listener.accept(shown));
        }
    }

    /**
     * Selects the neuron whose row is at a place: with Ctrl it comes or goes, with Shift it comes, else it is the only
     * one.
     */
    void click(double place, int keys) {
        int id = rows.neuronAt(place);
        if ((keys & (SWT.MOD1 | SWT.SHIFT)) == 0) {
            select(id < 0 ? NeuronIds.NONE : NeuronIds.of(id));
        } else if (id >= 0) {
            select((keys & SWT.MOD1) != 0 ? neurons.toggled(id) : neurons.with(id));
        }
    }

    /** Selects the neurons whose rows are between two places, in addition. */
    void add(double from, double to) {
        select(neurons.with(between(Math.min(from, to), Math.max(from, to))));
    }

    private int[] between(double from, double to) {
        return rows.network().populations().stream().flatMapToInt(population -> {
            int p = population.index();
            int first = row(p, from);
            int end = Math.min(rows.rows(p), row(p, to) + 1);
            return rows.top(p) > to || rows.top(p) + rows.height(p) < from ? IntStream.empty()
                    : IntStream.range(Math.max(0, first), end).map(row -> population.firstId() + row);
        }).limit(MOST_SELECTED).toArray();
    }

    private int row(int population, double place) {
        return (int) Math.floor((place - rows.top(population)) / rows.height(population) * rows.rows(population));
    }

    /**
     * Escape selects none, Ctrl+A all rows in the picture, Ctrl and an arrow up or down the next row, with Shift in
     * addition.
     *
     * @param top upper edge of the picture
     * @param bottom lower edge of the picture
     */
    void key(Event event, double top, double bottom) {
        boolean control = (event.stateMask & SWT.MOD1) != 0 && (event.stateMask & SWT.ALT) == 0;
        if (rows == null) {
            return;
        }
        if (event.keyCode == SWT.ESC) {
            select(NeuronIds.NONE);
        } else if (control && event.keyCode == 'a') {
            select(NeuronIds.of(between(top, bottom)));
        } else if (control && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
            step(event.keyCode == SWT.ARROW_DOWN, (event.stateMask & SWT.SHIFT) != 0, top);
        } else {
            return;
        }
        event.doit = false;
    }

    private void step(boolean down, boolean more, double top) {
        int lead = neurons.lead();
        int[] ids = rows.network().populations().stream().flatMapToInt(population -> IntStream.range(
                population.firstId(), population.firstId() + rows.rows(population.index()))).toArray();
        int at = Arrays.binarySearch(ids, lead < 0 ? Math.max(0, rows.neuronAt(top)) : lead);
        int next = lead < 0 ? at : at + (down ? 1 : -1);
        if (next >= 0 && next < ids.length) {
            select(more ? neurons.with(ids[next]) : NeuronIds.of(ids[next]));
        }
    }
}
