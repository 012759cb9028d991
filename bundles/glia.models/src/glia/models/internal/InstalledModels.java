package glia.models.internal;

import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The models of all bundles, as they come and go. */
@Component
public final class InstalledModels implements ModelCatalogue {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<NeuronModel.Provider> providers = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<SynapseModel.Provider> synapseProviders = new CopyOnWriteArrayList<>();

    @Override
    public Optional<NeuronModel> find(String name) {
        return providers.stream().map(NeuronModel.Provider::model).filter(m -> m.name().equals(name)).findFirst();
    }

    @Override
    public List<NeuronModel> models() {
        return providers.stream().map(NeuronModel.Provider::model).sorted(Comparator.comparing(NeuronModel::name))
                .toList();
    }

    @Override
    public Optional<SynapseModel> findSynapse(String name) {
        return synapseProviders.stream().map(SynapseModel.Provider::model).filter(m -> m.name().equals(name))
                .findFirst();
    }

    @Override
    public List<SynapseModel> synapseModels() {
        return synapseProviders.stream().map(SynapseModel.Provider::model)
                .sorted(Comparator.comparing(SynapseModel::name)).toList();
    }
}
