package glia.ui.kit.graph;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/**
 * What a person does with the keys beside moving the picture: Escape selects none, Ctrl+A all that is in the picture,
 * Ctrl and an arrow go to the next neuron, with Shift in addition. In the UI thread.
 */
final class GraphKeys {
    private final GraphCanvas canvas;
    private final GraphCamera camera;

    GraphKeys(GraphCanvas canvas, GraphCamera camera) {
        this.canvas = canvas;
        this.camera = camera;
        canvas.addListener(SWT.KeyDown, this::key);
    }

    private void key(Event event) {
        if (canvas.scene() == null) {
            return;
        }
        boolean control = (event.stateMask & SWT.MOD1) != 0 && (event.stateMask & SWT.ALT) == 0;
        if (event.keyCode == SWT.ESC) {
            canvas.select(NeuronIds.NONE);
        } else if (control && event.keyCode == 'a') {
            canvas.select(NeuronIds.of(canvas.shownIn(canvas.getClientArea())));
        } else if (control && event.keyCode >= SWT.ARROW_UP && event.keyCode <= SWT.ARROW_RIGHT) {
            step(event.keyCode, (event.stateMask & SWT.SHIFT) != 0);
        } else {
            return;
        }
        event.doit = false;
    }

    private void step(int key, boolean more) {
        GraphScene now = canvas.scene();
        int lead = canvas.selected();
        Viewport viewport = camera.viewport();
        double x = lead >= 0 ? now.geometry().x(lead) : viewport.toMmX(viewport.width() / 2.0);
        double y = lead >= 0 ? now.geometry().y(lead) : viewport.toMmY(viewport.height() / 2.0);
        int right = key == SWT.ARROW_RIGHT ? 1 : key == SWT.ARROW_LEFT ? -1 : 0;
        int up = key == SWT.ARROW_UP ? 1 : key == SWT.ARROW_DOWN ? -1 : 0;
        int next = now.geometry().next(x, y, right, up, id -> id != lead && now.shows(id));
        if (next >= 0) {
            canvas.select(more ? canvas.selection().with(next) : NeuronIds.of(next));
        }
    }
}
