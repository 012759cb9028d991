package glia.ui.editors.internal.recording;

import glia.api.store.RecordedRun;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;

/** A page of the editor of recordings. */
interface RecordingPage {

    Control control();

    /** What can be copied, saved and moved about in; the first one gets the focus. */
    List<? extends Control> pictures();

    /**
     * Shows a recording, or nothing. Of a recording that is there again, and has grown, what a person has chosen stays.
     *
     * @param failed told why it can no longer be read, from any thread
     */
    void show(RecordedRun run, Consumer<IOException> failed);

    /** Says what a person should know about what is shown, and why nothing is, if nothing is. */
    void say(String note, String empty);

    /** Whether the page is the one on the screen. */
    void onScreen(boolean visible);
}
