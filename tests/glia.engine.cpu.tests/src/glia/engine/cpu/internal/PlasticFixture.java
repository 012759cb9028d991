package glia.engine.cpu.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;

import glia.api.model.Condition;
import glia.api.model.Expression;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseState;
import glia.api.model.SynapseTrace;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Plasticity;
import glia.api.network.PopulationDescription;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks of plastic synapses. */
final class PlasticFixture {

    private PlasticFixture() {
    }

    /** Every shipped synapse model, with equal and with drawn weights and delays, onto neurons that fire a lot. */
    static Network learning(long seed) {
        List<PopulationDescription> populations = List.of(
                new PopulationDescription("E", 131, "iaf_psc_exp",
                        Map.of("C_m", Quantity.of(200), "I_e", new Quantity.Normal(320, 60, 0, 600)),
                        Map.of("V_m", new Quantity.Uniform(-70, -55)), NetworkFixture.ANYWHERE),
                new PopulationDescription("I", 47, "iaf_psc_delta", Map.of("t_ref", Quantity.of(0.4)),
                        Map.of("V_m", new Quantity.Uniform(-70, -55)), NetworkFixture.ANYWHERE),
                new PopulationDescription("A", 29, "edlif_psc_alpha", Map.of("t_ref", Quantity.of(1),
                        "I_e", new Quantity.Uniform(200, 600), "K_ATP", Quantity.of(0.1)), Map.of(),
                        NetworkFixture.ANYWHERE));
        Quantity spread = new Quantity.Uniform(0.7, 4.2);
        List<ProjectionDescription> projections = List.of(
                projection("multiplicative", "E", "E", 25, new Quantity.Normal(20, 4, 1, 60), spread, "stdp_synapse",
                        Map.of("lambda", 0.05, "alpha", 1.1, "Wmax", 60.0, "price", 1000.0)),
                projection("additive", "E", "E", 12, Quantity.of(25), Quantity.of(1.5), "stdp_synapse",
                        Map.of("lambda", 0.02, "mu_plus", 0.0, "mu_minus", 0.0, "Wmax", 30.0, "tau_minus", 33.0)),
                projection("triplet", "E", "I", 30, new Quantity.Uniform(0.2, 1), spread, "stdp_triplet_synapse",
                        Map.of("Wmax", 1.5, "price", 2e5)),
                projection("power law", "I", "E", 15, Quantity.of(-60), Quantity.of(0.8), "stdp_synapse",
                        Map.of("lambda", 0.1, "mu_plus", 0.4, "mu_minus", 0.7, "Wmax", -120.0)),
                projection("equal", "E", "I", 20, Quantity.of(1.1), spread, "tsodyks2_synapse",
                        Map.of("U", 0.4, "tau_rec", 60.0, "tau_fac", 200.0)),
                projection("drawn", "E", "E", 10, new Quantity.Uniform(10, 90), Quantity.of(2), "tsodyks2_synapse",
                        Map.of("tau_rec", 100.0)),
                projection("static", "I", "I", 9, Quantity.of(-0.8), Quantity.of(0.7), "static_synapse", Map.of()),
                projection("energy", "A", "A", 14, new Quantity.Uniform(1, 40), spread, "ed_stdp_synapse",
                        Map.of("eta", 9.0, "alpha", 0.6, "mu_minus", 1.0, "Wmax", 50.0, "price", 3.7)),
                projection("caching", "A", "A", 13, new Quantity.Uniform(1, 40), spread, "stdp_caching_synapse",
                        Map.of("lambda", 0.05, "theta", 1.5, "tau_transient", 60.0, "transient_cost", 0.1,
                                "Wmax", 50.0, "price", 900.0)));
        List<DeviceDescription> devices = List.of(new DeviceDescription.PoissonGenerator("noise", 2500, 0,
                Double.POSITIVE_INFINITY, List.of(new Connection("E", List.of(), "", 30, 1.1),
                        new Connection("I", List.of(), "", 2.2, 0.4))));
        return NetworkFixture.build(new NetworkDescription("learning", "", "", 0.1, seed, 200, populations,
                projections, devices));
    }

    private static ProjectionDescription projection(String name, String source, String target, int indegree,
            Quantity weight, Quantity delay, String model, Map<String, Double> parameters) {
        return new ProjectionDescription(name, source, target, new ConnectionRule.FixedIndegree(indegree), true, true,
                "", weight, delay, new SynapseDescription(model, parameters));
    }

    /** The same network with other plasticity in one projection. */
    static Network with(Network network, int index, Plasticity plasticity) {
        List<Projection> projections = new ArrayList<>(network.projections());
        Projection p = projections.get(index);
        projections.set(index, new Projection(p.index(), p.name(), p.source(), p.target(), p.port(),
                p.connectivity(), p.weights(), p.delays(), plasticity));
        return new Network(network.description(), network.populations(), projections, network.devices(),
                network.minDelay(), network.maxDelay());
    }

    /** A model as another bundle might bring it: everything that a definition can say, three traces an end. */
    static Plasticity foreign(double bound) {
        List<SynapseTrace> sourceTraces = List.of(trace("x1", SynapseTrace.Jump.ADD_ONE),
                trace("x2", SynapseTrace.Jump.BECOME_ONE), trace("x3", SynapseTrace.Jump.ADD_ONE));
        List<SynapseTrace> targetTraces = List.of(trace("y1", SynapseTrace.Jump.BECOME_ONE),
                trace("y2", SynapseTrace.Jump.ADD_ONE), trace("y3", SynapseTrace.Jump.ADD_ONE));
        Expression weight = state(SynapseModel.WEIGHT);
        SynapseModel model = new SynapseModel("foreign", "", "",
                List.of(new ParameterDefinition("tau", "ms", 7, Range.POSITIVE, ""),
                        new ParameterDefinition("start", "", 0.5, Range.ANY, "")),
                List.of(), sourceTraces, targetTraces, List.of("V_m"),
                List.of(new StateDefinition("n", "", "start", "")),
                List.of(new SynapseState("s", "tau", ""), new SynapseState("count", null, "")),
                List.of(let("decayed", state("n").times(literal(0.75))),
                        assign("n", local("decayed").plus(state("x2")))),
                List.of(let("c", state("s").plus(literal(0.3))),
                        assign("s", state("s").plus(state("V_m").times(literal(1e-3)))),
                        assign("count", state("count").plus(literal(1))),
                        assign(SynapseModel.WEIGHT, fma(state("x1").times(state("n")),
                        literal(0.01).plus(state("y2").times(state("y1"))), weight)),
                        let("high", weight.greaterThan(literal(40))),
                        assign(SynapseModel.WEIGHT, Expression.select(Condition.local("high"),
                                weight.times(literal(0.5)), weight))),
                List.of(let("c", state("count").times(state("s"))),
                        assign(SynapseModel.WEIGHT, weight.minus(state("y3").times(state("n"))
                        .times(constant("start")).times(state("x3").plus(state("y1")))))),
                weight.times(state("n")).plus(state("x2")).plus(state("s")), (p, low, high) -> bound,
                new SynapseModel.Cost("c", "tau"));
        return new Plasticity(model, Map.of("tau", 7.0, "start", 0.5), bound);
    }

    private static SynapseTrace trace(String name, SynapseTrace.Jump jump) {
        return new SynapseTrace(name, "tau", jump, "");
    }

    /** A model whose synapses do what the statements say at every spike, with traces x and y. */
    static Plasticity of(List<Statement> onPost, List<Statement> onPre, Expression efficacy, double bound) {
        SynapseModel model = new SynapseModel("some", "", "", List.of(), List.of(), List.of(
                trace("x", SynapseTrace.Jump.ADD_ONE)), List.of(trace("y", SynapseTrace.Jump.ADD_ONE)), List.of(),
                List.of(), onPost, onPre, efficacy, (p, low, high) -> bound);
        return new Plasticity(model, Map.of("tau", 20.0), bound);
    }
}
