package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Models that another bundle brings while all is running: they run like shipped ones, and are refused when it goes. */
class ForeignModelsTest {

    private static final long STEPS = 3000;

    private static NetworkException refused(String text) {
        return assertThrows(NetworkException.class, () -> Services.get(NetworkReader.class).read(text,
                Path.of("foreign.network.json")));
    }

    private static String network(String neuron, String synapse) {
        return """
                {"glia": 1, "name": "foreign", "populations": [
                  {"name": "E", "size": 120, "model": "%s", "parameters": {"I_e": 380}}],
                 "projections": [{"source": "E", "target": "E", "rule": {"type": "fixed_indegree", "indegree": 10},
                                  "weight": 0.5, "delay": 1.5, "synapse": {"model": "%s"}}],
                 "devices": [{"name": "noise", "model": "poisson_generator", "rate": 500,
                              "targets": [{"population": "E", "weight": 1.5}]}]}
                """.formatted(neuron, synapse);
    }

    private static RunReport run(String text, int threads) throws Exception {
        Network network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(text,
                Path.of("foreign.network.json")), Progress.NONE);
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, 0),
                Progress.NONE)) {
            simulation.run(STEPS).join();
            return simulation.report();
        }
    }

    /** Neither reader nor backend can know these names, and nothing else of the models is different. */
    @Test
    void comeRunAndGo() throws Exception {
        ModelCatalogue catalogue = Services.get(ModelCatalogue.class);
        NeuronModel neuron = renamed(catalogue.find("iaf_psc_delta").orElseThrow());
        SynapseModel synapse = renamed(catalogue.findSynapse("stdp_synapse").orElseThrow());
        BundleContext other = FrameworkUtil.getBundle(SimulationEngine.class).getBundleContext();
        String foreign = network(neuron.name(), synapse.name());
        RunReport shipped = run(network("iaf_psc_delta", "stdp_synapse"), 1);
        assertTrue(shipped.spikes() > 100, () -> "it must be active: " + shipped.spikes());
        List<ServiceRegistration<?>> brought = List.of(
                other.registerService(NeuronModel.Provider.class, () -> neuron, null),
                other.registerService(SynapseModel.Provider.class, () -> synapse, null));
        try {
            for (int threads : new int[] {1, 2, 3, 8}) {
                RunReport report = run(foreign, threads);
                assertEquals(shipped.spikeSha256(), report.spikeSha256());
                assertEquals(shipped.energy(), report.energy());
            }
        } finally {
            brought.forEach(ServiceRegistration::unregister);
        }
        List<String> said = Arrays.asList(refused(foreign).getMessage().split("\n"));
        assertTrue(said.getFirst().startsWith("foreign.network.json:2:") && said.getFirst().contains(
                "populations[0].model: unknown model \"foreign_iaf_psc_delta\"; installed: "), said.getFirst());
        assertTrue(refused(network("iaf_psc_delta", synapse.name())).getMessage().contains(
                "projections[0].synapse.model: unknown synapse model \"foreign_stdp_synapse\"; installed: "));
    }

    private static NeuronModel renamed(NeuronModel m) {
        return new NeuronModel("foreign_" + m.name(), m.summary(), m.reference(), m.parameters(), m.constants(),
                m.states(), m.ports(), m.update(), m.account());
    }

    private static SynapseModel renamed(SynapseModel m) {
        return new SynapseModel("foreign_" + m.name(), m.summary(), m.reference(), m.parameters(), m.constants(),
                m.sourceTraces(), m.targetTraces(), m.targetStates(), m.sourceStates(), m.synapseStates(), m.onSource(),
                m.onPost(), m.onPre(), m.efficacy(), m.bound(), m.cost());
    }
}
