package glia.network.internal.read;

import glia.api.change.ChangeTimetable;
import glia.api.change.ChangeWriter;
import glia.api.change.NetworkChange;
import glia.api.network.DeviceDescription;
import java.util.List;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/** Writes files of changes in the words that {@link ChangeFileReader} reads, see docs/network-format.md. */
@Component
public final class ChangeFileWriter implements ChangeWriter {

    @Override
    public String text(List<ChangeTimetable.Entry> entries, double dt) {
        StringBuilder text = new StringBuilder("{\n  \"glia\": 1,\n  \"changes\": [");
        String separator = "\n";
        for (ChangeTimetable.Entry entry : entries) {
            try {
                text.append(separator).append("    { ").append(line(entry, dt)).append(" }");
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the change after step " + entry.step() + ": " + e.getMessage(), e);
            }
            separator = ",\n";
        }
        return text.append(entries.isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
    }

    private static Members line(ChangeTimetable.Entry entry, double dt) {
        Members line = new Members().number("time", entry.step() * dt);
        return switch (entry.change()) {
            case NetworkChange.SetParameter c -> line.word("change", Section.SET_PARAMETER.word())
                    .word("population", c.population()).word("parameter", c.parameter())
                    .indices("neurons", c.neurons()).oneOrMore("value", c.values());
            case NetworkChange.SetState c -> line.word("change", Section.SET_STATE.word())
                    .word("population", c.population()).word("state", c.state())
                    .indices("neurons", c.neurons()).numbersOrWords("value", c.values());
            case NetworkChange.SetWeights c -> weights(line.word("change", Section.SET_WEIGHTS.word())
                    .word("projection", c.projection()).indices("sources", c.sources()).indices("targets", c.targets())
                    .indices("nth", c.nth()), c);
            case NetworkChange.AddSynapses c -> line.word("change", Section.ADD_SYNAPSES.word())
                    .word("projection", c.projection()).indices("sources", c.sources()).indices("targets", c.targets())
                    .oneOrMore("weight", c.weights()).oneOrMore("delay", c.delays());
            case NetworkChange.RemoveSynapses c -> line.word("change", Section.REMOVE_SYNAPSES.word())
                    .word("projection", c.projection()).indices("sources", c.sources()).indices("targets", c.targets());
            case NetworkChange.AddNeurons c -> c.parents() == null
                    ? line.word("change", Section.ADD_NEURONS.word()).word("population", c.population())
                            .number("count", c.count())
                    : line.word("change", Section.ADD_NEURONS.word()).word("population", c.population())
                            .indices("parents", c.parents());
            case NetworkChange.RemoveNeurons c -> line.word("change", Section.REMOVE_NEURONS.word())
                    .word("population", c.population()).indices("neurons", c.neurons());
            case NetworkChange.SetStimulus c -> stimulus(line.word("change", Section.SET_STIMULUS.word())
                    .word("device", c.device().name()), c.device());
            case NetworkChange.SetEnergy c -> energy(line, c);
        };
    }

    private static Members weights(Members line, NetworkChange.SetWeights change) {
        return change.nth() == null ? line.oneOrMore("weight", change.weights())
                : line.numbersOrWords("weight", change.weights());
    }

    private static Members energy(Members line, NetworkChange.SetEnergy change) {
        Section section = Section.KINDS_OF_CHANGE.stream()
                .filter(s -> EnergyChangeReader.part(s) == change.part()).findFirst().orElseThrow();
        line.word("change", section.word());
        if (change.part().named()) {
            line.word(section.required().getLast(), change.name());
        }
        new TreeMap<>(change.values()).forEach(line::number);
        return line;
    }

    private static Members stimulus(Members line, DeviceDescription device) {
        return switch (device) {
            case DeviceDescription.PoissonGenerator d -> line.number("rate", d.rate()).active(d.start(), d.stop());
            case DeviceDescription.InhomogeneousPoissonGenerator d -> line.list("rate_times", d.rate().times())
                    .list("rate_values", d.rate().values()).active(d.start(), d.stop());
            case DeviceDescription.DcGenerator d -> line.number("amplitude", d.amplitude())
                    .active(d.start(), d.stop());
            case DeviceDescription.AcGenerator d -> line.number("amplitude", d.amplitude())
                    .number("offset", d.offset()).number("frequency", d.frequency()).number("phase", d.phase())
                    .active(d.start(), d.stop());
            case DeviceDescription.StepCurrentGenerator d -> line.list("amplitude_times", d.amplitude().times())
                    .list("amplitude_values", d.amplitude().values()).active(d.start(), d.stop());
            case DeviceDescription.NoiseGenerator d -> line.number("mean", d.mean())
                    .number("std", d.standardDeviation()).number("std_mod", d.modulation())
                    .number("frequency", d.frequency()).number("phase", d.phase()).number("dt", d.interval())
                    .active(d.start(), d.stop());
            case DeviceDescription.SpikeGenerator d -> line.list("times", d.times());
            case DeviceDescription.SpikeRecorder d -> throw records(d);
            case DeviceDescription.Multimeter d -> throw records(d);
            case DeviceDescription.WeightRecorder d -> throw records(d);
        };
    }

    private static IllegalArgumentException records(DeviceDescription device) {
        return new IllegalArgumentException(device.name() + " records and sends nothing that could be changed");
    }

    /** Members of a JSON object, on one line. */
    private static final class Members {
        private final StringBuilder text = new StringBuilder();

        private StringBuilder key(String key) {
            return text.append(text.isEmpty() ? "" : ", ").append('"').append(key).append("\": ");
        }

        Members word(String key, String word) {
            StringBuilder out = key(key).append('"');
            for (char c : word.toCharArray()) {
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c < ' ') {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
            return this;
        }

        Members number(String key, double value) {
            checkFinite(value);
            append(key(key), value);
            return this;
        }

        Members list(String key, double[] values) {
            checkFinite(values);
            return listOrWords(key, values);
        }

        private Members listOrWords(String key, double[] values) {
            StringBuilder out = key(key).append('[');
            for (int i = 0; i < values.length; i++) {
                append(out.append(i == 0 ? "" : ", "), values[i]);
            }
            out.append(']');
            return this;
        }

        Members oneOrMore(String key, double[] values) {
            checkFinite(values);
            return numbersOrWords(key, values);
        }

        /** One or more, with words for those that are no finite numbers. */
        Members numbersOrWords(String key, double[] values) {
            if (values.length != 1) {
                return listOrWords(key, values);
            }
            append(key(key), values[0]);
            return this;
        }

        /** Nothing where they are null, which stands for all. */
        Members indices(String key, int[] indices) {
            if (indices != null) {
                StringBuilder out = key(key).append('[');
                for (int i = 0; i < indices.length; i++) {
                    out.append(i == 0 ? "" : ", ").append(indices[i]);
                }
                out.append(']');
            }
            return this;
        }

        /** A key that is left out leaves what was there before, so that no end is written as the latest there is. */
        Members active(double start, double stop) {
            return number("start", start).number("stop", Math.min(stop, Times.LATEST));
        }

        private static void checkFinite(double... values) {
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("a file of changes has no word for " + value
                            + " but as a state or as the weight of a single synapse");
                }
            }
        }

        private static void append(StringBuilder out, double value) {
            boolean negativeZero = value == 0 && Double.compare(value, 0) != 0;
            if (!Double.isFinite(value)) {
                out.append(Numbers.quoted(value));
            } else if (value == Math.rint(value) && Math.abs(value) < 1e15 && !negativeZero) {
                out.append((long) value);
            } else {
                out.append(value);
            }
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
