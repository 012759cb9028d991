package glia.api.network;

import java.nio.file.Path;
import java.util.Objects;

/** Where the neurons of a population are, in mm; a third coordinate of 0 means a plane. */
public sealed interface Layout {

    /**
     * Uniform in the box between two corners (each x, y, z).
     *
     * @param edgeWrap whether opposite sides are one, so that distances go the shorter way round
     */
    record Box(Point low, Point high, boolean edgeWrap) implements Layout {
        public Box {
            Objects.requireNonNull(low);
            Objects.requireNonNull(high);
        }
    }

    /** Uniform in a disc in the plane z = centre.z. */
    record Disc(Point centre, double radius) implements Layout {
        public Disc {
            Objects.requireNonNull(centre);
        }
    }

    /**
     * A rectangular grid in row-major order (x fastest), {@code columns} wide, with the given spacing.
     *
     * @param edgeWrap whether the first column is beside the last one and the first row beside the last one
     */
    record Grid(Point origin, int columns, double spacing, boolean edgeWrap) implements Layout {
        public Grid {
            Objects.requireNonNull(origin);
        }
    }

    /** A CSV file with the header {@code x,y} or {@code x,y,z} and one line a neuron. */
    record Listed(Path file) implements Layout {
        public Listed {
            Objects.requireNonNull(file);
        }
    }

    /** A point in mm. */
    record Point(double x, double y, double z) {
    }
}
