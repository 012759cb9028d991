package glia.ui.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
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

/**
 * Places boxes in layers from the left to the right along their links, by the layered algorithm of ELK (after K.
 * Sugiyama, S. Tagawa and M. Toda, Methods for visual understanding of hierarchical system structures, IEEE
 * Transactions on Systems, Man, and Cybernetics 11 (1981) 109-125), and routes the links with right angles. The same
 * boxes and links always come to the same places. Lengths are in a unit that the caller chooses; y grows downwards.
 */
public final class LayeredLayout {
    private static final long ASK_EVERY_MS = 20;

    /**
     * What is placed.
     *
     * @param width above 0
     * @param height above 0
     */
    public record Box(double width, double height) {
    }

    /**
     * What goes from one box to another, or back to the same.
     *
     * @param source index of a box
     * @param target index of a box
     */
    public record Link(int source, int target) {
    }

    /**
     * What is left free.
     *
     * @param margin around all
     * @param boxes between two boxes of a layer
     * @param layers between two layers
     */
    public record Spaces(double margin, double boxes, double layers) {
    }

    /**
     * Where a link goes.
     *
     * @param x of its points, from the source to the target
     * @param y of its points
     */
    public record Route(double[] x, double[] y) {
    }

    /**
     * Where everything is.
     *
     * @param width of all, with the margin
     * @param height of all, with the margin
     * @param x left edge of each box
     * @param y upper edge of each box
     * @param routes of the links, in their order
     */
    public record Places(double width, double height, double[] x, double[] y, List<Route> routes) {
        public Places {
            routes = List.copyOf(routes);
        }
    }

    static {
        // ELK finds its algorithms by services or extensions, of which an application like this has neither
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private LayeredLayout() {
    }

    /**
     * Places boxes; for a job. ELK asks between its phases only whether it is to end, and 2000 links among 300 boxes
     * keep one phase busy for 4 s, so it works in a thread of its own, which nobody waits for who has cancelled.
     *
     * @param boxes what comes first stands before what comes later, where links go round in a circle
     * @param links between them
     * @param spaces what is left free
     * @param cancelled asked fifty times a second, and by the thread that works
     * @throws CancellationException if it was cancelled
     */
    public static Places arrange(List<Box> boxes, List<Link> links, Spaces spaces, BooleanSupplier cancelled) {
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<Places> work = new FutureTask<>(() -> layOut(boxes, links, spaces, over::get));
        Thread.ofPlatform().daemon().name("layered layout").start(work);
        try {
            while (!cancelled.getAsBoolean()) {
                if (done(work)) {
                    return work.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
        over.set(true);
        throw new CancellationException();
    }

    private static boolean done(FutureTask<Places> work) throws InterruptedException, ExecutionException {
        try {
            work.get(ASK_EVERY_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static Places layOut(List<Box> boxes, List<Link> links, Spaces spaces, BooleanSupplier over) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(spaces.margin()));
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, spaces.boxes());
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, spaces.layers());
        // no link is turned round where none has to be; then what comes first stands first
        graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.GREEDY_MODEL_ORDER);
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
                return over.getAsBoolean();
            }
        };
        new LayeredLayoutProvider().layout(graph, monitor);
        if (over.getAsBoolean()) {
            throw new CancellationException();
        }
        return new Places(graph.getWidth(), graph.getHeight(),
                nodes.stream().mapToDouble(ElkNode::getX).toArray(),
                nodes.stream().mapToDouble(ElkNode::getY).toArray(),
                edges.stream().map(LayeredLayout::route).toList());
    }

    private static Route route(ElkEdge edge) {
        List<double[]> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new double[] {section.getStartX(), section.getStartY()});
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new double[] {bend.getX(), bend.getY()});
            }
            points.add(new double[] {section.getEndX(), section.getEndY()});
        }
        return new Route(points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
