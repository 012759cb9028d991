package glia.ui.editors.internal.recording;

import glia.api.store.RecordedRun;
import java.util.List;
import org.eclipse.swt.widgets.Control;

/** A page of the editor of recordings. */
interface RecordingPage {

    Control control();

    /** What can be copied, saved and moved about in; the first one gets the focus. */
    List<? extends Control> pictures();

    /** Shows a recording, or nothing. */
    void show(RecordedRun run);

    /** Says what a person should know about what is shown, and why nothing is, if nothing is. */
    void say(String note, String empty);

    /** Whether the page is the one on the screen. */
    void onScreen(boolean visible);
}
