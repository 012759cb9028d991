package glia.ui.editors.internal.network;

import glia.ui.editors.internal.json.JsonNode;
import org.eclipse.swt.widgets.Control;

/** A page of the editor that is a view of its text. In the UI thread. */
interface NetworkPage {

    Control control();

    /** Shows what the text is now. */
    void refresh();

    /** Shows a value that was chosen elsewhere, if it belongs to this page. */
    void select(JsonNode node);

    /**
     * Turns what is typed but not yet taken into edits.
     *
     * @return whether all of it could be taken
     */
    boolean commit();

    /** Whether something is typed and not yet taken. */
    boolean pending();

    /** Says in the heading what is wrong with the whole; empty for nothing. */
    void complain(String message);
}
