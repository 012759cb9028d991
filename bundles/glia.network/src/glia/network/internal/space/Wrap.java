package glia.network.internal.space;

import glia.api.network.Layout;

/**
 * The periodic boundaries of a space.
 *
 * @param x period in mm; 0: the axis does not wrap
 * @param y of the second axis
 * @param z of the third axis
 */
public record Wrap(double x, double y, double z) {

    public static final Wrap NONE = new Wrap(0, 0, 0);

    /** @return the boundaries of a layout of so many neurons */
    public static Wrap of(Layout layout, int size) {
        return switch (layout) {
            case Layout.Box box when box.edgeWrap() -> new Wrap(box.high().x() - box.low().x(),
                    box.high().y() - box.low().y(), box.high().z() - box.low().z());
            case Layout.Grid grid when grid.edgeWrap() -> new Wrap(Math.min(size, grid.columns()) * grid.spacing(),
                    Math.ceilDiv(size, grid.columns()) * grid.spacing(), 0);
            default -> NONE;
        };
    }

    double period(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }
}
