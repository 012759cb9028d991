package glia.api.model;

import java.util.List;
import java.util.Optional;

/** The neuron models that are installed now (service). */
public interface ModelCatalogue {

    /**
     * @param name the name of a model
     * @return the model, or empty if no bundle contributes it
     */
    Optional<NeuronModel> find(String name);

    /** All models, ordered by name. */
    List<NeuronModel> models();
}
