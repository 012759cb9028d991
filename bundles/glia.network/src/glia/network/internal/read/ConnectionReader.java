package glia.network.internal.read;

import glia.api.model.NeuronModel;
import glia.api.model.Range;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Quantity;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.network.internal.base.Ports;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads what devices are connected to. */
final class ConnectionReader {

    private static final int MAX_CONNECTIONS = 100_000;

    private final Reading reading;
    private final Times times;
    private final Populations populations;

    ConnectionReader(Reading reading, Times times, Populations populations) {
        this.reading = reading;
        this.times = times;
        this.populations = populations;
    }

    /** @return the model of a population that a connection names, or null if it is not known */
    NeuronModel model(String population) {
        return populations.get(population).model();
    }

    /** @return a population that a projection names, or null if it is not known */
    Populations.Entry population(String name) {
        return populations.get(name);
    }

    /** @return the connections that could be read */
    List<Connection> read(Fields device, String key, Section section) {
        List<JsonValue> list = device.list(key, 1, MAX_CONNECTIONS);
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Fields fields = Fields.open(reading, list.get(i), section, device.path(key) + '[' + i + ']');
            Connection connection = fields == null ? null : connection(fields);
            if (connection != null) {
                connections.add(connection);
            }
        }
        return connections;
    }

    private Connection connection(Fields fields) {
        Populations.Entry population = populations.find(fields, "population");
        List<Integer> neurons = neurons(fields, "neurons", population == null ? -1 : population.capacity());
        double weight = 1;
        double delay = times.dt();
        String receptor = "";
        NeuronModel model = population == null ? null : population.model();
        if (fields.section() != Section.SOURCE) {
            weight = fields.number("weight", 1, Range.ANY, "");
            receptor = fields.text("receptor", "", Fields.MAX_NAME);
        }
        if (fields.section() == Section.SPIKE_TARGET) {
            delay = times.deviceDelay(fields);
        }
        boolean known = model != null && receptor != null && !Double.isNaN(weight);
        if (known && fields.section() == Section.SPIKE_TARGET) {
            Populations.checkPort(fields, Ports.forSpikes(model, receptor, Quantity.of(weight)));
        } else if (known && fields.section() == Section.CURRENT_TARGET) {
            Ports.Choice port = Ports.forCurrent(model, receptor);
            if (port.index() < 0) {
                fields.problem(port.receptorIsWrong() ? "receptor" : "population", port.complaint());
            }
        }
        return population == null || receptor == null ? null
                : new Connection(population.name(), neurons, receptor, weight, delay);
    }

    /**
     * Some neurons of a population: a list of indices, or a range of them.
     *
     * @param size how many there can be, -1 if it is not known
     * @return ascending; empty for all, as if the key were absent
     */
    static List<Integer> neurons(Fields fields, String key, int size) {
        Reading reading = fields.reading();
        JsonValue value = fields.value(key);
        if (value == null) {
            return List.of();
        }
        long limit = size < 0 ? Integer.MAX_VALUE : size;
        String path = fields.path(key);
        if (value instanceof JsonValue.Members) {
            return range(Fields.open(reading, value, Section.NEURON_RANGE, path), limit);
        }
        List<Integer> neurons = new ArrayList<>();
        long last = -1;
        for (JsonValue element : fields.list(key, 1, JsonTreeReader.MAX_VALUES)) {
            Long index = element instanceof JsonValue.Number number ? Numbers.exact(reading, number) : null;
            if (index == null || index <= last || index >= limit) {
                reading.problem(element, path, "expected indices in ascending order, the next one from " + (last + 1)
                        + " to " + (limit - 1) + ", found " + reading.found(element));
                return List.of();
            }
            last = index;
            neurons.add((int) last);
        }
        return neurons;
    }

    /** All neurons are an empty list, so that a range of a large population needs no memory. */
    private static List<Integer> range(Fields range, long limit) {
        long first = range.whole("first", -1, 0, limit - 1);
        long count = first < 0 ? -1 : range.whole("count", -1, 1, limit - first);
        if (count < 0 || count == limit) {
            return List.of();
        }
        if (count > JsonTreeReader.MAX_VALUES) {
            range.problem("count", "expected all " + limit + " neurons or at most " + JsonTreeReader.MAX_VALUES
                    + ", found " + count);
            return List.of();
        }
        return IntStream.range((int) first, (int) (first + count)).boxed().toList();
    }
}
