package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.DeviceDescription;
import glia.api.network.PiecewiseConstant;
import glia.json.JsonTreeReader;
import glia.network.internal.base.Steps;
import java.util.List;

/** Reads the devices that act from a start to a stop. */
final class GeneratorReader {

    /** Each has a table of Poisson numbers. */
    private static final int MAX_RATES = 100_000;
    private static final double DEFAULT_NOISE_DT = 1;
    private static final int MS_PER_SECOND = 1000;

    private final Reading reading;
    private final Times times;
    private final ConnectionReader connections;

    GeneratorReader(Reading reading, Times times, ConnectionReader connections) {
        this.reading = reading;
        this.times = times;
        this.connections = connections;
    }

    DeviceDescription read(Fields fields, String name) {
        double start = times.time(fields, "start", 0);
        double stop = stop(fields, start, Double.POSITIVE_INFINITY);
        return switch (fields.section()) {
            case POISSON_GENERATOR -> new DeviceDescription.PoissonGenerator(name,
                    fields.number("rate", Double.NaN, rates(), "Hz"), start, stop, spikeTargets(fields));
            case INHOMOGENEOUS_POISSON_GENERATOR -> new DeviceDescription.InhomogeneousPoissonGenerator(name,
                    rates(fields), start, stop, spikeTargets(fields));
            case DC_GENERATOR -> new DeviceDescription.DcGenerator(name, current(fields, "amplitude", Double.NaN),
                    start, stop, currentTargets(fields));
            case AC_GENERATOR -> new DeviceDescription.AcGenerator(name, current(fields, "amplitude", Double.NaN),
                    current(fields, "offset", 0),
                    fields.number("frequency", Double.NaN, frequencies(), "Hz"),
                    fields.number("phase", 0, Range.ANY, "degrees"), start, stop, currentTargets(fields));
            case STEP_CURRENT_GENERATOR -> new DeviceDescription.StepCurrentGenerator(name,
                    amplitudes(fields), start, stop, currentTargets(fields));
            default -> noise(fields, new DeviceDescription.NoiseGenerator(name, 0, Double.NaN,
                    Math.max(DEFAULT_NOISE_DT, times.dt()), start, stop, currentTargets(fields)));
        };
    }

    /** @param absent what holds where nothing else is said */
    DeviceDescription noise(Fields fields, DeviceDescription.NoiseGenerator absent) {
        double deviation = fields.number("std", absent.standardDeviation(), Range.NOT_NEGATIVE, "pA");
        double modulation = fields.number("std_mod", absent.modulation(), Range.NOT_NEGATIVE, "pA");
        if (modulation > deviation) {
            fields.problem("std_mod", "expected at most the standard deviation, " + Numbers.show(deviation)
                    + " pA, found " + Numbers.show(modulation));
        }
        return new DeviceDescription.NoiseGenerator(absent.name(), current(fields, "mean", absent.mean()), deviation,
                modulation, fields.number("frequency", absent.frequency(), frequencies(), "Hz"),
                fields.number("phase", absent.phase(), Range.ANY, "degrees"),
                noiseInterval(fields, absent.interval()), absent.start(), absent.stop(), absent.connections());
    }

    private List<Connection> spikeTargets(Fields fields) {
        return connections.read(fields, "targets", Section.SPIKE_TARGET);
    }

    private List<Connection> currentTargets(Fields fields) {
        return connections.read(fields, "targets", Section.CURRENT_TARGET);
    }

    Range rates() {
        return new Range(0, true, Steps.MAX_POISSON_MEAN * MS_PER_SECOND / times.dt());
    }

    Range frequencies() {
        return new Range(0, true, MS_PER_SECOND / 2 / times.dt());
    }

    static double current(Fields fields, String key, double absent) {
        return fields.number(key, absent, Range.ANY, "pA");
    }

    double noiseInterval(Fields fields, double absent) {
        double interval = times.time(fields, "dt", absent);
        if (Steps.belowOne(interval, times.dt())) {
            fields.problem("dt", "expected at least the network's dt = " + Numbers.show(times.dt()) + " ms, found "
                    + Numbers.show(interval));
        }
        return interval;
    }

    double stop(Fields fields, double start, double absent) {
        double stop = times.time(fields, "stop", absent);
        if (stop <= start) {
            fields.problem("stop", "expected a time after the start at " + Numbers.show(start) + " ms, found "
                    + Numbers.show(stop));
        }
        return stop;
    }

    PiecewiseConstant rates(Fields fields) {
        return times.pieces(fields, "rate_times", "rate_values", MAX_RATES, rates(), "Hz");
    }

    PiecewiseConstant amplitudes(Fields fields) {
        return times.pieces(fields, "amplitude_times", "amplitude_values", JsonTreeReader.MAX_VALUES, Range.ANY, "pA");
    }
}
