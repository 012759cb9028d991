package glia.store.internal.checkpoint;

import glia.api.change.Revision;
import glia.api.energy.EnergyAccounts;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.store.CheckpointException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A checkpoint from sections, each of which has to be there, of the right type and length, and the only ones. */
final class SectionedCheckpoint {

    private static final int ANY = -1;

    private final Path file;
    private final Map<String, SectionReader.Found> sections;
    private int used;

    SectionedCheckpoint(Path file, Map<String, SectionReader.Found> sections) {
        this.file = file;
        this.sections = sections;
    }

    Checkpoint checkpoint() throws CheckpointException {
        Map<String, String> network = network();
        Revision revision = revision();
        CanonicalState state = state();
        long[] timed = longs(CheckpointSections.TIMED, 6);
        Checkpoint checkpoint = new Checkpoint(network, revision, state, train(),
                new Checkpoint.TimedPhase(timed[0], longs(CheckpointSections.TIMED_SPIKES, ANY),
                        longs(CheckpointSections.TIMED_NEURON_STEPS, ANY), timed[1], timed[2], timed[3], timed[4],
                        timed[5]),
                new EnergyAccounts(longs(CheckpointSections.BALANCES, ANY), longs(CheckpointSections.FRACTIONS, ANY),
                        longs(CheckpointSections.COUNTS, ANY)),
                new Checkpoint.Activity(longs(CheckpointSections.ACTIVITY, ANY),
                        longs(CheckpointSections.WARNING, ANY)), regulation());
        if (used != sections.size()) {
            throw new CheckpointException(file, "table", Layout.HEADER_BYTES, sections.size() + " sections, expected "
                    + used);
        }
        return checkpoint;
    }

    private Map<String, long[]> regulation() throws CheckpointException {
        Map<String, long[]> memory = new HashMap<>();
        for (String name : texts(CheckpointSections.REGULATION)) {
            memory.put(name, longs(CheckpointSections.regulation(name), ANY));
        }
        return memory;
    }

    private Revision revision() throws CheckpointException {
        Map<String, int[]> ints = new HashMap<>();
        Map<String, long[]> longs = new HashMap<>();
        Map<String, double[]> doubles = new HashMap<>();
        for (String name : texts(CheckpointSections.CHANGES)) {
            String section = CheckpointSections.change(name);
            if (name.startsWith(CheckpointSections.INTS)) {
                ints.put(name.substring(CheckpointSections.INTS.length()), ints(section, ANY));
            } else if (name.startsWith(CheckpointSections.LONGS)) {
                longs.put(name.substring(CheckpointSections.LONGS.length()), longs(section, ANY));
            } else if (name.startsWith(CheckpointSections.DOUBLES)) {
                doubles.put(name.substring(CheckpointSections.DOUBLES.length()),
                        (double[]) array(section, Section.Type.DOUBLES, ANY));
            } else {
                throw bad(CheckpointSections.CHANGES, "an array of no known type");
            }
        }
        return new Revision(longs(CheckpointSections.CHANGED_AT, 1)[0], ints, longs, doubles);
    }

    private CanonicalState state() throws CheckpointException {
        long[] clock = longs(CheckpointSections.CLOCK, 3);
        if (clock[0] < 0) {
            throw bad(CheckpointSections.CLOCK, "step " + clock[0]);
        }
        List<CanonicalState.PopulationState> populations = new ArrayList<>();
        for (long p = 0; p < clock[1]; p++) {
            populations.add(population((int) p));
        }
        List<CanonicalState.ProjectionState> projections = new ArrayList<>();
        for (long j = 0; j < clock[2]; j++) {
            projections.add(projection((int) j));
        }
        return new CanonicalState(clock[0], populations, projections);
    }

    private CanonicalState.ProjectionState projection(int j) throws CheckpointException {
        Map<String, float[]> floats = new HashMap<>();
        Map<String, int[]> ints = new HashMap<>();
        Map<String, long[]> longs = new HashMap<>();
        for (String name : texts(CheckpointSections.arrays(j))) {
            String section = CheckpointSections.array(j, name);
            if (name.startsWith(CheckpointSections.FLOATS)) {
                floats.put(name.substring(CheckpointSections.FLOATS.length()),
                        (float[]) array(section, Section.Type.FLOATS, ANY));
            } else if (name.startsWith(CheckpointSections.INTS)) {
                ints.put(name.substring(CheckpointSections.INTS.length()), ints(section, ANY));
            } else if (name.startsWith(CheckpointSections.LONGS)) {
                longs.put(name.substring(CheckpointSections.LONGS.length()), longs(section, ANY));
            } else {
                throw bad(CheckpointSections.arrays(j), "an array of no known type");
            }
        }
        return new CanonicalState.ProjectionState(floats, ints, longs);
    }

    private CanonicalState.PopulationState population(int p) throws CheckpointException {
        int[] shape = ints(CheckpointSections.shape(p), 2);
        List<float[]> states = new ArrayList<>();
        for (int i = 0; i < shape[0]; i++) {
            states.add((float[]) array(CheckpointSections.states(p, i), Section.Type.FLOATS, ANY));
        }
        List<int[]> inFlight = new ArrayList<>();
        for (int port = 0; port < shape[1]; port++) {
            int[] values = ints(CheckpointSections.inFlight(p, port), ANY);
            inFlight.add(values.length == 0 ? null : values);
        }
        return new CanonicalState.PopulationState(states.toArray(float[][]::new), inFlight.toArray(int[][]::new));
    }

    private Checkpoint.SpikeTrain train() throws CheckpointException {
        long spikes = longs(CheckpointSections.SPIKES, 1)[0];
        int[] chain = ints(CheckpointSections.CHAIN, ANY);
        int[] pending = ints(CheckpointSections.PENDING, ANY);
        try {
            return new Checkpoint.SpikeTrain(spikes, chain, pending);
        } catch (IllegalArgumentException e) {
            throw bad(CheckpointSections.PENDING, e.getMessage());
        }
    }

    private Map<String, String> network() throws CheckpointException {
        List<String> texts = texts(CheckpointSections.NETWORK);
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
            facts.put(texts.get(i), texts.get(i + 1));
        }
        if (facts.size() * 2 != texts.size()) {
            throw bad(CheckpointSections.NETWORK, "a fact without a value, or told twice");
        }
        return facts;
    }

    private List<String> texts(String name) throws CheckpointException {
        byte[] bytes = (byte[]) array(name, Section.Type.BYTES, ANY);
        try {
            return Texts.decode(bytes);
        } catch (IllegalArgumentException e) {
            throw bad(name, e.getMessage());
        }
    }

    private long[] longs(String name, int count) throws CheckpointException {
        return (long[]) array(name, Section.Type.LONGS, count);
    }

    private int[] ints(String name, int count) throws CheckpointException {
        return (int[]) array(name, Section.Type.INTS, count);
    }

    private Object array(String name, Section.Type type, int count) throws CheckpointException {
        SectionReader.Found found = sections.get(name);
        if (found == null) {
            throw new CheckpointException(file, "table", Layout.HEADER_BYTES, "there is no section " + name);
        }
        Object array = found.section().array();
        if (found.section().type() != type || count != ANY && Array.getLength(array) != count) {
            throw bad(name, "has " + Array.getLength(array) + " " + found.section().type() + ", expected "
                    + (count == ANY ? "" : count + " ") + type);
        }
        used++;
        return array;
    }

    private CheckpointException bad(String name, String message) {
        return new CheckpointException(file, name, sections.get(name).offset(), message);
    }
}
