package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.ui.kit.Nets;
import glia.ui.kit.Palette;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;

/** What pointer and keys do to a graph: select, move. */
class GraphPointerTest extends GraphFixture {

    @Test
    void clickSelectsAndEscapeClears() {
        show(Nets.points(-1, 0, 1, 0));
        List<Integer> told = new ArrayList<>();
        canvas.onSelect(set -> told.add(set.lead()));
        double[] second = place(1);
        screen.mouse(canvas, SWT.MouseDown, (int) second[0] + 3, (int) second[1] - 2, 1);
        screen.mouse(canvas, SWT.MouseUp, (int) second[0] + 3, (int) second[1] - 2, 1);
        assertEquals(1, canvas.selected());
        screen.key(canvas, SWT.ESC, '\u001B');
        assertEquals(-1, canvas.selected());
        screen.mouse(canvas, SWT.MouseDown, WIDTH / 2, HEIGHT / 2, 1);
        screen.mouse(canvas, SWT.MouseUp, WIDTH / 2, HEIGHT / 2, 1);
        assertEquals(List.of(1, -1), told);
    }

    private void key(int keyCode, int keys) {
        Event event = new Event();
        event.keyCode = keyCode;
        event.stateMask = keys;
        canvas.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void severalAreSelectedByKeysAndRubberBand() {
        show(Nets.points(-1, 0, 1, 0));
        click(0, 0);
        click(1, SWT.MOD1);
        assertEquals(NeuronIds.of(0, 1), canvas.selection());
        click(0, SWT.MOD1);
        assertEquals(NeuronIds.of(1), canvas.selection());
        click(0, SWT.SHIFT);
        click(0, SWT.SHIFT);
        assertEquals(NeuronIds.of(1, 0), canvas.selection());
        drag(WIDTH / 2.0, HEIGHT - 10.0, WIDTH / 2.0, HEIGHT - 10.0, SWT.MOD1);
        assertEquals(2, canvas.selection().size(), "a click beside all with a key changes nothing");
        drag(WIDTH / 2.0, HEIGHT - 10.0, WIDTH / 2.0, HEIGHT - 10.0, 0);
        assertEquals(NeuronIds.NONE, canvas.selection());
        double[] second = place(1);
        RGB background = rgb(Palette.DARK.background());
        screen.await("the second neuron", () -> !near(background, pixel(second[0], second[1])));
        drag(second[0] - 30, second[1] - 30, second[0] + 30, second[1] + 30, SWT.SHIFT);
        assertEquals(NeuronIds.of(1), canvas.selection());
        double radius = GraphRenderer.radius(new NetworkGeometry(Nets.points(-1, 0, 1, 0), Plane.XY), 400);
        screen.await("the mark around it",
                () -> near(rgb(Palette.DARK.accent()), pixel(second[0] + radius + 1, second[1])));
        click(0, 0);
        assertEquals(NeuronIds.of(0), canvas.selection(), "the band is gone");
        drag(second[0] + 5, second[1] + 200, second[0] - 5, second[1] - 200, SWT.SHIFT);
        assertEquals(NeuronIds.of(0, 1), canvas.selection(), "another one, by a narrow band from below");
        click(1, 0);
        drag(second[0] + 9, second[1] + 9, place(0)[0] - 9, second[1] - 9, SWT.MOD1);
        assertEquals(2, canvas.selection().size(), "both, by a flat band from the right");
        click(1, 0);
        key(SWT.ARROW_LEFT, SWT.MOD1);
        assertEquals(NeuronIds.of(0), canvas.selection());
        key(SWT.ARROW_RIGHT, SWT.MOD1 | SWT.SHIFT);
        assertEquals(NeuronIds.of(0, 1), canvas.selection());
        key(SWT.ESC, 0);
        key('a', SWT.MOD1);
        assertEquals(2, canvas.selection().size());
    }

    @Test
    void dragMovesThePictureAndSelectsNothing() {
        show(Nets.points(-1, 0, 1, 0));
        double[] first = place(0);
        RGB background = rgb(Palette.DARK.background());
        screen.await("the first frame", () -> !near(background, pixel(first[0], first[1])));
        screen.mouse(canvas, SWT.MouseDown, (int) first[0], (int) first[1], 1);
        screen.mouse(canvas, SWT.MouseMove, (int) first[0] + 60, (int) first[1] + 80, 0);
        screen.mouse(canvas, SWT.MouseUp, (int) first[0] + 60, (int) first[1] + 80, 1);
        assertEquals(-1, canvas.selected());
        screen.await("the neuron where it was dragged to",
                () -> !near(background, pixel(first[0] + 60, first[1] + 80))
                        && near(background, pixel(first[0], first[1])));
        screen.key(canvas, '0', '0');
        screen.await("the neuron where it belongs", () -> !near(background, pixel(first[0], first[1])));
    }
}
