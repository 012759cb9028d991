package glia.ui.views.internal;

import glia.api.model.NeuronModel;
import glia.api.model.StateDefinition;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.NeuronMeter;
import glia.api.simulation.NeuronMeter.Part;
import glia.api.simulation.NeuronSamples;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.ui.kit.chart.SampleRing;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.graph.NeuronName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.osgi.util.NLS;

/**
 * Potential and energy of some neurons of a simulation, sampled step by step while somebody looks. Samples come on
 * threads of the bus, everything else is done in the UI thread.
 */
final class MeteredNeurons {
    private static final int SAMPLES_KEPT = 1 << 16;

    /** One value of a row of the meter. */
    private record Value(int neuron, StateDefinition state, int place, boolean energy) {
    }

    /**
     * Lines of one quantity.
     *
     * @param title the quantity with its unit
     * @param neurons ids, by line
     * @param ring their samples
     */
    record Lines(String title, List<Integer> neurons, SampleRing ring, int[] places, float[] row) {

        boolean isEmpty() {
            return neurons.isEmpty();
        }

        private void takeOver(Lines former) {
            int[] known = neurons.stream().mapToInt(former.neurons()::indexOf).toArray();
            if (former.title().equals(title) && IntStream.of(known).anyMatch(place -> place >= 0)) {
                ring.addAll(former.ring(), known);
            }
        }

        /** Their names, of those that do not live with that remark. */
        List<String> names(Network present) {
            return neurons.stream().map(neuron -> name(present, neuron)).toList();
        }
    }

    private final Simulation simulation;
    private final Network network;
    private final int selected;
    private final List<Integer> shown;
    private final NeuronMeter meter;
    private final Lines potential;
    private final Lines energy;
    private boolean attached;

    /**
     * @param neurons of which as many are sampled as can be told apart, the leading one first
     * @param former what was sampled of the same simulation before, which is kept of those neurons that stay; null for
     *            nothing
     */
    MeteredNeurons(Simulation simulation, NeuronIds neurons, MeteredNeurons former) {
        this.simulation = simulation;
        network = simulation.network();
        selected = neurons.size();
        shown = Stream.concat(IntStream.of(neurons.lead()).boxed(), IntStream.of(neurons.ids()).boxed())
                .filter(id -> id >= 0).distinct().limit(TraceModel.MOST_NEURONS).toList();
        List<Value> values = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        shown.stream().collect(Collectors.groupingBy(id -> network.populationOf(id).index()))
                .forEach((population, ids) -> part(network.populations().get(population), ids, parts, values));
        meter = parts.isEmpty() ? null : new NeuronMeter(parts, 1);
        potential = lines(values, false);
        energy = lines(values, true);
        if (former != null) {
            potential.takeOver(former.potential);
            energy.takeOver(former.energy);
        }
    }

    private static void part(Population population, List<Integer> ids, List<Part> parts, List<Value> values) {
        NeuronModel model = population.model();
        int[] states = IntStream.of(model.potentialIndex(), model.accountIndex()).filter(state -> state >= 0)
                .toArray();
        if (states.length == 0) {
            return;
        }
        int[] neurons = ids.stream().mapToInt(id -> id - population.firstId()).sorted().toArray();
        int place = parts.stream().mapToInt(Part::width).sum();
        for (int neuron : neurons) {
            for (int state : states) {
                values.add(new Value(population.firstId() + neuron, model.states().get(state), place++,
                        state == model.accountIndex()));
            }
        }
        parts.add(new Part(population.index(), neurons, states));
    }

    /** In the order of the neurons shown; of different quantities that of the first, since lines share an axis. */
    private Lines lines(List<Value> values, boolean energies) {
        List<Value> all = shown.stream().flatMap(id -> values.stream()
                .filter(value -> value.neuron() == id && value.energy() == energies)).toList();
        if (all.isEmpty()) {
            return new Lines("", List.of(), null, new int[0], new float[0]);
        }
        StateDefinition first = all.getFirst().state();
        List<Value> same = all.stream().filter(value -> value.state().name().equals(first.name())
                && value.state().unit().equals(first.unit())).toList();
        return new Lines(title(first), same.stream().map(Value::neuron).toList(),
                new SampleRing(same.size(), SAMPLES_KEPT), same.stream().mapToInt(Value::place).toArray(),
                new float[same.size()]);
    }

    /** Name of a neuron, with a remark if it does not live. */
    static String name(Network present, int neuron) {
        Population population = present.populationOf(neuron);
        String name = NeuronName.of(present, neuron);
        return population.slots().lives(neuron - population.firstId()) ? name : NLS.bind(Messages.traces_died, name);
    }

    /** What a state variable is called beside its axis. */
    static String title(StateDefinition state) {
        return state.unit().isEmpty() ? state.name() : NLS.bind(Messages.traces_axis, state.name(), state.unit());
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    Lines potential() {
        return potential;
    }

    Lines energy() {
        return energy;
    }

    /** How many of the selected neurons are shown, and what cannot be. */
    String summary() {
        String count = NLS.bind(Messages.traces_selected, Math.max(potential.neurons().size(), energy.neurons().size()),
                selected);
        String without = shown.stream().map(id -> network.populationOf(id).model())
                .filter(model -> model.account() == null).map(NeuronModel::name).distinct()
                .collect(Collectors.joining(", "));
        String other = shown.stream().map(id -> network.populationOf(id).model())
                .filter(model -> model.account() != null).map(model -> title(model.state(model.account().state())
                        .orElseThrow())).filter(title -> !title.equals(energy.title())).distinct()
                .collect(Collectors.joining(", "));
        return Stream.of(count, without.isEmpty() ? null : NLS.bind(Messages.traces_no_account, without),
                other.isEmpty() ? null : NLS.bind(Messages.traces_other_account, other)).filter(Objects::nonNull)
                .collect(Collectors.joining(" \u00b7 "));
    }

    /** Whether samples are wanted from now on. */
    void setWanted(boolean wanted) {
        if (meter != null && wanted != attached) {
            attached = wanted;
            (wanted ? simulation.addMeter(meter) : simulation.removeMeter(meter)).exceptionally(e -> {
                if (simulation.status().state() != State.CLOSED) {
                    ILog.of(MeteredNeurons.class).error(Messages.traces_title, e);
                }
                return null;
            });
        }
    }

    /** Takes note of samples of the simulation, if they are of these neurons. */
    boolean accept(NeuronSamples samples) {
        if (samples.meter() != meter) {
            return false;
        }
        add(potential, samples);
        add(energy, samples);
        return true;
    }

    private void add(Lines lines, NeuronSamples samples) {
        if (lines.ring() == null) {
            return;
        }
        int width = meter.width();
        for (int r = 0; r < samples.steps().length; r++) {
            for (int line = 0; line < lines.row().length; line++) {
                lines.row()[line] = samples.values()[r * width + lines.places()[line]];
            }
            double time = samples.steps()[r] * network.dt();
            if (time == lines.ring().lastTime()) {
                // a meter tells of the present state when it is attached, which may be known of some or all
                lines.ring().amend(lines.row(), 0);
            } else {
                lines.ring().add(time, lines.row(), 0);
            }
        }
    }

    void clear() {
        Stream.of(potential, energy).map(Lines::ring).filter(Objects::nonNull).forEach(SampleRing::clear);
    }
}
