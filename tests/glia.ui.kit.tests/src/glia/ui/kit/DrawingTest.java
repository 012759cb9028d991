package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.ui.kit.internal.DrawingPainter;
import glia.ui.kit.internal.Paint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class DrawingTest {

    private static Document svg(Drawing drawing) throws Exception {
        StringBuilder text = new StringBuilder();
        drawing.writeSvg(0x102030, text);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static Element only(Document document, String tag, int number) {
        return (Element) document.getElementsByTagName(tag).item(number);
    }

    @Test
    void svgHasEveryShapeWithItsPlaceAndColour() throws Exception {
        Drawing drawing = new Drawing.Builder(200, 100).box(10, 20, 30, 40, 0xFF8000).line(0, 0, 50, 60, 0x00FF00)
                .add(new Drawing.Band(0, 10, 100, 30, 5, 0x0000FF))
                .text(10, 50, 150, "a < b & c", 0x333333, Drawing.Align.RIGHT).build();
        Document document = svg(drawing);
        assertEquals("#102030", only(document, "rect", 0).getAttribute("fill"));
        Element box = only(document, "rect", 1);
        assertEquals(List.of("10.00", "20.00", "30.00", "40.00", "#ff8000"), List.of(box.getAttribute("x"),
                box.getAttribute("y"), box.getAttribute("width"), box.getAttribute("height"),
                box.getAttribute("fill")));
        assertEquals("0.00,0.00 50.00,60.00", only(document, "polyline", 0).getAttribute("points"));
        assertEquals("M0.00 10.00C50.00 10.00 50.00 30.00 100.00 30.00V35.00C50.00 35.00 50.00 15.00 0.00 15.00Z",
                only(document, "path", 0).getAttribute("d"));
        Element text = only(document, "text", 0);
        assertEquals("a < b & c", text.getTextContent());
        assertEquals(List.of("160.00", "end"), List.of(text.getAttribute("x"), text.getAttribute("text-anchor")));
    }

    @Test
    void textsAreShortenedToTheirRoom() throws Exception {
        Document document = svg(new Drawing.Builder(50, 50).text(0, 0, 40, "much longer than that", 0,
                Drawing.Align.LEFT).build());
        assertEquals("much \u2026", only(document, "text", 0).getTextContent());
    }

    private static Drawing words(String text, String shorter) {
        return new Drawing.Builder(100, 30).text(0, 15, 70, text, 0x333333, Drawing.Align.LEFT, shorter).build();
    }

    /** A part of a figure would be another figure. */
    @Test
    void aFigureIsWrittenInFullOrNotAtAll() throws Exception {
        Drawing figure = words("eta 10 803.25 nJ", "eta 10");
        assertEquals("eta 10", only(svg(figure), "text", 0).getTextContent());
        assertEquals("", only(svg(words("803.25 nJ or more", "")), "text", 0).getTextContent());
        try (Screen screen = new Screen(200, 100)) {
            PaletteWatch colours = new PaletteWatch(new Label(screen.shell(), SWT.NONE));
            assertArrayEquals(painted(screen, colours, words("eta 10", "")), painted(screen, colours, figure));
            assertArrayEquals(painted(screen, colours, words(" ", "")),
                    painted(screen, colours, words("803.25 nJ or more", "")));
        }
    }

    private static byte[] painted(Screen screen, PaletteWatch colours, Drawing drawing) {
        return Paint.picture(screen.shell(), gc -> DrawingPainter.paint(gc, colours, drawing)).data;
    }

    @Test
    void pixelsAreKeptWithinTheFile() throws Exception {
        ImageData data = new ImageData(3, 2, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        Document document = svg(Drawing.of(data));
        Element image = only(document, "image", 0);
        assertEquals("3", image.getAttribute("width"));
        assertTrue(image.getAttribute("href").startsWith("data:image/png;base64,iVBOR"));
    }

    @Test
    void canvasPaintsTheShapesAndGoesFromMarkToMarkByKeys() {
        try (Screen screen = new Screen(200, 200)) {
            UiQueue queue = new UiQueue(screen.shell().getDisplay(), RefreshRate.SMOOTH);
            DrawingCanvas<String> canvas = new DrawingCanvas<>(screen.shell(), queue, "test",
                    (content, room) -> new Drawing.Builder(room.width(), room.height()).box(0, 0, 100, 50, 0xFF0000)
                            .mark(0, 0, 100, 50, content).mark(0, 50, 100, 50, "second", "target").build(),
                    content -> out -> out.append(content));
            List<Object> opened = new ArrayList<>();
            canvas.onOpen(opened::add);
            screen.shell().open();
            canvas.show("first");
            screen.await("the drawing", () -> !canvas.drawing().marks().isEmpty());
            ImageData picture = canvas.picture();
            assertEquals(0xFF0000, rgb(picture, 40, 25));
            assertEquals(canvas.background(), rgb(picture, 40, 75));
            key(canvas, SWT.ARROW_DOWN);
            assertEquals("first", canvas.selectedText());
            key(canvas, SWT.ARROW_DOWN);
            key(canvas, SWT.CR);
            assertEquals("second", canvas.selectedText());
            assertEquals(List.of("target"), opened);
            key(canvas, SWT.ESC);
            assertEquals("", canvas.selectedText());
            queue.close();
        }
    }

    private static int rgb(ImageData data, int x, int y) {
        var colour = data.palette.getRGB(data.getPixel(x, y));
        return colour.red << 16 | colour.green << 8 | colour.blue;
    }

    private static void key(DrawingCanvas<?> canvas, int code) {
        Event event = new Event();
        event.keyCode = code;
        canvas.notifyListeners(SWT.KeyDown, event);
    }
}
