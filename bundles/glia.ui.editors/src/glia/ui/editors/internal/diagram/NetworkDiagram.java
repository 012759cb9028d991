package glia.ui.editors.internal.diagram;

import java.util.List;

/**
 * Populations and projections with their places, immutable. Lengths in points.
 *
 * @param width of all
 * @param height of all
 * @param boxes the populations, in the order of the file
 * @param links the projections whose ends exist
 */
public record NetworkDiagram(double width, double height, List<Box> boxes, List<Link> links) {
    public NetworkDiagram {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /**
     * A population.
     *
     * @param name of it
     * @param detail neurons and model
     */
    public record Box(String name, String detail, double x, double y, double width, double height) {
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
