package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class GraphOverlayTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 120;
    private static final Viewport VIEWPORT = new Viewport(0, 0, 1, WIDTH, HEIGHT);

    private static Rectangle label(double x, double y, int below) {
        return GraphOverlay.label(60, 20, x, y, below, VIEWPORT);
    }

    @Test
    void nameOfAPopulationIsWithinThePicture() {
        assertEquals(new Rectangle(70, 50, 60, 20), label(100, 60, 0), "about the middle");
        assertEquals(new Rectangle(70, 75, 60, 20), label(100, 60, 25), "below its only neuron");
        assertEquals(new Rectangle(70, 65, 60, 20), label(100, 100, 25), "above it where there is no room below");
        assertEquals(new Rectangle(1, 1, 60, 20), label(5, 4, 0), "within the upper left corner");
        assertEquals(new Rectangle(WIDTH - 61, HEIGHT - 21, 60, 20), label(WIDTH - 3, HEIGHT - 2, 0));
    }

    @Test
    void nameOfWhatIsOutOfThePictureStaysWithIt() {
        assertEquals(new Rectangle(-60, 50, 60, 20), label(-30, 60, 0));
        assertEquals(new Rectangle(70, HEIGHT + 20, 60, 20), label(100, HEIGHT + 5, 25));
    }
}
