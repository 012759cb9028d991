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

    /** The square of a distance whose parts along the axes are given, the shorter way round. */
    double squared(double dx, double dy, double dz) {
        double a = shorter(dx, x);
        double b = shorter(dy, y);
        double c = shorter(dz, z);
        return a * a + b * b + c * c;
    }

    /** Mostly there is nothing to subtract. */
    private static double shorter(double d, double period) {
        return period > 0 && Math.abs(d) > period / 2 ? d - period * Math.rint(d / period) : d;
    }

    double period(int axis) {
        return axis == 0 ? x : axis == 1 ? y : z;
    }
}
