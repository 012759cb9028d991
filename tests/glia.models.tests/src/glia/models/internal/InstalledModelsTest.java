package glia.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.Expression;
import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.PortDefinition;
import glia.api.model.SynapseModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

class InstalledModelsTest {

    private ServiceTracker<ModelCatalogue, ModelCatalogue> tracker;
    private ModelCatalogue catalogue;

    @BeforeEach
    void find() throws InterruptedException {
        tracker = new ServiceTracker<>(context(), ModelCatalogue.class, null);
        tracker.open();
        catalogue = tracker.waitForService(TimeUnit.SECONDS.toMillis(20));
        assertNotNull(catalogue, "Declarative Services did not bring up the catalogue");
    }

    @AfterEach
    void close() {
        tracker.close();
    }

    private static BundleContext context() {
        return FrameworkUtil.getBundle(InstalledModels.class).getBundleContext();
    }

    @Test
    void offersTheShippedModelsInOrder() {
        List<String> names = catalogue.models().stream().map(NeuronModel::name).toList();
        assertEquals(List.of("aeif_cond_exp", "edlif_psc_alpha", "elif_psc_exp", "iaf_cond_exp", "iaf_psc_alpha",
                "iaf_psc_delta", "iaf_psc_exp", "izhikevich", "madexp_psc_exp", "parrot_neuron"), names);
        assertTrue(catalogue.find("iaf_psc_gamma").isEmpty());
    }

    @Test
    void offersTheShippedSynapseModelsInOrder() {
        assertEquals(List.of("ed_stdp_synapse", "static_synapse", "stdp_caching_synapse", "stdp_synapse",
                "stdp_triplet_synapse", "tsodyks2_synapse"),
                catalogue.synapseModels().stream().map(SynapseModel::name).toList());
        assertEquals("stdp_synapse", catalogue.findSynapse("stdp_synapse").orElseThrow().name());
        assertTrue(catalogue.findSynapse("iaf_psc_exp").isEmpty());
    }

    @Test
    void aSynapseModelOfAnotherBundleComesAndGoes() {
        SynapseModel other = new SynapseModel("a_synapse", "", "", List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), List.of(), Expression.literal(1), (p, lowest, highest) -> 1);
        ServiceRegistration<SynapseModel.Provider> registration = context().registerService(
                SynapseModel.Provider.class, () -> other, null);
        assertEquals(other, catalogue.findSynapse("a_synapse").orElseThrow());
        registration.unregister();
        assertTrue(catalogue.findSynapse("a_synapse").isEmpty());
    }

    @Test
    void aModelOfAnotherBundleComesAndGoes() {
        NeuronModel other = new NeuronModel("a_model", "", "", List.of(), List.of(), List.of(), List.of(), List.of());
        ServiceRegistration<NeuronModel.Provider> registration = context().registerService(NeuronModel.Provider.class,
                () -> other, null);
        assertEquals(other, catalogue.find("a_model").orElseThrow());
        registration.unregister();
        assertTrue(catalogue.find("a_model").isEmpty());
    }

    @Test
    void aSpikeGoesToThePortOfItsSign() {
        NeuronModel exponential = catalogue.find("iaf_psc_exp").orElseThrow();
        assertEquals(exponential.portIndex("excitatory"), exponential.defaultPort(1));
        assertEquals(exponential.portIndex("inhibitory"), exponential.defaultPort(-1));
        assertEquals(exponential.portIndex("current"), exponential.currentPort());
        NeuronModel delta = catalogue.find("iaf_psc_delta").orElseThrow();
        assertEquals(PortDefinition.Kind.SPIKES, delta.ports().get(delta.defaultPort(-1)).kind());
    }
}
