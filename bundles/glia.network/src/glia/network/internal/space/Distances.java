package glia.network.internal.space;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The distances between the neurons of two populations in mm; on an axis that wraps, the shorter way round counts.
 * Computed in double from float32 coordinates.
 */
public final class Distances {

    /** Where none matters. */
    public static final Distances NONE = new Distances(new float[0], new float[0], Wrap.NONE);

    static final int AXES = 3;

    private final float[] sources;
    private final float[] targets;
    private final Wrap wrap;

    /**
     * @param sources x, y, z of neuron i at 3i, 3i + 1, 3i + 2
     * @param targets the same of the population whose rows are asked for
     */
    public Distances(float[] sources, float[] targets, Wrap wrap) {
        this.sources = sources;
        this.targets = targets;
        this.wrap = wrap;
    }

    float[] sources() {
        return sources;
    }

    float[] targets() {
        return targets;
    }

    Wrap wrap() {
        return wrap;
    }

    /** A digest of all coordinates: the same one, the same distances. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (float[] coordinates : new float[][] {sources, targets}) {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * coordinates.length);
                bytes.asFloatBuffer().put(coordinates);
                digest.update(bytes);
            }
            digest.update(wrap.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public double between(int source, int target) {
        return Math.sqrt(squared(source, target));
    }

    public double squared(int source, int target) {
        return wrap.squared((double) sources[AXES * source] - targets[AXES * target],
                (double) sources[AXES * source + 1] - targets[AXES * target + 1],
                (double) sources[AXES * source + 2] - targets[AXES * target + 2]);
    }

    /** No distance is larger. */
    public double longest() {
        double sum = 0;
        for (int axis = 0; axis < AXES; axis++) {
            double most = wrap.period(axis) > 0 ? wrap.period(axis) / 2
                    : Math.max(highest(sources, axis) - lowest(targets, axis),
                            highest(targets, axis) - lowest(sources, axis));
            sum += most * most;
        }
        return Math.nextUp(Math.sqrt(sum));
    }

    static double lowest(float[] positions, int axis) {
        float low = Float.POSITIVE_INFINITY;
        for (int i = axis; i < positions.length; i += AXES) {
            low = Math.min(low, positions[i]);
        }
        return low;
    }

    static double highest(float[] positions, int axis) {
        float high = Float.NEGATIVE_INFINITY;
        for (int i = axis; i < positions.length; i += AXES) {
            high = Math.max(high, positions[i]);
        }
        return high;
    }
}
