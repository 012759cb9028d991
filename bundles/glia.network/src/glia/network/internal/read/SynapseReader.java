package glia.network.internal.read;

import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.SynapseModel;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import glia.json.JsonValue;
import glia.json.Suggestion;
import glia.network.internal.base.Bounds;
import glia.network.internal.base.Synapse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what kind of synapses a projection makes. */
final class SynapseReader {

    private final Reading reading;
    private final double dt;

    SynapseReader(Reading reading, double dt) {
        this.reading = reading;
        this.dt = dt;
    }

    /**
     * @param target model of the neurons that the synapses go to, null if it is not known
     * @param weight of the projection, null if it is not known
     * @return the synapses, static ones if nothing is said, or null if they could not be read (which is reported)
     */
    SynapseDescription read(Fields projection, NeuronModel target, Quantity weight) {
        JsonValue value = projection.value("synapse");
        if (value == null) {
            return SynapseDescription.STATIC;
        }
        int before = reading.count();
        Fields fields = Fields.open(reading, value, Section.SYNAPSE, projection.path("synapse"));
        SynapseModel model = fields == null ? null : model(fields);
        if (model == null) {
            return null;
        }
        Map<String, Double> parameters = parameters(fields, model);
        if (reading.count() == before && weight != null && target != null) {
            Quantity bounded = Bounds.finite(weight);
            try {
                Synapse.plasticity(model, target, parameters, dt, bounded.lowerBound(), bounded.upperBound());
            } catch (IllegalArgumentException e) {
                reading.problem(value, fields.path(), e.getMessage());
            }
        }
        return reading.count() == before ? new SynapseDescription(model.name(), parameters) : null;
    }

    private SynapseModel model(Fields fields) {
        String name = fields.text("model", null, Fields.MAX_NAME);
        if (name == null) {
            return null;
        }
        SynapseModel model = reading.models().findSynapse(name).orElse(null);
        if (model == null) {
            List<String> installed = reading.models().synapseModels().stream().map(SynapseModel::name).toList();
            fields.problem("model", "unknown synapse model " + Reading.quoted(name) + "; installed: "
                    + String.join(", ", installed) + Suggestion.forName(name, installed));
        }
        return model;
    }

    private Map<String, Double> parameters(Fields fields, SynapseModel model) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        List<String> known = model.parameters().stream().map(ParameterDefinition::name).toList();
        for (JsonValue.Member member : fields.members("parameters")) {
            ParameterDefinition definition = model.parameter(member.key()).orElse(null);
            String path = fields.path("parameters");
            if (definition == null) {
                reading.problem(member.start(), path, "unknown parameter " + Reading.quoted(member.key()) + " of "
                        + model.name() + "; it has: " + String.join(", ", known)
                        + Suggestion.forName(member.key(), known));
                continue;
            }
            double number = Numbers.finite(reading, member.value(), path + '.' + member.key(), definition.range(),
                    definition.unit());
            if (!Double.isNaN(number)) {
                parameters.put(member.key(), number);
            }
        }
        return parameters;
    }
}
