package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Projection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The projections of a network as bundles between populations, and where their ends are on the screen. */
final class Bundles {
    private static final double CLOSEST = 90;
    private static final double CLOSEST_SHARE = 0.24;
    /** Of the side of the square that a population would have if they shared the room. */
    private static final double MOST_SHARE = 0.4;
    /** From the middle of a name to the edge. */
    private static final double EDGE = 32;
    private static final int ROUNDS = 60;

    /**
     * One projection.
     *
     * @param name of the projection
     * @param source index of a population
     * @param target index of a population
     * @param synapses how many connections it has
     * @param lane 0 for the first projection from this source to this target, then 1, ...
     */
    record Bundle(String name, int source, int target, long synapses, int lane) {
    }

    private final NetworkGeometry geometry;
    private final List<Bundle> bundles = new ArrayList<>();
    private long most = 1;

    Bundles(NetworkGeometry geometry) {
        this.geometry = geometry;
        Network network = geometry.network();
        for (Projection projection : network.projections()) {
            int lane = (int) bundles.stream()
                    .filter(b -> b.source() == projection.source() && b.target() == projection.target()).count();
            long synapses = projection.connectivity().count();
            most = Math.max(most, synapses);
            bundles.add(new Bundle(projection.name(), projection.source(), projection.target(), synapses, lane));
        }
        bundles.sort(Comparator.comparingLong(Bundle::synapses).reversed());
    }

    /** Most synapses first. */
    List<Bundle> list() {
        return bundles;
    }

    /** Width of a bundle's line in pixels. */
    double width(Bundle bundle) {
        return 1 + 5 * Math.sqrt((double) bundle.synapses() / most);
    }

    /**
     * Where populations are on the screen: at the middle of their neurons, moved apart where they would lie on each
     * other (two populations often share one volume), and not over an edge. Where every population is one neuron, that
     * is its place.
     *
     * @return x and y of each population in pixels
     */
    double[][] ends(Viewport viewport) {
        int n = geometry.network().populations().size();
        double[] x = new double[n];
        double[] y = new double[n];
        if (geometry.neurons() == n) {
            for (int p = 0; p < n; p++) {
                x[p] = viewport.toPixelX(geometry.centroidX(p));
                y[p] = viewport.toPixelY(geometry.centroidY(p));
            }
            return new double[][] {x, y};
        }
        for (int p = 0; p < n; p++) {
            // a little off in a direction of its own, so that two in the same place know which way to part
            double angle = Math.PI + 2 * Math.PI * p / n + (n > 2 ? 0.4 : 0);
            x[p] = viewport.toPixelX(geometry.centroidX(p)) + Math.cos(angle);
            y[p] = viewport.toPixelY(geometry.centroidY(p)) + Math.sin(angle);
        }
        double room = Math.sqrt((double) viewport.width() * viewport.height() / Math.max(n, 1));
        double closest = n < 2 ? 0 : Math.max(Math.min(CLOSEST, MOST_SHARE * room),
                CLOSEST_SHARE * Math.min(viewport.width(), viewport.height()) * 2 / n);
        boolean moved = true;
        for (int round = 0; round < ROUNDS && moved; round++) {
            moved = partOnce(x, y, closest);
            for (int p = 0; p < n; p++) {
                x[p] = within(x[p], viewport.toPixelX(geometry.centroidX(p)), viewport.width());
                y[p] = within(y[p], viewport.toPixelY(geometry.centroidY(p)), viewport.height());
            }
        }
        return new double[][] {x, y};
    }

    /** @param own where the neurons are, which may be outside themselves */
    private static double within(double place, double own, int size) {
        return Math.clamp(place, Math.min(own, EDGE), Math.max(own, size - EDGE));
    }

    private static boolean partOnce(double[] x, double[] y, double closest) {
        int n = x.length;
        boolean moved = false;
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                double dx = x[b] - x[a];
                double dy = y[b] - y[a];
                double distance = Math.max(Math.hypot(dx, dy), 1e-3);
                if (distance < closest) {
                    double push = (closest - distance) / 2 / distance * 0.6 + 1e-3;
                    x[a] -= dx * push;
                    y[a] -= dy * push;
                    x[b] += dx * push;
                    y[b] += dy * push;
                    moved |= distance < closest * 0.95;
                }
            }
        }
        return moved;
    }
}
