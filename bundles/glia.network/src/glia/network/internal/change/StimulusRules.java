package glia.network.internal.change;

import glia.api.model.Range;
import glia.api.network.DeviceDescription;
import glia.api.network.PiecewiseConstant;
import glia.network.internal.base.Steps;

/** What the numbers of a device have to be like, where no reader of files has looked at them. */
final class StimulusRules {

    private static final double MS_PER_SECOND = 1000;
    private static final double LONGEST = 1e12;

    private StimulusRules() {
    }

    static void check(String what, DeviceDescription device, double dt) {
        Range rates = new Range(0, true, Steps.MAX_POISSON_MEAN * MS_PER_SECOND / dt);
        switch (device) {
            case DeviceDescription.PoissonGenerator d -> {
                number(what, "rate", d.rate(), rates);
                times(what, d.start(), d.stop());
            }
            case DeviceDescription.InhomogeneousPoissonGenerator d -> {
                pieces(what, "rate", d.rate(), rates, dt);
                times(what, d.start(), d.stop());
            }
            case DeviceDescription.DcGenerator d -> {
                number(what, "amplitude", d.amplitude(), Range.ANY);
                times(what, d.start(), d.stop());
            }
            case DeviceDescription.AcGenerator d -> {
                number(what, "amplitude", d.amplitude(), Range.ANY);
                number(what, "offset", d.offset(), Range.ANY);
                number(what, "frequency", d.frequency(), new Range(0, true, MS_PER_SECOND / 2 / dt));
                number(what, "phase", d.phase(), Range.ANY);
                times(what, d.start(), d.stop());
            }
            case DeviceDescription.StepCurrentGenerator d -> {
                pieces(what, "amplitude", d.amplitude(), Range.ANY, dt);
                times(what, d.start(), d.stop());
            }
            case DeviceDescription.NoiseGenerator d -> {
                number(what, "mean", d.mean(), Range.ANY);
                number(what, "std", d.standardDeviation(), Range.NOT_NEGATIVE);
                number(what, "std_mod", d.modulation(), new Range(0, true, d.standardDeviation()));
                number(what, "frequency", d.frequency(), new Range(0, true, MS_PER_SECOND / 2 / dt));
                number(what, "phase", d.phase(), Range.ANY);
                number(what, "dt", d.interval(), new Range(dt * (1 - 1e-9), true, LONGEST));
                times(what, d.start(), d.stop());
            }
            case DeviceDescription.SpikeGenerator d -> ascending(what, "times", d.times(), dt, false);
            case DeviceDescription.SpikeRecorder d -> throw recorder(what);
            case DeviceDescription.Multimeter d -> throw recorder(what);
            case DeviceDescription.WeightRecorder d -> throw recorder(what);
        }
    }

    private static IllegalArgumentException recorder(String what) {
        return new IllegalArgumentException(what + " records and sends nothing that could be changed");
    }

    private static void number(String what, String name, double value, Range range) {
        if (!range.contains(value) || Math.abs(value) > Float.MAX_VALUE) {
            throw new IllegalArgumentException(what + ", " + name + ": expected " + range + ", got " + value);
        }
    }

    private static void times(String what, double start, double stop) {
        if (!(start >= 0 && start <= LONGEST && stop > start)) {
            throw new IllegalArgumentException(what + ": expected 0 <= start < stop, got " + start + " and " + stop);
        }
    }

    private static void pieces(String what, String name, PiecewiseConstant pieces, Range range, double dt) {
        ascending(what, name + "_times", pieces.times(), dt, true);
        for (double value : pieces.values()) {
            number(what, name + "_values", value, range);
        }
    }

    private static void ascending(String what, String name, double[] times, double dt, boolean onDifferentSteps) {
        double last = 0;
        for (int i = 0; i < times.length; i++) {
            boolean good = times[i] >= last && times[i] <= LONGEST && (!onDifferentSteps || i == 0
                    || Steps.nearest(times[i], dt) > Steps.nearest(last, dt));
            if (!good) {
                throw new IllegalArgumentException(what + ", " + name + ": expected ascending times"
                        + (onDifferentSteps ? " on different steps" : "") + ", got " + times[i] + " after " + last);
            }
            last = times[i];
        }
    }
}
