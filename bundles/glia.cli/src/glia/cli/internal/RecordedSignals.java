package glia.cli.internal;

import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.store.RecordingOptions.PopulationRate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What {@code --record} asks for, as devices that are added to the network: recorders change nothing of what it does.
 */
final class RecordedSignals {

    private static final String EXPECTED = "expected spikes, POPULATION.spikes, POPULATION.rate@BIN,"
            + " POPULATION.STATE@INTERVAL or PROJECTION.weight@INTERVAL, and if wanted neurons as in"
            + " POPULATION[FIRST:END].STATE";
    private static final Pattern REST = Pattern.compile(
            "(?:\\[(?<from>\\d{1,9}):(?<to>\\d{1,10})])?\\.(?<what>[^\\[\\]@]+)(?:@(?<ms>[0-9.eE+-]{1,20}))?");
    private static final String SPIKES = "spikes";
    private static final String RATE = "rate";
    private static final double DEFAULT_BIN = 10;
    private static final double DEFAULT_INTERVAL = 1;
    private static final String WEIGHT = "weight";
    private static final double DEFAULT_WEIGHT_INTERVAL = 100;
    private static final int MAX_NEURONS = 4_000_000;
    private static final int MAX_SHOWN = 20;

    private final NetworkDescription network;
    private final List<DeviceDescription> devices;
    private final Set<String> names = new HashSet<>();
    private final List<PopulationRate> rates = new ArrayList<>();
    private final Map<Multimeter, List<String>> multimeters = new LinkedHashMap<>();

    private record Multimeter(Connection connection, String label, long steps) {
    }

    private RecordedSignals(NetworkDescription network) {
        this.network = network;
        devices = new ArrayList<>(network.devices());
        devices.forEach(device -> names.add(device.name()));
    }

    /** @throws CliException if a signal is none of this network */
    static RecordedSignals of(NetworkDescription network, List<String> signals) throws CliException {
        RecordedSignals recorded = new RecordedSignals(network);
        for (String signal : signals) {
            recorded.add(signal.strip());
        }
        recorded.multimeters.forEach((key, states) -> recorded.devices.add(new DeviceDescription.Multimeter(
                recorded.unique(key.label()), states, key.steps() * network.dt(), List.of(key.connection()))));
        return recorded;
    }

    /** The network with what records the signals. */
    NetworkDescription network() {
        return network.withDevices(devices);
    }

    List<PopulationRate> rates() {
        return rates;
    }

    private void add(String signal) throws CliException {
        if (signal.equals(SPIKES)) {
            devices.add(new DeviceDescription.SpikeRecorder(unique(SPIKES), network.populations().stream()
                    .map(p -> connection(p.name(), List.of())).toList()));
            return;
        }
        int projection = longest(signal, network.projections().stream().map(ProjectionDescription::name).toList());
        if (projection >= 0 && weights(signal, network.projections().get(projection))) {
            return;
        }
        int population = longest(signal, network.populations().stream().map(PopulationDescription::name).toList());
        if (population < 0) {
            throw bad(signal, EXPECTED + (signal.contains(".") || signal.contains("[")
                    ? "; the populations are: " + populations() : ""));
        }
        PopulationDescription described = network.populations().get(population);
        Matcher rest = REST.matcher(signal.substring(described.name().length()));
        if (!rest.matches()) {
            throw bad(signal, EXPECTED);
        }
        List<Integer> neurons = neurons(signal, rest, described.size());
        String what = rest.group("what");
        if (what.equals(SPIKES)) {
            if (rest.group("ms") != null) {
                throw bad(signal, "spikes have no interval");
            }
            devices.add(new DeviceDescription.SpikeRecorder(unique(signal),
                    List.of(connection(described.name(), neurons))));
        } else if (what.equals(RATE)) {
            rate(signal, population, rest);
        } else {
            state(signal, described.name(), neurons, rest);
        }
    }

    /** @return whether the signal is the weights of the projection; else it may be something of a population */
    private boolean weights(String signal, ProjectionDescription projection) throws CliException {
        Matcher rest = REST.matcher(signal.substring(projection.name().length()));
        if (!rest.matches() || !rest.group("what").equals(WEIGHT)) {
            return false;
        }
        int size = network.populations().stream().filter(p -> p.name().equals(projection.target())).findFirst()
                .orElseThrow().size();
        devices.add(new DeviceDescription.WeightRecorder(unique(signal), projection.name(), List.of(),
                neurons(signal, rest, size), steps(signal, rest, DEFAULT_WEIGHT_INTERVAL) * network.dt()));
        return true;
    }

    private void rate(String signal, int population, Matcher rest) throws CliException {
        if (rest.group("from") != null) {
            throw bad(signal, "a rate is that of a whole population");
        }
        PopulationRate rate = new PopulationRate(population, (int) steps(signal, rest, DEFAULT_BIN));
        if (!rates.contains(rate)) {
            rates.add(rate);
        }
    }

    private void state(String signal, String population, List<Integer> neurons, Matcher rest) throws CliException {
        String range = neurons.isEmpty() ? "" : "[" + rest.group("from") + ":" + rest.group("to") + "]";
        String interval = rest.group("ms") == null ? "" : "@" + rest.group("ms");
        Multimeter key = new Multimeter(connection(population, neurons), population + range + interval,
                steps(signal, rest, DEFAULT_INTERVAL));
        List<String> states = multimeters.computeIfAbsent(key, k -> new ArrayList<>());
        if (!states.contains(rest.group("what"))) {
            states.add(rest.group("what"));
        }
    }

    /** The name that a signal begins with; the longest of several, since names may contain dots. */
    private static int longest(String signal, List<String> names) {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean begins = signal.startsWith(name) && signal.length() > name.length()
                    && ".[".indexOf(signal.charAt(name.length())) >= 0;
            if (begins && (found < 0 || name.length() > names.get(found).length())) {
                found = i;
            }
        }
        return found;
    }

    private static List<Integer> neurons(String signal, Matcher rest, int size) throws CliException {
        if (rest.group("from") == null) {
            return List.of();
        }
        int from = Integer.parseInt(rest.group("from"));
        long to = Long.parseLong(rest.group("to"));
        if (from >= to || to > size) {
            throw bad(signal, "expected neurons within [0:" + size + "] (the second number is not included)");
        }
        if (from == 0 && to == size) {
            return List.of();
        }
        if (to - from > MAX_NEURONS) {
            throw bad(signal, "expected at most " + MAX_NEURONS + " neurons unless all");
        }
        return IntStream.range(from, (int) to).boxed().toList();
    }

    private long steps(String signal, Matcher rest, double absent) throws CliException {
        double ms;
        try {
            ms = rest.group("ms") == null ? Math.max(absent, network.dt()) : Double.parseDouble(rest.group("ms"));
        } catch (NumberFormatException e) {
            throw bad(signal, "expected a time in ms behind @");
        }
        double steps = Math.rint(ms / network.dt());
        if (!(steps >= 1 && steps <= Integer.MAX_VALUE)) {
            throw bad(signal, "expected at least one step of " + network.dt() + " ms and at most " + Integer.MAX_VALUE
                    + " steps behind @");
        }
        return (long) steps;
    }

    private static Connection connection(String population, List<Integer> neurons) {
        return new Connection(population, neurons, "", 1, 0);
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }

    private String populations() {
        List<String> all = network.populations().stream().map(PopulationDescription::name).toList();
        return String.join(", ", all.subList(0, Math.min(MAX_SHOWN, all.size())))
                + (all.size() > MAX_SHOWN ? " and " + (all.size() - MAX_SHOWN) + " more" : "");
    }

    private static CliException bad(String signal, String message) {
        return new CliException(ExitCode.BAD_INPUT, "glia: --record " + signal + ": " + message);
    }
}
