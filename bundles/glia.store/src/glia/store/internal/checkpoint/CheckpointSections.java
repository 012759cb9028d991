package glia.store.internal.checkpoint;

import glia.api.change.Revision;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A checkpoint as sections; {@link SectionedCheckpoint} is the way back. */
final class CheckpointSections {

    static final String NETWORK = "network";
    static final String CHANGED_AT = "changes.step";
    static final String CHANGES = "changes.arrays";
    static final String CLOCK = "clock";
    static final String SPIKES = "train.spikes";
    static final String CHAIN = "train.chain";
    static final String PENDING = "train.pending";
    static final String TIMED = "timed";
    static final String TIMED_SPIKES = "timed.spikes";
    static final String TIMED_NEURON_STEPS = "timed.neuronSteps";
    static final String BALANCES = "energy.balances";
    static final String FRACTIONS = "energy.fractions";
    static final String COUNTS = "energy.counts";
    static final String ACTIVITY = "activity.spikes";
    static final String WARNING = "activity.warning";

    static final String REGULATION = "regulation.arrays";

    static final String FLOATS = "floats.";
    static final String INTS = "ints.";
    static final String LONGS = "longs.";
    static final String DOUBLES = "doubles.";

    private static final int[] NOTHING = {};

    private CheckpointSections() {
    }

    static String shape(int population) {
        return "populations[" + population + "].shape";
    }

    static String states(int population, int state) {
        return "populations[" + population + "].states[" + state + "]";
    }

    static String inFlight(int population, int port) {
        return "populations[" + population + "].inFlight[" + port + "]";
    }

    static String arrays(int projection) {
        return "projections[" + projection + "].arrays";
    }

    /** @param name with its type, as {@link #arrays} lists it */
    static String array(int projection, String name) {
        return "projections[" + projection + "]." + name;
    }

    /** @param name with its type, as {@link #CHANGES} lists it */
    static String change(String name) {
        return "changes." + name;
    }

    /** @param name as {@link #REGULATION} lists it */
    static String regulation(String name) {
        return "regulation." + name;
    }

    static List<Section> of(Checkpoint checkpoint) {
        List<Section> all = new ArrayList<>();
        all.add(Section.of(NETWORK, network(checkpoint.network())));
        changes(checkpoint.revision(), all);
        CanonicalState state = checkpoint.state();
        all.add(Section.of(CLOCK, state.step(), state.populations().size(), state.projections().size()));
        for (int p = 0; p < state.populations().size(); p++) {
            population(p, state.populations().get(p), all);
        }
        for (int j = 0; j < state.projections().size(); j++) {
            projection(j, state.projections().get(j), all);
        }
        Checkpoint.SpikeTrain train = checkpoint.train();
        all.add(Section.of(SPIKES, train.spikes()));
        all.add(Section.of(CHAIN, train.chain()));
        all.add(Section.of(PENDING, train.pending()));
        Checkpoint.TimedPhase timed = checkpoint.timed();
        all.add(Section.of(TIMED, timed.steps(), timed.waits(), timed.synapticEvents(), timed.deviceEvents(),
                timed.wallNanos(), timed.cpuNanos()));
        all.add(Section.of(TIMED_SPIKES, timed.spikes()));
        all.add(Section.of(TIMED_NEURON_STEPS, timed.neuronSteps()));
        all.add(Section.of(BALANCES, checkpoint.energy().balances()));
        all.add(Section.of(FRACTIONS, checkpoint.energy().fractions()));
        all.add(Section.of(COUNTS, checkpoint.energy().counts()));
        all.add(Section.of(ACTIVITY, checkpoint.activity().spikes()));
        all.add(Section.of(WARNING, checkpoint.activity().warning()));
        all.add(Section.of(REGULATION, Texts.encode(List.copyOf(checkpoint.regulation().keySet()))));
        checkpoint.regulation().forEach((name, memory) -> all.add(Section.of(regulation(name), memory)));
        return all;
    }

    private static void changes(Revision revision, List<Section> all) {
        List<Section> arrays = new ArrayList<>();
        revision.ints().forEach((name, values) -> arrays.add(Section.of(INTS + name, values)));
        revision.longs().forEach((name, values) -> arrays.add(Section.of(LONGS + name, values)));
        revision.doubles().forEach((name, values) -> arrays.add(Section.of(DOUBLES + name, values)));
        all.add(Section.of(CHANGED_AT, revision.step()));
        all.add(Section.of(CHANGES, Texts.encode(arrays.stream().map(Section::name).toList())));
        for (Section array : arrays) {
            all.add(new Section(change(array.name()), array.type(), array.array()));
        }
    }

    private static void population(int p, CanonicalState.PopulationState state, List<Section> all) {
        all.add(Section.of(shape(p), state.states().length, state.inFlight().length));
        for (int i = 0; i < state.states().length; i++) {
            all.add(Section.of(states(p, i), state.states()[i]));
        }
        for (int port = 0; port < state.inFlight().length; port++) {
            int[] values = state.inFlight()[port];
            all.add(Section.of(inFlight(p, port), values == null ? NOTHING : values));
        }
    }

    private static void projection(int j, CanonicalState.ProjectionState state, List<Section> all) {
        List<Section> arrays = new ArrayList<>();
        state.floats().forEach((name, values) -> arrays.add(Section.of(FLOATS + name, values)));
        state.ints().forEach((name, values) -> arrays.add(Section.of(INTS + name, values)));
        state.longs().forEach((name, values) -> arrays.add(Section.of(LONGS + name, values)));
        all.add(Section.of(arrays(j), Texts.encode(arrays.stream().map(Section::name).toList())));
        for (Section array : arrays) {
            all.add(new Section(array(j, array.name()), array.type(), array.array()));
        }
    }

    /** Names and values in turn. */
    private static byte[] network(Map<String, String> facts) {
        List<String> texts = new ArrayList<>();
        facts.forEach((name, value) -> {
            texts.add(name);
            texts.add(value);
        });
        return Texts.encode(texts);
    }
}
