package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.Kernel;
import glia.json.JsonValue;
import java.util.List;

/** Reads functions of distance. */
final class KernelReader {

    private static final Range LENGTH = new Range(0, false, 1e9);
    private static final Range DISTANCE = new Range(0, true, 1e9);

    private KernelReader() {
    }

    /**
     * @param kernels those that are known here
     * @param range of the kernel's value
     * @return the kernel, or null if it is none (which is reported)
     */
    static Kernel read(Reading reading, JsonValue value, String path, List<Section> kernels, Range range) {
        Fields fields = Fields.openOneOf(reading, value, "kernel", kernels, path);
        if (fields == null) {
            return null;
        }
        int before = reading.count();
        Kernel kernel = switch (fields.section()) {
            case CONSTANT_KERNEL -> new Kernel.Constant(fields.number("value", 1, range, ""));
            case GAUSSIAN_KERNEL -> new Kernel.Gaussian(fields.number("value", 1, range, ""),
                    fields.number("mean", 0, DISTANCE, "mm"), fields.number("std", Double.NaN, LENGTH, "mm"));
            case EXPONENTIAL_KERNEL -> new Kernel.Exponential(fields.number("value", 1, range, ""),
                    fields.number("beta", Double.NaN, LENGTH, "mm"));
            case LINEAR_KERNEL -> new Kernel.Linear(fields.number("c", Double.NaN, Range.ANY, ""),
                    fields.number("a", Double.NaN, Range.ANY, ""));
            default -> new Kernel.Linear(fields.number("base", Double.NaN, Range.POSITIVE, "ms"),
                    1 / fields.number("velocity", Double.NaN, new Range(1e-9, true, 1e9), "mm/ms"));
        };
        return reading.count() == before && !Double.isNaN(kernel.at(1)) ? kernel : null;
    }
}
