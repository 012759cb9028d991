package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormContext.Field;
import glia.ui.editors.internal.form.FormContext.Fields;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.json.JsonSchema.Property;
import java.util.List;
import java.util.Set;

/** The fields of a network's objects: what the schema says, and for parameters what the model says. */
record NetworkFields(NetworkGuide guide, Set<String> left) implements Fields {

    /** @param left keys that have no field */
    NetworkFields {
        left = Set.copyOf(left);
    }

    @Override
    public List<Field> of(JsonNode object) {
        List<Field> named = guide.named(object).values().stream().map(each -> new Field(each.name(),
                each.unit().isEmpty() ? each.name() : each.name() + " (" + each.unit() + ")", each.preset(), false,
                each.summary() + (each.range().isEmpty() ? "" : "\n" + Messages.bind(Messages.guide_range,
                        each.range())))).toList();
        return !named.isEmpty() ? named : guide.schema().properties(object).stream()
                .filter(each -> !left.contains(each.name())).map(NetworkFields::field).toList();
    }

    private static Field field(Property property) {
        String hint = property.required() ? Messages.guide_required : property.preset();
        boolean words = property.values().stream().anyMatch(each -> each.startsWith("\""));
        return new Field(property.name(), property.name(), hint, property.type().equals("string") || words,
                property.about());
    }
}
