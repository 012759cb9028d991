package glia.store.internal.recorded;

import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Population;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The populations of a recording: those that {@code run.json} names, or as they come up in what was recorded. */
final class Outline {

    private static final int MOST_POPULATIONS = 256;
    private static final int MOST_NEURONS = 1 << 22;
    private static final int MOST_NAME = 1 << 10;
    private static final NeuronModel UNKNOWN = new NeuronModel("unknown",
            "what a recording does not say", "", List.of(), List.of(), List.of(), List.of(), List.of());

    /** A population, its name as CSV has it, with the comma behind. */
    private static final class Part {
        private final String name;
        private final byte[] field;
        private int size;

        Part(String name, int size) {
            this.name = name;
            this.size = size;
            boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            field = ((plain ? name : '"' + name.replace("\"", "\"\"") + '"') + ',').getBytes(StandardCharsets.UTF_8);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final boolean sized;
    private boolean closed;
    private long neurons;

    /** @param sizes of the populations in their order; empty if they are not known */
    Outline(Map<String, Integer> sizes) throws MalformedException {
        sized = !sizes.isEmpty();
        for (Map.Entry<String, Integer> entry : sizes.entrySet()) {
            add(entry.getKey(), entry.getValue());
        }
        closed = sized;
    }

    private void add(String name, int size) throws MalformedException {
        if (parts.size() == MOST_POPULATIONS) {
            throw new MalformedException(0, "expected at most " + MOST_POPULATIONS + " populations");
        }
        if (name.isEmpty() || name.length() > MOST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException(0, "expected the name of a population");
        }
        parts.add(new Part(name, 0));
        grow(parts.getLast(), size);
    }

    private void grow(Part part, int size) throws MalformedException {
        if (size > part.size) {
            if (neurons + size - part.size > MOST_NEURONS) {
                throw new MalformedException(0, "expected at most " + MOST_NEURONS + " neurons");
            }
            neurons += size - part.size;
            part.size = size;
        }
    }

    boolean sized() {
        return sized;
    }

    /**
     * Reads the name of a population and the comma behind it.
     *
     * @param guess the population that it probably is, from 0
     */
    int population(Lines lines, int guess) throws MalformedException {
        for (int i = 0; i < parts.size(); i++) {
            int p = (guess + i) % parts.size();
            if (lines.pass(parts.get(p).field)) {
                return p;
            }
        }
        int column = lines.column();
        String name = lines.field();
        lines.expectComma();
        return population(name, column);
    }

    /** @param column where its name is, 0 if it is in none */
    int population(String name, int column) throws MalformedException {
        for (int p = 0; p < parts.size(); p++) {
            if (parts.get(p).name.equals(name)) {
                return p;
            }
        }
        if (closed) {
            throw new MalformedException(column, "expected a population that is known, got \""
                    + name.replaceAll("\\p{Cntrl}", "?") + '"');
        }
        add(name, 0);
        return parts.size() - 1;
    }

    /** Reads the index of a neuron of a population. */
    int neuron(Lines lines, int population) throws MalformedException {
        int column = lines.column();
        return neuron(population, lines.index(), column);
    }

    /** @param column where it is, 0 if it is in none */
    int neuron(int population, int neuron, int column) throws MalformedException {
        Part part = parts.get(population);
        if (neuron >= part.size) {
            if (closed) {
                throw new MalformedException(column, "expected a neuron below " + part.size + ", got " + neuron);
            }
            if (neuron >= MOST_NEURONS) {
                throw new MalformedException(column, "expected a neuron below " + MOST_NEURONS + ", got " + neuron);
            }
            grow(part, neuron + 1);
        }
        return neuron;
    }

    /** Of ids that nothing says the population of. */
    void neurons(String name, int count) throws MalformedException {
        if (parts.isEmpty()) {
            add(name, count);
        } else {
            grow(parts.getFirst(), count);
        }
    }

    boolean isEmpty() {
        return neurons == 0;
    }

    String name(int population) {
        return parts.get(population).name;
    }

    /** What the populations are now; from now on there are no others. */
    Network network(String name, double dt, long seed) {
        closed = true;
        List<Population> populations = new ArrayList<>();
        int first = 0;
        for (Part part : parts) {
            populations.add(new Population(populations.size(), part.name, first, part.size, UNKNOWN, Map.of(),
                    Map.of(), new double[0], new float[3 * part.size]));
            first += part.size;
        }
        return new Network(new NetworkDescription(name, "", "", dt, seed, 0, List.of(), List.of(), List.of()),
                populations, List.of(), List.of(), 1, 1);
    }
}
