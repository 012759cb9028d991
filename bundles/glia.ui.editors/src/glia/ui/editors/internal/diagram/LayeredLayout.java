package glia.ui.editors.internal.diagram;

import glia.ui.editors.internal.diagram.NetworkDiagram.Box;
import glia.ui.editors.internal.diagram.NetworkDiagram.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Places populations in layers by the layered algorithm of ELK, projections as lines with right angles. */
public final class LayeredLayout {
    private static final double MARGIN = 16;
    private static final double SPACE = 22;
    private static final double BETWEEN_LAYERS = 44;

    static {
        // ELK finds its algorithms by services or extensions, of which an application like this has neither
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private LayeredLayout() {
    }

    /**
     * @param boxes with their sizes; their places are not looked at
     * @param links without points
     * @param cancelled asked while it works
     * @return the same with places; null if it was cancelled
     */
    public static NetworkDiagram arrange(List<Box> boxes, List<Link> links,
            BooleanSupplier cancelled) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, SPACE);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS,
                BETWEEN_LAYERS);
        // what comes first in the file comes first in the picture
        graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        List<ElkNode> nodes = new ArrayList<>();
        for (Box box : boxes) {
            ElkNode node = ElkGraphUtil.createNode(graph);
            node.setDimensions(box.width(), box.height());
            nodes.add(node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Link link : links) {
            edges.add(ElkGraphUtil.createSimpleEdge(nodes.get(link.source()), nodes.get(link.target())));
        }
        BasicProgressMonitor monitor = new BasicProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return cancelled.getAsBoolean();
            }
        };
        new LayeredLayoutProvider().layout(graph, monitor);
        if (cancelled.getAsBoolean()) {
            return null;
        }
        List<Box> placed = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            placed.add(new Box(box.name(), box.detail(), nodes.get(i).getX(), nodes.get(i).getY(), box.width(),
                    box.height()));
        }
        List<Link> routed = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            routed.add(routed(links.get(i), edges.get(i)));
        }
        return new NetworkDiagram(graph.getWidth(), graph.getHeight(), placed, routed);
    }

    private static Link routed(Link link, ElkEdge edge) {
        List<double[]> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new double[] {section.getStartX(), section.getStartY()});
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new double[] {bend.getX(), bend.getY()});
            }
            points.add(new double[] {section.getEndX(), section.getEndY()});
        }
        return new Link(link.index(), link.source(), link.target(), link.about(), link.inhibits(),
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
