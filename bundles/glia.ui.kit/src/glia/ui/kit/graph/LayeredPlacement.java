package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.ui.layout.LayeredLayout;
import glia.ui.layout.LayeredLayout.Box;
import glia.ui.layout.LayeredLayout.Link;
import glia.ui.layout.LayeredLayout.Places;
import glia.ui.layout.LayeredLayout.Spaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Populations in layers from the left to the right along their projections, each of them a square of rows of neurons.
 * Projections of a population to itself make no difference to where it is, nor does how many go from one to another; of
 * more than can be laid out within seconds, those with the most synapses count.
 */
final class LayeredPlacement {
    /** Of the side of the largest population. */
    private static final double BETWEEN = 0.15;
    private static final double BETWEEN_LAYERS = 0.4;
    private static final double LEAST = 2;
    private static final int MOST_LINKS = 2000;

    private LayeredPlacement() {
    }

    static Placement place(Network network, BooleanSupplier cancelled) {
        List<Box> boxes = new ArrayList<>();
        double side = 1;
        for (Population population : network.populations()) {
            int columns = Placement.columns(population);
            boxes.add(new Box(columns, Math.max(1, (population.size() + columns - 1) / columns)));
            side = Math.max(side, columns);
        }
        Places places = LayeredLayout.arrange(boxes, links(network),
                new Spaces(0, Math.max(LEAST, BETWEEN * side), Math.max(LEAST, BETWEEN_LAYERS * side)), cancelled);
        float[] x = new float[network.neurons()];
        float[] y = new float[network.neurons()];
        for (Population population : network.populations()) {
            // the space of neurons grows upwards
            Placement.square(population, places.x()[population.index()], -places.y()[population.index()], x, y);
        }
        return new Placement(NeuronLayout.LAYERS, x, y);
    }

    private static List<Link> links(Network network) {
        Map<Link, Long> synapses = new LinkedHashMap<>();
        for (Projection projection : network.projections()) {
            if (projection.source() != projection.target()) {
                synapses.merge(new Link(projection.source(), projection.target()), projection.connectivity().count(),
                        Long::sum);
            }
        }
        return synapses.keySet().stream().sorted(Comparator.comparing(synapses::get).reversed()).limit(MOST_LINKS)
                .toList();
    }
}
