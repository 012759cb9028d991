package glia.api.model;

import java.util.List;
import java.util.Optional;

/** The models that are installed now (service). */
public interface ModelCatalogue {

    /**
     * @param name the name of a neuron model
     * @return the model, or empty if no bundle contributes it
     */
    Optional<NeuronModel> find(String name);

    /** All neuron models, ordered by name. */
    List<NeuronModel> models();

    /**
     * @param name the name of a synapse model
     * @return the model, or empty if no bundle contributes it
     */
    Optional<SynapseModel> findSynapse(String name);

    /** All synapse models, ordered by name. */
    List<SynapseModel> synapseModels();
}
