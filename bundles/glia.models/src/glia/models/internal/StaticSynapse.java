package glia.models.internal;

import static glia.api.model.Expression.state;

import glia.api.model.SynapseModel;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** A synapse whose weight stays. */
@Component
public final class StaticSynapse implements SynapseModel.Provider {

    private static final SynapseModel MODEL = new SynapseModel("static_synapse", "Synapse whose weight stays",
            "NEST static_synapse", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), state(SynapseModel.WEIGHT), (p, lowest, highest) -> Weights.largest(lowest, highest));

    @Override
    public SynapseModel model() {
        return MODEL;
    }
}
