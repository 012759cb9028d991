package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;

/** The two axes of a network's space that span the picture. */
public enum Plane {
    XY(0, 1), XZ(0, 2), YZ(1, 2);

    private final int horizontal;
    private final int vertical;

    Plane(int horizontal, int vertical) {
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /** Place of the horizontal coordinate within a neuron's three. */
    public int horizontal() {
        return horizontal;
    }

    /** Place of the vertical coordinate within a neuron's three. */
    public int vertical() {
        return vertical;
    }

    /** The plane that shows most of a network: the one without its shortest extent, a tie going to x-y. */
    public static Plane widest(Network network) {
        float[] low = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE, -Float.MAX_VALUE};
        for (Population population : network.populations()) {
            float[] positions = population.positions();
            for (int i = 0; i < positions.length; i++) {
                low[i % 3] = Math.min(low[i % 3], positions[i]);
                high[i % 3] = Math.max(high[i % 3], positions[i]);
            }
        }
        float x = high[0] - low[0];
        float y = high[1] - low[1];
        float z = high[2] - low[2];
        if (z <= x && z <= y) {
            return XY;
        }
        return y <= x ? XZ : YZ;
    }
}
