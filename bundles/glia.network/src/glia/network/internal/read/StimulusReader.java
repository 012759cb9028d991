package glia.network.internal.read;

import glia.api.change.NetworkChange;
import glia.api.model.Range;
import glia.api.network.DeviceDescription;
import glia.json.Suggestion;
import java.util.List;
import java.util.Map;

/** Reads what a device sends from now on; what is not given stays as it is. */
final class StimulusReader {

    private static final List<String> FIXED = List.of("name", "model", "targets", "sources");
    private static final List<String> OF_ALL = List.of("time", "change", "device");

    private final Reading reading;
    private final Times times;
    private final GeneratorReader generators;
    /** As the changes before have made them. */
    private final Map<String, DeviceDescription> devices;

    StimulusReader(Reading reading, Times times, Map<String, DeviceDescription> devices) {
        this.reading = reading;
        this.times = times;
        this.devices = devices;
        generators = new GeneratorReader(reading, times, null);
    }

    /** @return the change, or null if it is none (which is reported) */
    NetworkChange read(Fields fields) {
        String name = fields.text("device", null, Fields.MAX_NAME);
        if (name == null) {
            return null;
        }
        DeviceDescription before = devices.get(name);
        if (before == null) {
            fields.problem("device", "there is no device " + Reading.quoted(name)
                    + Suggestion.forName(name, devices.keySet()));
            return null;
        }
        int problems = reading.count();
        if (!suits(fields, section(before))) {
            return null;
        }
        DeviceDescription after = device(fields, before);
        if (reading.count() > problems) {
            return null;
        }
        devices.put(name, after);
        return new NetworkChange.SetStimulus(after);
    }

    private static Section section(DeviceDescription device) {
        return switch (device) {
            case DeviceDescription.PoissonGenerator d -> Section.POISSON_GENERATOR;
            case DeviceDescription.InhomogeneousPoissonGenerator d -> Section.INHOMOGENEOUS_POISSON_GENERATOR;
            case DeviceDescription.DcGenerator d -> Section.DC_GENERATOR;
            case DeviceDescription.AcGenerator d -> Section.AC_GENERATOR;
            case DeviceDescription.StepCurrentGenerator d -> Section.STEP_CURRENT_GENERATOR;
            case DeviceDescription.NoiseGenerator d -> Section.NOISE_GENERATOR;
            case DeviceDescription.SpikeGenerator d -> Section.SPIKE_GENERATOR;
            case DeviceDescription.SpikeRecorder d -> Section.SPIKE_RECORDER;
            case DeviceDescription.Multimeter d -> Section.MULTIMETER;
            case DeviceDescription.WeightRecorder d -> Section.WEIGHT_RECORDER;
        };
    }

    /** Whether a device of that kind has these keys, and at least one is given. */
    private static boolean suits(Fields fields, Section kind) {
        if (kind == Section.SPIKE_RECORDER || kind == Section.MULTIMETER || kind == Section.WEIGHT_RECORDER) {
            fields.problem("device", "a " + kind.word() + " records and sends nothing that could be changed");
            return false;
        }
        List<String> known = kind.keys().stream().filter(k -> !FIXED.contains(k)).toList();
        boolean good = true;
        boolean any = false;
        for (String key : fields.section().keys()) {
            boolean given = fields.value(key) != null && !OF_ALL.contains(key);
            any |= given;
            if (given && !known.contains(key)) {
                fields.problem(key, "a " + kind.word() + " has no \"" + key + "\"; it has: "
                        + String.join(", ", known));
                good = false;
            }
        }
        if (!any) {
            fields.problem("device", "expected something to change of this " + kind.word() + ": "
                    + String.join(", ", known));
        }
        return good && any && together(fields, "rate_times", "rate_values")
                && together(fields, "amplitude_times", "amplitude_values");
    }

    private static boolean together(Fields fields, String one, String other) {
        if (fields.value(one) == null == (fields.value(other) == null)) {
            return true;
        }
        fields.problem(fields.value(one) == null ? other : one, "expected \"" + one + "\" and \"" + other
                + "\" together");
        return false;
    }

    /** When a device acts. */
    private record Active(double start, double stop) {
    }

    private Active active(Fields fields, double start, double stop) {
        double from = times.time(fields, "start", start);
        return new Active(from, generators.stop(fields, from, stop));
    }

    private DeviceDescription device(Fields fields, DeviceDescription before) {
        return switch (before) {
            case DeviceDescription.PoissonGenerator d -> {
                Active active = active(fields, d.start(), d.stop());
                yield new DeviceDescription.PoissonGenerator(d.name(),
                        fields.number("rate", d.rate(), generators.rates(), "Hz"), active.start(), active.stop(),
                        d.connections());
            }
            case DeviceDescription.InhomogeneousPoissonGenerator d -> {
                Active active = active(fields, d.start(), d.stop());
                yield new DeviceDescription.InhomogeneousPoissonGenerator(d.name(),
                        fields.value("rate_times") == null ? d.rate() : generators.rates(fields), active.start(),
                        active.stop(), d.connections());
            }
            case DeviceDescription.SpikeGenerator d -> new DeviceDescription.SpikeGenerator(d.name(),
                    DeviceReader.spikeTimes(fields, times), d.connections());
            default -> current(fields, before);
        };
    }

    private DeviceDescription current(Fields fields, DeviceDescription before) {
        return switch (before) {
            case DeviceDescription.DcGenerator d -> {
                Active active = active(fields, d.start(), d.stop());
                yield new DeviceDescription.DcGenerator(d.name(),
                        GeneratorReader.current(fields, "amplitude", d.amplitude()), active.start(), active.stop(),
                        d.connections());
            }
            case DeviceDescription.AcGenerator d -> {
                Active active = active(fields, d.start(), d.stop());
                yield new DeviceDescription.AcGenerator(d.name(),
                        GeneratorReader.current(fields, "amplitude", d.amplitude()),
                        GeneratorReader.current(fields, "offset", d.offset()),
                        fields.number("frequency", d.frequency(), generators.frequencies(), "Hz"),
                        fields.number("phase", d.phase(), Range.ANY, "degrees"), active.start(), active.stop(),
                        d.connections());
            }
            case DeviceDescription.StepCurrentGenerator d -> {
                Active active = active(fields, d.start(), d.stop());
                yield new DeviceDescription.StepCurrentGenerator(d.name(),
                        fields.value("amplitude_times") == null ? d.amplitude() : generators.amplitudes(fields),
                        active.start(), active.stop(), d.connections());
            }
            case DeviceDescription.NoiseGenerator d -> {
                Active active = active(fields, d.start(), d.stop());
                yield generators.noise(fields, new DeviceDescription.NoiseGenerator(d.name(), d.mean(),
                        d.standardDeviation(), d.modulation(), d.frequency(), d.phase(), d.interval(), active.start(),
                        active.stop(), d.connections()));
            }
            default -> throw new IllegalArgumentException("nothing of " + before.name() + " can change");
        };
    }
}
