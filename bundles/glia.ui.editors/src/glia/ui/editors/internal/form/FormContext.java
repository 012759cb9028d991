package glia.ui.editors.internal.form;

import glia.ui.editors.internal.json.Guide;
import glia.ui.editors.internal.json.JsonDocument;
import glia.ui.editors.internal.json.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * What the fields of a form work with.
 *
 * @param kit makes the widgets
 * @param document where every edit goes
 * @param guide knows what may be written
 * @param fields which fields an object has
 * @param complaint told why something that was typed is not taken; told "" when all is well
 */
public record FormContext(FormToolkit kit, JsonDocument document, Guide guide, Fields fields,
        Consumer<String> complaint) {

    /**
     * One field of an object.
     *
     * @param key of the member
     * @param label beside it
     * @param hint shown while it is empty
     * @param string whether the value is a string, and its quotes are left out
     * @param about what it means
     */
    public record Field(String key, String label, String hint, boolean string, String about) {
    }

    /** Says which fields an object has. */
    @FunctionalInterface
    public interface Fields {
        List<Field> of(JsonNode object);
    }
}
