package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.ui.kit.Nets;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.Screen;
import glia.ui.kit.UiQueue;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A graph on a screen of its own, in the dark theme, and how to look at it and click in it. */
abstract class GraphFixture {
    static final int WIDTH = 1000;
    static final int HEIGHT = 800;

    Screen screen;
    GraphCanvas canvas;

    @BeforeEach
    void open() {
        screen = new Screen(WIDTH, HEIGHT);
        screen.setDark(true);
        canvas = new GraphCanvas(screen.shell(), new UiQueue(screen.display(), RefreshRate.SMOOTH));
        canvas.setLegendShown(false);
        screen.shell().open();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    SpikeGlow show(Network network) {
        SpikeGlow glow = new SpikeGlow(network.neurons());
        canvas.open(new NetworkGeometry(network, Plane.XY), glow);
        canvas.setBundlesShown(false);
        return glow;
    }

    RGB pixel(double x, double y) {
        ImageData picture = canvas.picture();
        return picture.palette.getRGB(picture.getPixel((int) x, (int) y));
    }

    static RGB rgb(int colour) {
        return new RGB(colour >> 16 & 255, colour >> 8 & 255, colour & 255);
    }

    /** Where the neurons of {@code points(-1, 0, 1, 0)} are on the screen. */
    double[] place(int neuron) {
        Viewport viewport = Viewport.fit(new NetworkGeometry(Nets.points(-1, 0, 1, 0), Plane.XY),
                canvas.getClientArea().width, canvas.getClientArea().height, 0, 0);
        return new double[] {viewport.toPixelX(neuron == 0 ? -1 : 1), viewport.toPixelY(0)};
    }

    static boolean near(RGB one, RGB other) {
        return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue) < 24;
    }

    void click(int neuron, int keys) {
        double[] at = place(neuron);
        drag(at[0], at[1], at[0], at[1], keys);
    }

    void drag(double fromX, double fromY, double toX, double toY, int keys) {
        for (int type : new int[] {SWT.MouseDown, SWT.MouseMove, SWT.MouseUp}) {
            Event event = new Event();
            event.x = (int) (type == SWT.MouseDown ? fromX : toX);
            event.y = (int) (type == SWT.MouseDown ? fromY : toY);
            event.button = type == SWT.MouseMove ? 0 : 1;
            event.stateMask = keys;
            canvas.notifyListeners(type, event);
        }
    }
}
