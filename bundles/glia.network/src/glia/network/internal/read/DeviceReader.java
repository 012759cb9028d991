package glia.network.internal.read;

import glia.api.model.NeuronModel;
import glia.api.model.StateDefinition;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.DeviceDescription;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.json.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the list of devices. */
final class DeviceReader {

    static final int MAX_DEVICES = 100_000;
    private static final int MAX_STATES = 100;
    private static final double DEFAULT_INTERVAL = 1;

    private final Reading reading;
    private final Times times;
    private final ConnectionReader connections;
    private final GeneratorReader generators;
    private final WeightRecorderReader weights;
    private final Set<String> names = new HashSet<>();

    DeviceReader(Reading reading, Times times, Populations populations, WeightRecorderReader.Projections projections) {
        this.reading = reading;
        this.times = times;
        this.connections = new ConnectionReader(reading, times, populations);
        this.generators = new GeneratorReader(reading, times, connections);
        this.weights = new WeightRecorderReader(reading, times, connections, projections);
    }

    /** @return the devices that could be read */
    List<DeviceDescription> read(Fields network) {
        List<JsonValue> list = network.list("devices", 0, MAX_DEVICES);
        List<DeviceDescription> devices = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Fields fields = Fields.openOneOf(reading, list.get(i), "model", Section.DEVICES, "devices[" + i + "]");
            DeviceDescription device = fields == null ? null : device(fields);
            if (device != null) {
                devices.add(device);
            }
        }
        return devices;
    }

    private DeviceDescription device(Fields fields) {
        String name = fields.name("name");
        if (name != null && !names.add(name)) {
            fields.problem("name", "two devices are called " + Reading.quoted(name));
        }
        DeviceDescription device = switch (fields.section()) {
            case POISSON_GENERATOR, INHOMOGENEOUS_POISSON_GENERATOR, DC_GENERATOR, AC_GENERATOR,
                    STEP_CURRENT_GENERATOR, NOISE_GENERATOR ->
                generators.read(fields, name == null ? "" : name);
            case SPIKE_GENERATOR -> spikes(fields, name == null ? "" : name);
            case SPIKE_RECORDER -> new DeviceDescription.SpikeRecorder(name == null ? "" : name,
                    connections.read(fields, "sources", Section.SOURCE));
            case WEIGHT_RECORDER -> weights.read(fields, name == null ? "" : name);
            default -> multimeter(fields, name == null ? "" : name);
        };
        return name == null ? null : device;
    }

    private DeviceDescription spikes(Fields fields, String name) {
        double[] values = spikeTimes(fields, times);
        List<Connection> targets = connections.read(fields, "targets", Section.SPIKE_TARGET);
        return new DeviceDescription.SpikeGenerator(name, values, targets);
    }

    /** @return the ascending times of a generator of spikes; of no use if problems were reported */
    static double[] spikeTimes(Fields fields, Times times) {
        List<JsonValue> list = fields.list("times", 1, JsonTreeReader.MAX_VALUES);
        double[] values = new double[list.size()];
        double last = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = times.time(list.get(i), fields.path("times") + '[' + i + ']');
            if (values[i] < last) {
                fields.reading().problem(list.get(i), fields.path("times") + '[' + i + ']',
                        "expected times in ascending order, found " + Numbers.show(values[i]) + " after "
                                + Numbers.show(last));
                break;
            }
            last = values[i];
        }
        return values;
    }

    private DeviceDescription multimeter(Fields fields, String name) {
        List<Connection> sources = connections.read(fields, "sources", Section.SOURCE);
        List<NeuronModel> models = sources.stream().map(s -> connections.model(s.population())).toList();
        List<JsonValue> list = fields.list("record_from", 1, MAX_STATES);
        List<String> recordFrom = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String path = fields.path("record_from") + '[' + i + ']';
            if (!(list.get(i) instanceof JsonValue.Text state)) {
                reading.problem(list.get(i), path, "expected the name of a state variable, found "
                        + reading.found(list.get(i)));
            } else if (recordFrom.contains(state.value())) {
                reading.problem(state, path, "the state variable " + reading.found(state) + " occurs twice");
            } else {
                recordFrom.add(state.value());
                models.forEach(model -> state(state, path, model));
            }
        }
        return new DeviceDescription.Multimeter(name, recordFrom, times.interval(fields, DEFAULT_INTERVAL), sources);
    }

    private void state(JsonValue.Text state, String path, NeuronModel model) {
        if (model != null && model.state(state.value()).isEmpty()) {
            List<String> known = model.states().stream().map(StateDefinition::name).toList();
            reading.problem(state, path, "unknown state variable " + reading.found(state) + " of " + model.name()
                    + "; it has: " + String.join(", ", known) + Suggestion.forName(state.value(), known));
        }
    }
}
