package glia.network.internal.read;

import glia.api.network.Layout;

/**
 * Places populations that say nothing about it: discs in a row to the right of all boxes, discs and grids that are
 * given, each with the same density of 10 000 neurons within a radius of 1 mm. Positions from files are not looked at.
 */
final class DefaultLayout {

    private static final double RADIUS_OF_ONE = 0.01;
    private static final double GAP = 0.2;

    private double right;
    private boolean first = true;

    /** Leaves room for a population whose place is given. */
    void avoid(Layout layout, int size) {
        double end = switch (layout) {
            case Layout.Box box -> box.high().x();
            case Layout.Disc disc -> disc.centre().x() + disc.radius();
            case Layout.Grid grid -> grid.origin().x() + (Math.min(grid.columns(), size) - 1) * grid.spacing();
            case Layout.Listed listed -> Double.NEGATIVE_INFINITY;
        };
        if (end > Double.NEGATIVE_INFINITY) {
            right = first ? end : Math.max(right, end);
            first = false;
        }
    }

    /** @return the place of the next population without one */
    Layout next(int size) {
        double radius = RADIUS_OF_ONE * StrictMath.sqrt(size);
        double x = first ? 0 : right + (1 + GAP) * radius;
        right = x + radius;
        first = false;
        return new Layout.Disc(new Layout.Point(x, 0, 0), radius);
    }
}
