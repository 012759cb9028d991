package glia.engine.cpu.internal;

import glia.api.model.StateDefinition;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseTrace;
import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.simulation.CanonicalState.ProjectionState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The state of plastic synapses in canonical form: what each has learned from all that had reached it, the weights in
 * the order of {@link glia.api.network.Connectivity}'s rows, and likewise other states of the synapses; by source its
 * last spike (0: none) with its traces and states after it; by target its last spike that had reached all synapses and
 * all later ones, with the traces that each spike found and the target's states that it took along.
 */
final class PlasticState {

    private static final String WEIGHT = "weight";
    private static final String LAST = "source.last";
    private static final String BEGIN = "target.begin";
    private static final String STEPS = "target.steps";

    private PlasticState() {
    }

    /** @param parts those of the tiles, by target */
    static ProjectionState export(Projection projection, List<PlasticSynapses> parts, long step) {
        if (parts.isEmpty()) {
            return ProjectionState.AS_BUILT;
        }
        SynapseModel model = projection.plasticity().model();
        Map<String, float[]> floats = new HashMap<>();
        Map<String, int[]> ints = new HashMap<>();
        Map<String, long[]> longs = new HashMap<>();
        longs.put(LAST, parts.getFirst().last.clone());
        List<String> sources = sourceNames(model);
        for (int i = 0; i < sources.size(); i++) {
            floats.put(sources.get(i), parts.getFirst().sourceValues(i));
        }
        if (model.learns()) {
            parts.forEach(part -> part.settle(step));
            List<String> names = synapseNames(model);
            for (int i = 0; i < names.size(); i++) {
                float[] values = new float[Math.toIntExact(projection.connectivity().count())];
                int at = 0;
                for (PlasticSynapses part : parts) {
                    at = part.copyRows(i == 0 ? part.weights : part.own[i - 1], values, at);
                }
                floats.put(names.get(i), values);
            }
            exportSpikes(model, parts, step, floats, ints, longs);
        }
        return new ProjectionState(floats, ints, longs);
    }

    private static void exportSpikes(SynapseModel model, List<PlasticSynapses> parts, long step,
            Map<String, float[]> floats, Map<String, int[]> ints, Map<String, long[]> longs) {
        int[] begin = new int[parts.stream().mapToInt(part -> part.size).sum() + 1];
        int target = 0;
        for (PlasticSynapses part : parts) {
            for (int neuron = 0; neuron < part.size; neuron++, target++) {
                begin[target + 1] = Math.addExact(begin[target], part.spikesOf(neuron, step));
            }
        }
        long[] steps = new long[begin[target]];
        List<String> names = targetNames(model);
        float[][] traces = new float[names.size()][steps.length];
        target = 0;
        for (PlasticSynapses part : parts) {
            for (int neuron = 0; neuron < part.size; neuron++, target++) {
                part.history.copy(neuron, begin[target + 1] - begin[target], begin[target], steps, traces);
            }
        }
        ints.put(BEGIN, begin);
        longs.put(STEPS, steps);
        for (int i = 0; i < traces.length; i++) {
            floats.put(names.get(i), traces[i]);
        }
    }

    /** Replaces the state of all tiles; {@link #check} must have accepted it. */
    static void load(ProjectionState state, Projection projection, List<PlasticSynapses> parts, long step) {
        SynapseModel model = projection.plasticity().model();
        int at = 0;
        int target = 0;
        for (PlasticSynapses part : parts) {
            part.reset(step);
            if (isAsBuilt(state)) {
                continue;
            }
            System.arraycopy(state.longs().get(LAST), 0, part.last, 0, part.last.length);
            List<String> sources = sourceNames(model);
            for (int i = 0; i < sources.size(); i++) {
                part.setSourceValues(i, state.floats().get(sources.get(i)));
            }
            if (model.learns()) {
                int next = at;
                List<String> names = synapseNames(model);
                for (int i = 0; i < names.size(); i++) {
                    next = part.setRows(i == 0 ? part.weights : part.own[i - 1], state.floats().get(names.get(i)), at);
                }
                at = next;
                restoreSpikes(state, model, part, target);
                target += part.size;
            }
        }
    }

    private static void restoreSpikes(ProjectionState state, SynapseModel model, PlasticSynapses part, int target) {
        int[] begin = state.ints().get(BEGIN);
        long[] steps = state.longs().get(STEPS);
        float[][] traces = targetNames(model).stream().map(state.floats()::get).toArray(float[][]::new);
        part.history.reserve(begin[target + part.size] - begin[target]);
        for (int neuron = 0; neuron < part.size; neuron++) {
            for (int k = begin[target + neuron]; k < begin[target + neuron + 1]; k++) {
                part.history.restore(neuron, steps[k], traces, k);
            }
        }
        part.makePath();
    }

    /** What a trace of a source, or behind the traces a state, begins with. */
    static float beginning(Projection projection, int index) {
        SynapseModel model = projection.plasticity().model();
        int state = index - model.sourceTraces().size();
        String initial = state < 0 ? null : model.sourceStates().get(state).initialParameter();
        return initial == null ? 0 : projection.plasticity().constants().get(initial).floatValue();
    }

    /** @throws IllegalArgumentException if the state is not one of this projection at that step */
    static void check(ProjectionState state, Projection projection, Network network, long step) {
        if (isAsBuilt(state)) {
            return;
        }
        if (projection.plasticity() == null) {
            throw wrong(projection, "expected none, since its synapses are static");
        }
        SynapseModel model = projection.plasticity().model();
        int sources = network.populations().get(projection.source()).size();
        Map<String, Integer> floats = new HashMap<>();
        Map<String, Integer> ints = new HashMap<>();
        Map<String, Integer> longs = new HashMap<>(Map.of(LAST, sources));
        sourceNames(model).forEach(name -> floats.put(name, sources));
        if (model.learns()) {
            synapseNames(model).forEach(name ->
                    floats.put(name, Math.toIntExact(projection.connectivity().count())));
            ints.put(BEGIN, network.populations().get(projection.target()).size() + 1);
            long[] steps = state.longs().getOrDefault(STEPS, new long[0]);
            longs.put(STEPS, steps.length);
            targetNames(model).forEach(name -> floats.put(name, steps.length));
        }
        Set<String> expected = new TreeSet<>(floats.keySet());
        expected.addAll(ints.keySet());
        expected.addAll(longs.keySet());
        boolean fits = floats.keySet().equals(state.floats().keySet()) && ints.keySet().equals(state.ints().keySet())
                && longs.keySet().equals(state.longs().keySet());
        for (String name : expected) {
            fits = fits && (!floats.containsKey(name) || state.floats().get(name).length == floats.get(name))
                    && (!ints.containsKey(name) || state.ints().get(name).length == ints.get(name))
                    && (!longs.containsKey(name) || state.longs().get(name).length == longs.get(name));
        }
        if (!fits) {
            throw wrong(projection, "expected the arrays " + String.join(", ", expected)
                    + ", as long as the network makes them");
        }
        checkSteps(state, projection, model, step);
    }

    private static void checkSteps(ProjectionState state, Projection projection, SynapseModel model, long step) {
        for (long last : state.longs().get(LAST)) {
            if (last < 0 || last > step) {
                throw wrong(projection, LAST + ": expected steps from 0 to " + step + ", found " + last);
            }
        }
        if (!model.learns()) {
            return;
        }
        int[] begin = state.ints().get(BEGIN);
        long[] steps = state.longs().get(STEPS);
        if (begin[0] != 0 || begin[begin.length - 1] != steps.length) {
            throw wrong(projection, BEGIN + ": expected places from 0 to " + steps.length);
        }
        for (int target = 0; target + 1 < begin.length; target++) {
            if (begin[target + 1] < begin[target] || begin[target + 1] > steps.length) {
                throw wrong(projection, BEGIN + ": expected ascending places, found " + begin[target + 1] + " after "
                        + begin[target]);
            }
            long before = Math.max(0, step - SpikeHistory.FORGOTTEN);
            for (int k = begin[target]; k < begin[target + 1]; k++) {
                if (steps[k] <= before || steps[k] > step) {
                    throw wrong(projection, STEPS + ": expected steps above " + before + " up to " + step + ", found "
                            + steps[k]);
                }
                before = steps[k];
            }
        }
    }

    private static boolean isAsBuilt(ProjectionState state) {
        return state.floats().isEmpty() && state.ints().isEmpty() && state.longs().isEmpty();
    }

    private static IllegalArgumentException wrong(Projection projection, String message) {
        return new IllegalArgumentException("state of projection " + projection.name() + ": " + message);
    }

    private static List<String> sourceNames(SynapseModel model) {
        List<String> names = new ArrayList<>();
        model.sourceTraces().stream().map(SynapseTrace::name).forEach(name -> names.add("source." + name));
        model.sourceStates().stream().map(StateDefinition::name).forEach(name -> names.add("source." + name));
        return names;
    }

    /** The weight, then the synapses' other states. */
    private static List<String> synapseNames(SynapseModel model) {
        return Stream.concat(Stream.of(WEIGHT), model.synapseStates().stream()
                .map(state -> ProjectionState.OF_SYNAPSES + state.name())).toList();
    }

    private static List<String> targetNames(SynapseModel model) {
        return Stream.concat(model.targetTraces().stream().map(SynapseTrace::name), model.targetStates().stream())
                .map(name -> "target." + name).toList();
    }
}
