package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Ui;
import glia.testkit.Widgets;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import java.io.IOException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.Test;

/** The diagram of a network shows what is in the text, and edits it. */
class NetworkDiagramTest extends NetworkEditorFixture {

    @Test
    void diagramIsLaidOutAndEdits() throws IOException {
        IEditorPart editor = edit(small());
        session.editorPage("Diagram");
        DrawingCanvas<?> canvas = Widgets.find(DrawingCanvas.class, "glia.ui.editors.diagram");
        Ui.waitFor("two populations and two projections", () -> canvas.drawing().marks().size() == 4);
        session.page().activate(editor);
        canvas.setFocus();
        press(canvas, SWT.ARROW_RIGHT);
        assertTrue(canvas.selectedText().startsWith("E: 10"), canvas.selectedText());
        press(canvas, SWT.ARROW_RIGHT);
        assertTrue(canvas.selectedText().startsWith("E->I"), canvas.selectedText());
        shoot("network-editor-diagram");
        zoomsByKeysAndWheel(canvas);
        Exportable picture = Adapters.adapt(editor, Exportable.class);
        assertEquals(2, Session.table(picture).size());

        press(canvas, SWT.HOME);
        press(canvas, 'c');
        press(canvas, SWT.END);
        press(canvas, SWT.HOME);
        press(canvas, SWT.CR);
        Ui.waitFor("a projection from E to itself", () -> canvas.drawing().marks().size() == 5);
        assertTrue(source().getText().contains("\"source\": \"E\", \"target\": \"E\""));
        press(canvas, SWT.INSERT);
        Ui.waitFor("a third population", () -> canvas.drawing().marks().size() == 6);
        press(canvas, SWT.HOME);
        press(canvas, SWT.DEL);
        Ui.waitFor("E to be gone, with its projections", () -> canvas.drawing().marks().size() == 2);
        Ui.waitFor("no problem", () -> problems(editor).isEmpty());
        for (int i = 0; i < 3; i++) {
            run("org.eclipse.ui.edit.undo");
        }
        assertEquals(SMALL, source().getText());
        assertFalse(editor.isDirty());
    }

    private static void zoomsByKeysAndWheel(DrawingCanvas<?> canvas) {
        double width = canvas.drawing().width();
        double box = canvas.drawing().marks().getFirst().width();
        for (int times = 0; times < 3; times++) {
            press(canvas, '+');
        }
        Event wheel = new Event();
        wheel.count = 3;
        canvas.notifyListeners(SWT.MouseVerticalWheel, wheel);
        Ui.waitFor("a larger diagram", () -> canvas.drawing().width() > 2.4 * width);
        assertTrue(canvas.drawing().marks().getFirst().width() > 1.2 * box, "and not only more room");
        shoot("network-editor-diagram-zoomed");
        press(canvas, '-');
        Ui.waitFor("a smaller one", () -> canvas.drawing().width() < 2.4 * width);
        press(canvas, '0');
        Ui.waitFor("all of it", () -> canvas.drawing().width() == width);
    }

    private static void press(Control control, int key) {
        Event event = new Event();
        event.keyCode = key;
        event.character = (char) (key & 0xFFFF);
        control.notifyListeners(SWT.KeyDown, event);
        Ui.drain();
    }
}
