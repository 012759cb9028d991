package glia.ui.kit.graph;

import glia.ui.kit.internal.Paint;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;

/** What a person does with the pointer: move the picture, zoom, pick neurons, draw a rubber band. In the UI thread. */
final class GraphPointer {
    private static final int PICK_RADIUS = 10;
    private static final int STILL = 3;

    private final GraphCanvas canvas;
    private final GraphCamera camera;
    private final GraphSelection selection;
    private Event start;
    private Viewport before;
    private Rectangle band;

    GraphPointer(GraphCanvas canvas, GraphCamera camera, GraphSelection selection) {
        this.canvas = canvas;
        this.camera = camera;
        this.selection = selection;
        canvas.addListener(SWT.MouseDown, this::down);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::up);
        canvas.addListener(SWT.MouseExit, event -> canvas.hover(-1));
        canvas.addListener(SWT.MouseWheel, this::wheel);
    }

    /** The rubber band in pixels, or null. */
    Rectangle band() {
        return band;
    }

    private void wheel(Event event) {
        if (canvas.scene() != null) {
            camera.zoom(event.count > 0 ? GraphCamera.ZOOM_STEP : 1 / GraphCamera.ZOOM_STEP, event.x, event.y);
            canvas.changed();
        }
        event.doit = false;
    }

    private void down(Event event) {
        if (canvas.scene() != null && (event.button == 1 || event.button == 2)) {
            start = event;
            before = camera.viewport();
        }
    }

    private void move(Event event) {
        if (start == null) {
            canvas.hover(neuronAt(event.x, event.y));
        } else if (isDrag(event) && start.button == 1 && (start.stateMask & (SWT.SHIFT | SWT.MOD1)) != 0) {
            band = Paint.between(new Point(start.x, start.y), new Point(event.x, event.y));
            canvas.redraw();
        } else if (isDrag(event)) {
            camera.moveTo(before.moved(event.x - start.x, event.y - start.y));
            canvas.changed();
        }
    }

    private void up(Event event) {
        if (start != null && canvas.scene() != null && event.button == 1) {
            if (band != null) {
                selection.select(selection.neurons().with(canvas.shownIn(band)));
            } else if (!isDrag(event) && camera.viewport().equals(before)) {
                click(neuronAt(event.x, event.y), start.stateMask);
            }
        }
        boolean drawn = band != null;
        start = null;
        band = null;
        if (drawn) {
            canvas.redraw();
        }
    }

    /** With Ctrl one comes or goes, with Shift one comes; with neither it is the only one. */
    private void click(int id, int keys) {
        if ((keys & (SWT.MOD1 | SWT.SHIFT)) == 0) {
            selection.select(id < 0 ? NeuronIds.NONE : NeuronIds.of(id));
        } else if (id >= 0) {
            selection.select((keys & SWT.MOD1) != 0 ? selection.neurons().toggled(id) : selection.neurons().with(id));
        }
    }

    private int neuronAt(int x, int y) {
        GraphScene scene = canvas.scene();
        if (scene == null) {
            return -1;
        }
        Viewport viewport = camera.viewport();
        double radius = Math.max(PICK_RADIUS, GraphRenderer.radius(scene.geometry(), viewport.scale()));
        return scene.geometry().nearest(viewport.toMmX(x), viewport.toMmY(y), radius / viewport.scale(), scene::shows);
    }

    private boolean isDrag(Event event) {
        return band != null || !camera.viewport().equals(before)
                || Math.hypot(event.x - start.x, event.y - start.y) > STILL;
    }
}
