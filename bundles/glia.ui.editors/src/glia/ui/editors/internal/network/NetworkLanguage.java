package glia.ui.editors.internal.network;

import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Problem;
import glia.ui.editors.internal.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What editors know network files by: they are open while the bundles that read networks and bring models are stopped,
 * started and exchanged. While there is no catalogue there are no models.
 */
@Component(service = NetworkLanguage.class)
public final class NetworkLanguage implements ModelCatalogue {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile NetworkReader reader;
    private volatile ModelCatalogue models;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setReader(NetworkReader present) {
        reader = present;
        changed();
    }

    void unsetReader(NetworkReader former) {
        if (reader == former) {
            reader = null;
            changed();
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setModels(ModelCatalogue present) {
        models = present;
        changed();
    }

    void unsetModels(ModelCatalogue former) {
        if (models == former) {
            models = null;
            changed();
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /**
     * @param changed called in any thread when networks are read otherwise than before
     * @return ends it
     */
    Runnable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** What is wrong with a text; that nobody can tell, while there is no reader. */
    List<Problem> check(String text, Path file) {
        NetworkReader present = reader;
        if (present == null) {
            return List.of(new Problem(file.toString(), 0, 0, Messages.gone(NetworkReader.class)));
        }
        try {
            present.read(text, file);
            return List.of();
        } catch (NetworkException e) {
            return e.problems();
        }
    }

    @Override
    public Optional<NeuronModel> find(String name) {
        ModelCatalogue present = models;
        return present == null ? Optional.empty() : present.find(name);
    }

    @Override
    public List<NeuronModel> models() {
        ModelCatalogue present = models;
        return present == null ? List.of() : present.models();
    }

    @Override
    public Optional<SynapseModel> findSynapse(String name) {
        ModelCatalogue present = models;
        return present == null ? Optional.empty() : present.findSynapse(name);
    }

    @Override
    public List<SynapseModel> synapseModels() {
        ModelCatalogue present = models;
        return present == null ? List.of() : present.synapseModels();
    }
}
