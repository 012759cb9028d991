package glia.ui.kit.graph;

import glia.ui.kit.FrameJob;
import glia.ui.kit.UiQueue;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/**
 * The picture of the neurons. It is made in a job and kept as an image, of which only those parts are replaced that
 * have changed: making an image of pixels takes most of the time of a frame.
 */
final class GraphFrames {

    /** A part of the picture. */
    private record Part(Image image, int x, int y) {
    }

    /**
     * A frame that is not shown yet.
     *
     * @param scene what it shows
     * @param number larger than that of the frame before
     * @param size of the picture
     * @param whole whether the parts are all of it; else the rest is as in the frame that was shown when it was made
     * @param parts of the picture
     * @param shown how many neurons the filter lets through
     * @param version which values colour the neurons
     */
    private record Frame(GraphScene scene, int number, Point size, boolean whole, List<Part> parts, int shown,
            int version) {

        private void dispose() {
            parts.forEach(part -> part.image().dispose());
        }
    }

    private final Canvas canvas;
    private final Supplier<GraphScene> scene;
    private final Supplier<SpikeGlow> glow;
    private final Consumer<List<Rectangle>> changed;
    private final GraphRenderer renderer = new GraphRenderer();
    private final FrameJob<Frame> job;
    private Frame newest;
    private Image image;
    /** Number of the frame that is shown; 0 for none. */
    private volatile int shown;
    private long replaced;

    /**
     * @param canvas what it is drawn on
     * @param queue how pictures reach the UI thread
     * @param scene what is to be shown now, null for nothing; asked by the job
     * @param glow the spikes of its network; asked by the job
     * @param changed told in the UI thread which parts of the picture have changed; null for all
     */
    GraphFrames(Canvas canvas, UiQueue queue, Supplier<GraphScene> scene, Supplier<SpikeGlow> glow,
            Consumer<List<Rectangle>> changed) {
        this.canvas = canvas;
        this.scene = scene;
        this.glow = glow;
        this.changed = changed;
        job = new FrameJob<>(Messages.job_picture, queue, this::render, this::show, Frame::dispose);
    }

    /** New spikes or values have come in; from any thread. */
    void request() {
        job.request();
    }

    /** Something else is to be shown. */
    void requestNow() {
        job.requestNow();
    }

    /** Whether anybody can see it; for nobody, none is made. */
    void setVisible(boolean visible) {
        job.setVisible(visible);
    }

    /** Whether the newest picture shows a scene, whatever has spiked since. */
    boolean shows(GraphScene wanted) {
        return newest != null && newest.scene() == wanted
                && (wanted.quantity() == null || wanted.quantity().version() == newest.version());
    }

    /** How many neurons the filter lets through; -1 as long as there is no picture. */
    int neurons() {
        return newest == null ? -1 : newest.shown();
    }

    /** How many pixels have been replaced since it began. */
    long replaced() {
        return replaced;
    }

    private Frame render() {
        GraphScene now = scene.get();
        SpikeGlow spikes = glow.get();
        if (now == null || spikes == null || spikes.neurons() != now.geometry().neurons() || canvas.isDisposed()
                || now.viewport().width() <= 1 || now.viewport().height() <= 1) {
            // a picture from before there was room for one would be stretched to the room that there is now
            return null;
        }
        // whatever is shown meanwhile is newer and lacks less
        int from = shown;
        Pixels pixels = renderer.draw(now, spikes);
        List<Rectangle> parts = from == 0 ? null : renderer.changedSince(from);
        List<Part> images = new ArrayList<>();
        for (Rectangle part : parts == null ? List.of(new Rectangle(0, 0, pixels.width(), pixels.height())) : parts) {
            images.add(new Part(new Image(canvas.getDisplay(),
                    pixels.toImageData(part.x, part.y, part.width, part.height)), part.x, part.y));
        }
        return new Frame(now, renderer.number(), new Point(pixels.width(), pixels.height()), parts == null, images,
                renderer.shown(), renderer.version());
    }

    private void show(Frame next) {
        if (next.whole()) {
            disposeImage();
            image = next.parts().getFirst().image();
            replaced += (long) next.size().x * next.size().y;
        } else {
            replace(next.parts());
        }
        newest = next;
        shown = next.number();
        changed.accept(next.whole() ? null : next.parts().stream().map(GraphFrames::bounds).toList());
        if (!next.whole()) {
            next.dispose();
        }
    }

    private void replace(List<Part> parts) {
        GC gc = new GC(image);
        for (Part part : parts) {
            gc.drawImage(part.image(), part.x(), part.y());
            Rectangle bounds = bounds(part);
            replaced += (long) bounds.width * bounds.height;
        }
        gc.dispose();
    }

    private static Rectangle bounds(Part part) {
        Rectangle size = part.image().getBounds();
        return new Rectangle(part.x(), part.y(), size.width, size.height);
    }

    /**
     * Draws the newest picture where a part of the network is shown: until the next one is there, it is moved to where
     * it belongs.
     *
     * @param geometry of the network that is shown; a picture of another one is left out
     */
    void draw(GC gc, Rectangle area, NetworkGeometry geometry, Viewport viewport) {
        if (newest == null || newest.scene().geometry() != geometry) {
            gc.fillRectangle(area);
            return;
        }
        Viewport drawn = newest.scene().viewport();
        if (drawn.equals(viewport)) {
            gc.drawImage(image, 0, 0);
            return;
        }
        gc.fillRectangle(area);
        double ratio = viewport.scale() / drawn.scale();
        int left = (int) Math.round(viewport.toPixelX(drawn.toMmX(0)));
        int top = (int) Math.round(viewport.toPixelY(drawn.toMmY(0)));
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(image, 0, 0, drawn.width(), drawn.height(), left, top,
                Math.max(1, (int) Math.round(drawn.width() * ratio)),
                Math.max(1, (int) Math.round(drawn.height() * ratio)));
    }

    private void disposeImage() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    /** Ends it. */
    void close() {
        job.close();
        newest = null;
        disposeImage();
    }
}
