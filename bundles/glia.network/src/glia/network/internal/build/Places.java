package glia.network.internal.build;

import glia.api.network.Layout;
import glia.api.network.NetworkException;
import glia.api.network.Positions;
import glia.api.network.Progress;
import glia.api.random.Philox;
import glia.network.internal.base.Work;
import glia.network.internal.csv.CsvFile;
import java.nio.file.Path;
import java.util.List;

/** Places neurons. */
final class Places {

    private static final double UNIT = 0x1.0p-32;
    private static final int LINES_PER_CHECK = 1 << 14;

    private Places() {
    }

    /**
     * @param work of the building, in which a file is read; what needs none waits until somebody asks
     * @throws NetworkException if the file is bad
     */
    static Positions of(Layout layout, int size, long seed, int stream, Work work) throws NetworkException {
        return layout instanceof Layout.Listed listed ? Positions.of(listed(listed.file(), size, work))
                : Positions.by(size, () -> coordinates(layout, size, seed, stream));
    }

    private static float[] coordinates(Layout layout, int size, long seed, int stream) {
        float[] positions = new float[3 * size];
        new Work(Progress.NONE).ranges(size, 16, (from, to) -> {
            int[] words = new int[4];
            for (int neuron = from; neuron < to; neuron++) {
                Philox.block(seed, stream, neuron, 0, 0, words, 0);
                Layout.Point point = point(layout, neuron, unit(words[0]), unit(words[1]), unit(words[2]));
                positions[3 * neuron] = (float) point.x();
                positions[3 * neuron + 1] = (float) point.y();
                positions[3 * neuron + 2] = (float) point.z();
            }
        });
        return positions;
    }

    private static double unit(int word) {
        return (word & 0xFFFFFFFFL) * UNIT;
    }

    private static Layout.Point point(Layout layout, int neuron, double a, double b, double c) {
        return switch (layout) {
            case Layout.Box box -> new Layout.Point(between(box.low().x(), box.high().x(), a),
                    between(box.low().y(), box.high().y(), b), between(box.low().z(), box.high().z(), c));
            case Layout.Disc disc -> {
                double radius = disc.radius() * StrictMath.sqrt(a);
                double angle = 2 * Math.PI * b;
                yield new Layout.Point(disc.centre().x() + radius * StrictMath.cos(angle),
                        disc.centre().y() + radius * StrictMath.sin(angle), disc.centre().z());
            }
            case Layout.Grid grid -> new Layout.Point(
                    grid.origin().x() + neuron % grid.columns() * grid.spacing(),
                    grid.origin().y() + neuron / grid.columns() * grid.spacing(), grid.origin().z());
            case Layout.Listed listed -> throw new IllegalArgumentException("read from its file");
        };
    }

    private static double between(double low, double high, double unit) {
        return low + unit * (high - low);
    }

    private static float[] listed(Path file, int size, Work work) throws NetworkException {
        float[] positions = new float[3 * size];
        try (CsvFile csv = CsvFile.open(file, List.of("x", "y"), List.of("z"))) {
            int[] columns = {csv.column("x"), csv.column("y"), csv.column("z")};
            int neuron = 0;
            while (csv.next()) {
                if (neuron % LINES_PER_CHECK == 0) {
                    work.check();
                }
                if (neuron == size) {
                    csv.problem(csv.line(), 1, "more lines than the " + size + " neurons of the population");
                    break;
                }
                for (int i = 0; i < columns.length; i++) {
                    positions[3 * neuron + i] = columns[i] < 0 ? 0 : (float) csv.number(columns[i]);
                }
                neuron++;
            }
            csv.complete();
            if (neuron < size) {
                csv.problem(csv.line(), 1, "the file ends after " + neuron + " positions; expected " + size
                        + ", one a neuron");
            }
            csv.complete();
        }
        return positions;
    }
}
