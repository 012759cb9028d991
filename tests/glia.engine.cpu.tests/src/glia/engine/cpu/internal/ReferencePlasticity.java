package glia.engine.cpu.internal;

import glia.api.model.Decay;
import glia.api.model.Expression;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseState;
import glia.api.model.SynapseTrace;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plastic synapses written as plainly as possible and sharing no code with the backend: every synapse is an object, and
 * a postsynaptic spike changes it in the step in which it reaches it.
 */
final class ReferencePlasticity {

    /** Receives what is delivered. */
    interface Delivery {
        void deliver(long arrival, int neuron, int units);
    }

    /** Tells the states of a target in the step at hand. */
    interface TargetStates {
        float state(int neuron, String name);
    }

    /** Traces of one neuron as the last spikes left them, and as each spike found them. */
    private final class Traces {

        private final List<SynapseTrace> definitions;
        private final List<Long> steps = new ArrayList<>();
        private final List<Map<String, Float>> found = new ArrayList<>();

        Traces(List<SynapseTrace> definitions) {
            this.definitions = definitions;
        }

        void spike(long step) {
            Map<String, Float> before = new HashMap<>();
            definitions.forEach(d -> before.put(d.name(), at(d.name(), step)));
            steps.add(step);
            found.add(before);
        }

        Map<String, Float> foundBy(long step) {
            return found.get(steps.indexOf(step));
        }

        /** Before the spikes of that step. */
        float at(String name, long step) {
            int last = steps.size() - 1;
            while (last >= 0 && steps.get(last) >= step) {
                last--;
            }
            if (last < 0) {
                return 0;
            }
            SynapseTrace trace = definitions.stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
            float after = trace.jump() == SynapseTrace.Jump.ADD_ONE ? found.get(last).get(name) + 1 : 1;
            double tau = projection.plasticity().constants().get(trace.timeConstant());
            return after * Decay.after(tables.computeIfAbsent(tau, t -> Decay.table(t, network.dt())),
                    Decay.rate(tau, network.dt()), (int) (step - steps.get(last)));
        }
    }

    /** What the synapses of a source share. */
    private final class Source {
        private final Traces traces = new Traces(projection.plasticity().model().sourceTraces());
        private final Map<String, Float> states = new HashMap<>();
        private final List<Synapse> synapses = new ArrayList<>();
    }

    private final class Synapse extends Evaluator {

        private final Source source;
        private final int target;
        private final int delay;
        private final Map<String, Float> own = new HashMap<>();
        private float weight;
        private long step;
        private long before;
        private boolean post;

        Synapse(Source source, int target, int delay, float weight) {
            this.source = source;
            this.target = target;
            this.delay = delay;
            this.weight = weight;
            projection.plasticity().model().synapseStates().forEach(s -> own.put(s.name(), 0f));
        }

        /** A spike of either end reaches the synapse. */
        void learn(long at, boolean isPost) {
            SynapseModel model = projection.plasticity().model();
            step = at;
            post = isPost;
            List<Statement> statements = post ? model.onPost() : model.onPre();
            for (SynapseState s : model.synapseStates()) {
                double tau = s.timeConstant() == null ? 0 : projection.plasticity().constants().get(s.timeConstant());
                if (tau != 0) {
                    own.compute(s.name(), (name, value) -> value * Decay.after(
                            tables.computeIfAbsent(tau, t -> Decay.table(t, network.dt())),
                            Decay.rate(tau, network.dt()), (int) (step - before)));
                }
            }
            before = step;
            run(statements);
            if (model.cost() != null && !statements.isEmpty()) {
                float cost = value(Expression.local(model.cost().local()))
                        * projection.plasticity().constants().get(model.cost().price()).floatValue();
                paid += Math.max(0, (int) Math.rint(cost));
            }
        }

        @Override
        float state(String name) {
            SynapseModel model = projection.plasticity().model();
            if (name.equals(SynapseModel.WEIGHT)) {
                return weight;
            }
            if (own.containsKey(name)) {
                return own.get(name);
            }
            if (source.states.containsKey(name)) {
                return source.states.get(name);
            }
            if (model.sourceTraces().stream().anyMatch(t -> t.name().equals(name))) {
                return source.traces.at(name, step);
            }
            return post ? targets[target].foundBy(step - delay).get(name) : targets[target].at(name, step - delay);
        }

        @Override
        float constant(String name) {
            return projection.plasticity().constants().get(name).floatValue();
        }

        @Override
        float input(String port) {
            throw new AssertionError(port);
        }

        @Override
        void assign(String state, float value) {
            if (state.equals(SynapseModel.WEIGHT)) {
                weight = value;
            } else if (own.containsKey(state)) {
                own.put(state, value);
            } else {
                source.states.put(state, value);
            }
        }

        @Override
        void transfer(Statement.Transfer transfer, float change) {
            throw new AssertionError("a synapse has no account");
        }
    }

    final Projection projection;
    /** What all changes have cost, in ATP. */
    long paid;
    private final Network network;
    private final double quantum;
    private final Traces[] targets;
    private final Source[] sources;
    private final List<Synapse> rows = new ArrayList<>();
    private final Map<Integer, List<Synapse>> byTarget = new HashMap<>();
    private final Map<Long, List<Synapse>> reached = new TreeMap<>();
    private final Map<Double, float[]> tables = new HashMap<>();

    ReferencePlasticity(Network network, Projection projection) {
        this.network = network;
        this.projection = projection;
        SynapseModel model = projection.plasticity().model();
        Population target = network.populations().get(projection.target());
        quantum = target.quanta()[projection.port()];
        targets = new Traces[target.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = new Traces(model.targetTraces());
        }
        sources = new Source[network.populations().get(projection.source()).size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new Source();
            for (StateDefinition state : model.sourceStates()) {
                sources[i].states.put(state.name(), state.initialParameter() == null ? 0
                        : projection.plasticity().constants().get(state.initialParameter()).floatValue());
            }
        }
        projection.connectivity().rows(0, target.size(), (neuron, row, count) -> {
            double[] weights = new double[count];
            double[] delays = new double[count];
            projection.weights().row(neuron, row, count, weights);
            projection.delays().row(neuron, row, count, delays);
            for (int k = 0; k < count; k++) {
                Synapse synapse = new Synapse(sources[row[k]], neuron, (int) delays[k], (float) weights[k]);
                rows.add(synapse);
                sources[row[k]].synapses.add(synapse);
                byTarget.computeIfAbsent(neuron, n -> new ArrayList<>()).add(synapse);
            }
        });
    }

    /** Lets synapses learn from the postsynaptic spikes that reach them in a step, and sends those of the step off. */
    void postsynaptic(long step, List<Integer> spiking, TargetStates states) {
        for (int neuron : spiking) {
            targets[neuron].spike(step);
            for (String name : projection.plasticity().model().targetStates()) {
                targets[neuron].found.getLast().put(name, states.state(neuron, name));
            }
            for (Synapse synapse : byTarget.getOrDefault(neuron, List.of())) {
                reached.computeIfAbsent(step + synapse.delay, s -> new ArrayList<>()).add(synapse);
            }
        }
        List<Synapse> now = reached.remove(step);
        for (Synapse synapse : now == null ? List.<Synapse>of() : now) {
            synapse.learn(step, true);
        }
    }

    /** @return the number of synaptic events */
    long presynaptic(long step, List<Integer> spiking, Delivery delivery) {
        SynapseModel model = projection.plasticity().model();
        long events = 0;
        for (int neuron : spiking) {
            Source source = sources[neuron];
            Synapse any = new Synapse(source, -1, 0, 0);
            any.step = step;
            any.run(model.onSource());
            for (Synapse synapse : source.synapses) {
                synapse.learn(step, false);
                double units = Math.rint(synapse.value(model.efficacy()) / quantum);
                double most = Math.rint(projection.plasticity().bound() / quantum);
                delivery.deliver(step + synapse.delay, synapse.target,
                        (int) Math.max(-most, Math.min(most, units)));
                events++;
            }
            source.traces.spike(step);
        }
        return events;
    }

    /** A state of the synapses likewise. */
    float[] own(String name) {
        float[] values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows.get(i).own.get(name);
        }
        return values;
    }

    /** The weights as the canonical state has them. */
    float[] weights() {
        float[] weights = new float[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = rows.get(i).weight;
        }
        return weights;
    }
}
