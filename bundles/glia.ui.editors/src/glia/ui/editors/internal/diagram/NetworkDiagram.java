package glia.ui.editors.internal.diagram;

import glia.ui.layout.LayeredLayout;
import glia.ui.layout.LayeredLayout.Places;
import glia.ui.layout.LayeredLayout.Route;
import glia.ui.layout.LayeredLayout.Spaces;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Populations and projections with their places, immutable. Lengths in points.
 *
 * @param width of all
 * @param height of all
 * @param boxes the populations, in the order of the file
 * @param links the projections whose ends exist
 */
public record NetworkDiagram(double width, double height, List<Box> boxes, List<Link> links) {
    private static final Spaces SPACES = new Spaces(16, 22, 44);

    public NetworkDiagram {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /**
     * Places populations in layers, in the order of the file where projections go round in a circle.
     *
     * @param boxes with their sizes; their places are not looked at
     * @param links without points
     * @param cancelled asked while it works
     * @throws CancellationException if it was cancelled
     */
    public static NetworkDiagram arrange(List<Box> boxes, List<Link> links, BooleanSupplier cancelled) {
        Places places = LayeredLayout.arrange(
                boxes.stream().map(box -> new LayeredLayout.Box(box.width(), box.height())).toList(),
                links.stream().map(link -> new LayeredLayout.Link(link.source(), link.target())).toList(), SPACES,
                cancelled);
        return new NetworkDiagram(places.width(), places.height(), IntStream.range(0, boxes.size())
                .mapToObj(i -> boxes.get(i).at(places.x()[i], places.y()[i])).toList(),
                IntStream.range(0, links.size()).mapToObj(i -> links.get(i).along(places.routes().get(i))).toList());
    }

    /**
     * A population.
     *
     * @param name of it
     * @param detail neurons and model
     */
    public record Box(String name, String detail, double x, double y, double width, double height) {

        private Box at(double left, double top) {
            return new Box(name, detail, left, top, width, height);
        }
    }

    /**
     * A projection.
     *
     * @param index in the list of the file
     * @param source index of a box
     * @param target index of a box
     * @param about what it is, in words
     * @param inhibits whether its weight is negative
     * @param x of the points that it goes through
     * @param y of the points that it goes through
     */
    public record Link(int index, int source, int target, String about, boolean inhibits, double[] x, double[] y) {

        private Link along(Route route) {
            return new Link(index, source, target, about, inhibits, route.x(), route.y());
        }
    }

    /**
     * What a mark of the drawing stands for.
     *
     * @param list key of the list in the file
     * @param index in that list
     */
    public record Part(String list, int index) {
    }
}
