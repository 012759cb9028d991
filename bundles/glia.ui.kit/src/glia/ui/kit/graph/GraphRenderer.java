package glia.ui.kit.graph;

import glia.ui.kit.Palette;
import glia.ui.kit.internal.Pixels;
import glia.ui.kit.internal.Stamp;
import java.util.List;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Draws the neurons. What does not change from frame to frame (neurons at rest, lines) is drawn once into a picture of
 * its own, so that a frame costs one copy and the neurons that glow. Used by one thread at a time.
 */
final class GraphRenderer {
    private static final double SMALLEST_RADIUS = 0.75;
    private static final double LARGEST_RADIUS = 14;
    private static final double RADIUS_TO_SPACING = 0.3;
    private static final int LEVELS = 32;
    private static final double FAINTEST = 0.04;
    private static final double HALO = 2.6;
    /** How many sizes neurons have where sizes say their degree, and how far the largest is above all alike. */
    private static final int SIZES = 8;
    private static final double LARGEST = 2.4;
    private static final double SMALLEST = 0.6;
    private static final double MARK = 2.5;
    private static final double MOST_FRESH = 0.1;
    /** Distance of neighbours in pixels below which discs would only cover each other. */
    private static final double DENSE = 0.8;

    private GraphScene base;
    private Pixels still;
    private Pixels frame;
    private PictureTiles tiles;
    private int number;
    private long[] spikes = {};
    private long lastStep;
    private long freshFrom;
    private double radius;
    private double haloRadius;
    private boolean dense;
    private Stamp.Set disc;
    private Stamp.Set halo;
    private Stamp.Set mark;
    private int[][] colours;
    private float[] values = {};
    private int version;
    private NeuronQuantity.Range range;
    private Stamp.Set[] sized;
    private long mostDegree;
    private int shown;

    /** Radius of a neuron in pixels at a scale. */
    static double radius(NetworkGeometry geometry, double scale) {
        double wanted = Math.clamp(geometry.spacing() * scale * RADIUS_TO_SPACING, SMALLEST_RADIUS, LARGEST_RADIUS);
        // few sizes, so that the stamps of one can be used for many frames of a zoom
        return Math.round(wanted * 4) / 4.0;
    }

    /**
     * Draws a frame.
     *
     * @param scene what to show
     * @param glow the spikes of the scene's network
     * @return the picture, valid until the next call
     */
    Pixels draw(GraphScene scene, SpikeGlow glow) {
        if (spikes.length != glow.neurons()) {
            spikes = new long[glow.neurons()];
            lastStep = 0;
            freshFrom = 0;
        }
        long now = glow.copy(spikes);
        boolean sameValues = copyValues(scene.quantity());
        number++;
        if (!sameValues || !sameStill(scene)) {
            drawStill(scene);
            frame.copyFrom(still);
            tiles.beginAnew(number);
        } else {
            tiles.begin(number, frame, still);
        }
        base = scene;
        if (now != lastStep) {
            freshFrom = freshFrom(scene, now > lastStep ? lastStep : 0, now);
            lastStep = now;
        }
        // where time runs fast all neurons are lit, and nothing would be left of the colours that stand for values
        if (scene.quantity() == null) {
            drawSpikes(scene, now);
        }
        return frame;
    }

    /**
     * The step after which a spike counts as fresh. When time runs fast, a neuron whose spike fell between two frames
     * would never be seen to light up; when it runs very fast, all of them would be lit all the time.
     */
    private long freshFrom(GraphScene scene, long frameBefore, long now) {
        int fresh = 0;
        for (long spike : spikes) {
            if (spike > frameBefore) {
                fresh++;
            }
        }
        double most = Math.max(MOST_FRESH * spikes.length, 1);
        if (fresh <= most) {
            return frameBefore;
        }
        double window = Math.max((now - frameBefore) * most / fresh, scene.glowSteps() / 2);
        return Math.max(frameBefore, now - (long) window);
    }

    /** Number of the newest frame, 1 for the first one. */
    int number() {
        return number;
    }

    /**
     * Where the newest frame may be different from an earlier one.
     *
     * @param earlier number of that frame
     * @return rectangles that do not overlap; null if so much is that all is to be replaced
     */
    List<Rectangle> changedSince(int earlier) {
        return tiles.since(earlier);
    }

    /** How many neurons of the newest frame's network the filter let through. */
    int shown() {
        return shown;
    }

    /** Which version of the values colours the neurons of the newest frame. */
    int version() {
        return version;
    }

    /** Whether they are the same as of the frame before. */
    private boolean copyValues(NeuronQuantity quantity) {
        if (quantity == null) {
            return true;
        }
        if (values.length != quantity.neurons()) {
            values = new float[quantity.neurons()];
        }
        int before = version;
        version = quantity.copy(values);
        range = quantity.range();
        return version == before;
    }

    /** Colour of a neuron at rest. */
    private int colour(GraphScene scene, int id) {
        if (scene.quantity() == null) {
            return scene.colour(scene.geometry().population(id));
        }
        return range == null || Float.isNaN(values[id]) ? scene.palette().muted()
                : scene.palette().scale(range.share(values[id]));
    }

    private boolean sameStill(GraphScene scene) {
        return base != null && base.geometry() == scene.geometry() && base.viewport().equals(scene.viewport())
                && base.palette() == scene.palette() && base.selection() == scene.selection()
                && base.connections() == scene.connections() && base.quantity() == scene.quantity()
                && base.filter().equals(scene.filter()) && base.sizes() == scene.sizes()
                && base.groups().equals(scene.groups());
    }

    private void prepare(GraphScene scene) {
        Viewport viewport = scene.viewport();
        if (frame == null || frame.width() != viewport.width() || frame.height() != viewport.height()) {
            frame = new Pixels(viewport.width(), viewport.height());
            still = new Pixels(viewport.width(), viewport.height());
            tiles = new PictureTiles(viewport.width(), viewport.height());
        }
        dense = scene.geometry().spacing() * viewport.scale() < DENSE;
        double wanted = radius(scene.geometry(), viewport.scale());
        if (disc == null || wanted != radius) {
            radius = wanted;
            disc = Stamp.Set.disc(radius);
            haloRadius = Math.max(radius * HALO, radius + 2);
            halo = Stamp.Set.glow(haloRadius);
            mark = Stamp.Set.disc(radius + MARK);
            sized = null;
        }
        if (scene.sizes() != null && sized == null) {
            sized = new Stamp.Set[SIZES];
            for (int i = 0; i < SIZES; i++) {
                sized[i] = Stamp.Set.disc(Math.max(SMALLEST_RADIUS,
                        radius * (SMALLEST + (LARGEST - SMALLEST) * i / (SIZES - 1))));
            }
        }
        if (scene.sizes() != null && (base == null || base.sizes() != scene.sizes())) {
            mostDegree = 0;
            for (int id = 0; id < scene.sizes().in().length; id++) {
                mostDegree = Math.max(mostDegree, scene.sizes().total(id));
            }
        }
        if (base == null || base.palette() != scene.palette() || base.geometry() != scene.geometry()
                || !base.groups().equals(scene.groups())) {
            int populations = scene.geometry().network().populations().size();
            colours = new int[populations][LEVELS + 1];
            for (int p = 0; p < populations; p++) {
                for (int level = 0; level <= LEVELS; level++) {
                    double strength = (double) level / LEVELS;
                    colours[p][level] = Palette.mix(scene.colour(p), scene.palette().spike(),
                            strength * strength);
                }
            }
        }
    }

    private void drawStill(GraphScene scene) {
        prepare(scene);
        Viewport viewport = scene.viewport();
        NetworkGeometry geometry = scene.geometry();
        still.fill(scene.palette().background());
        int faint = scene.palette().dark() ? 120 : 130;
        // a colour that stands for a value must not depend on what lies below
        int alpha = scene.quantity() == null ? faint : 256;
        int dimmed = scene.connections() != null && scene.connections().from().length > 0 ? alpha / 2 : alpha;
        shown = 0;
        for (int id = 0; id < geometry.neurons(); id++) {
            if (!shows(scene, id)) {
                continue;
            }
            shown++;
            double x = viewport.toPixelX(geometry.x(id));
            double y = viewport.toPixelY(geometry.y(id));
            if (visible(viewport, x, y)) {
                dot(still, scene, id, colour(scene, id), dimmed);
            }
        }
        if (scene.connections() != null) {
            drawConnections(scene);
        }
        for (int id : scene.selection().ids()) {
            if (geometry.lives(id) && shows(scene, id)) {
                mark.draw(still, viewport.toPixelX(geometry.x(id)), viewport.toPixelY(geometry.y(id)),
                        scene.palette().accent(), 256);
                disc.draw(still, viewport.toPixelX(geometry.x(id)), viewport.toPixelY(geometry.y(id)),
                        colour(scene, id), 256);
            }
        }
    }

    private boolean shows(GraphScene scene, int id) {
        return scene.geometry().lives(id) && (scene.filter().all() || scene.filter().shows(
                scene.geometry().population(id), id, scene.quantity() == null ? Double.NaN : values[id]));
    }

    private void drawConnections(GraphScene scene) {
        Viewport viewport = scene.viewport();
        NetworkGeometry geometry = scene.geometry();
        SelectedConnections found = scene.connections();
        // many lines would merge into one blot
        int alpha = (int) Math.clamp(3000.0 / Math.max(found.from().length, 1), 14, 150);
        for (int i = 0; i < found.from().length; i++) {
            int from = found.from()[i];
            int to = found.to()[i];
            if (geometry.lives(from) && geometry.lives(to) && shows(scene, from) && shows(scene, to)) {
                still.line(viewport.toPixelX(geometry.x(from)), viewport.toPixelY(geometry.y(from)),
                        viewport.toPixelX(geometry.x(to)), viewport.toPixelY(geometry.y(to)),
                        scene.colour(geometry.population(from)), alpha);
            }
        }
        for (int other : found.others()) {
            if (geometry.lives(other) && shows(scene, other)) {
                dot(still, scene, other, colour(scene, other), 256);
            }
        }
    }

    private void dot(Pixels pixels, GraphScene scene, int id, int colour, int alpha) {
        double x = scene.viewport().toPixelX(scene.geometry().x(id));
        double y = scene.viewport().toPixelY(scene.geometry().y(id));
        if (dense) {
            pixels.blend((int) Math.floor(x), (int) Math.floor(y), colour, alpha);
        } else if (scene.sizes() != null && id < scene.sizes().in().length) {
            double share = Math.sqrt((double) scene.sizes().total(id) / Math.max(mostDegree, 1));
            sized[(int) Math.min(SIZES - 1, share * SIZES)].draw(pixels, x, y, colour, alpha);
        } else {
            disc.draw(pixels, x, y, colour, alpha);
        }
    }

    private boolean visible(Viewport viewport, double x, double y) {
        double margin = radius * HALO + 2;
        return x > -margin && y > -margin && x < viewport.width() + margin && y < viewport.height() + margin;
    }

    private void drawSpikes(GraphScene scene, long now) {
        Viewport viewport = scene.viewport();
        NetworkGeometry geometry = scene.geometry();
        double reach = scene.glowSteps() * -Math.log(FAINTEST);
        long oldest = Math.min(now - (long) reach, freshFrom);
        boolean haloed = radius >= 1;
        // no disc is larger than a halo, whether there are halos or not
        int around = dense ? 0 : (int) Math.ceil(haloRadius) + 2;
        for (int pass = haloed ? 0 : 1; pass < 2; pass++) {
            for (int id = 0; id < spikes.length; id++) {
                long spike = spikes[id];
                if (spike == SpikeGlow.NEVER || spike <= oldest || spike > now || !shows(scene, id)) {
                    continue;
                }
                double x = viewport.toPixelX(geometry.x(id));
                double y = viewport.toPixelY(geometry.y(id));
                if (!visible(viewport, x, y)) {
                    continue;
                }
                double strength = spike > freshFrom ? 1 : Math.exp((spike - now) / scene.glowSteps());
                if (pass == 0 || !haloed) {
                    tiles.light(x, y, around);
                }
                int own = geometry.population(id);
                if (pass == 0) {
                    halo.draw(frame, x, y, scene.colour(own), (int) (150 * strength));
                } else {
                    dot(frame, scene, id, colours[own][(int) (strength * LEVELS)], 120 + (int) (136 * strength));
                }
            }
        }
    }
}
