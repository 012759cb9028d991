package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    private static final double TEXT = 4.5;
    private static final double MARK = 3;
    private static final double HIGH = 7;
    /** Distance in OKLab at which two small patches are told apart without effort. */
    private static final double DISTINCT = 0.06;
    // Machado, Oliveira & Fernandes (2009), severity 1, linear RGB
    private static final double[][] PROTANOPIA = {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}};
    private static final double[][] DEUTERANOPIA = {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}};
    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

    static List<Palette> palettes() {
        return List.of(Palette.LIGHT, Palette.DARK, Palette.HIGH_CONTRAST);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void textIsLegible(Palette palette) {
        for (int below : new int[] {palette.background(), palette.panel()}) {
            assertContrast(TEXT, palette.foreground(), below);
            assertContrast(TEXT, palette.muted(), below);
            assertContrast(TEXT, palette.good(), below);
            assertContrast(TEXT, palette.warning(), below);
            assertContrast(TEXT, palette.bad(), below);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void marksStandOut(Palette palette) {
        for (int i = 0; i < 3 * palette.series().size(); i++) {
            assertContrast(MARK, palette.series(i), palette.background());
        }
        assertContrast(MARK, palette.accent(), palette.background());
        assertContrast(MARK, palette.spike(), palette.background());
    }

    /** Who sees no colours reads the order of values from the lightness, and every value stands out. */
    @ParameterizedTest
    @MethodSource("palettes")
    void aScaleIsReadByLightnessAlone(Palette palette) {
        double before = palette.dark() ? 0 : 1;
        for (int i = 0; i <= 100; i++) {
            int colour = palette.scale(i / 100.0);
            assertContrast(MARK, colour, palette.background());
            double lightness = Palette.luminance(colour);
            assertTrue(palette.dark() ? lightness >= before : lightness <= before, "at " + i);
            before = lightness;
        }
        assertTrue(Palette.contrast(palette.scale(0), palette.scale(1)) > MARK);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void seriesCanBeToldApartByEverybody(Palette palette) {
        double closest = Double.MAX_VALUE;
        for (double[][] eye : List.of(NORMAL, PROTANOPIA, DEUTERANOPIA)) {
            for (int a = 0; a < palette.series().size(); a++) {
                for (int b = 0; b < a; b++) {
                    double distance = distance(palette.series(a), palette.series(b), eye);
                    closest = Math.min(closest, distance);
                    assertTrue(distance >= DISTINCT, String.format("%06x and %06x: %.3f", palette.series(a),
                            palette.series(b), distance));
                }
            }
        }
        System.out.printf("closest colours of the palette on %06x: %.3f in OKLab%n", palette.background(), closest);
    }

    @Test
    void highContrastIsHigh() {
        Palette palette = Palette.HIGH_CONTRAST;
        for (int text : new int[] {palette.foreground(), palette.muted(), palette.good(), palette.warning(),
            palette.bad(), palette.accent()}) {
            assertContrast(HIGH, text, palette.background());
            assertContrast(HIGH, text, palette.panel());
        }
        palette.series().forEach(colour -> assertContrast(HIGH, colour, palette.background()));
    }

    @Test
    void paletteSuitsTheBackground() {
        assertSame(Palette.LIGHT, Palette.of(new RGB(255, 255, 255)));
        assertSame(Palette.LIGHT, Palette.of(new RGB(240, 240, 240)));
        assertSame(Palette.DARK, Palette.of(new RGB(47, 47, 47)));
        assertSame(Palette.DARK, Palette.of(new RGB(72, 76, 79)));
        assertSame(Palette.HIGH_CONTRAST, Palette.of(new RGB(0, 0, 0)));
    }

    @Test
    void watchFollowsTheTheme() {
        try (Screen screen = new Screen(200, 200)) {
            screen.setDark(false);
            Canvas canvas = new Canvas(screen.shell(), 0);
            PaletteWatch watch = new PaletteWatch(canvas);
            List<Palette> told = new ArrayList<>();
            watch.onChange(told::add);
            screen.shell().open();
            assertSame(Palette.LIGHT, watch.palette());
            screen.setDark(true);
            canvas.redraw();
            screen.await("the dark palette", () -> watch.palette() == Palette.DARK);
            assertEquals(List.of(Palette.DARK), told);
        }
    }

    private static void assertContrast(double least, int mark, int background) {
        double contrast = Palette.contrast(mark, background);
        assertTrue(contrast >= least, String.format("%06x on %06x: %.2f", mark, background, contrast));
    }

    private static double distance(int one, int other, double[][] eye) {
        double[] a = oklab(one, eye);
        double[] b = oklab(other, eye);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    /** Ottosson (2020). */
    private static double[] oklab(int colour, double[][] eye) {
        double[] rgb = {Palette.linear(colour >> 16 & 255), Palette.linear(colour >> 8 & 255),
            Palette.linear(colour & 255)};
        double[] seen = times(eye, rgb);
        double[] lms = times(new double[][] {{0.4122214708, 0.5363325363, 0.0514459929},
            {0.2119034982, 0.6806995451, 0.1073969566}, {0.0883024619, 0.2817188376, 0.6299787005}}, seen);
        for (int i = 0; i < 3; i++) {
            lms[i] = Math.cbrt(Math.max(0, lms[i]));
        }
        return times(new double[][] {{0.2104542553, 0.7936177850, -0.0040720468},
            {1.9779984951, -2.4285922050, 0.4505937099}, {0.0259040371, 0.7827717662, -0.8086757660}}, lms);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[row] += matrix[row][column] * vector[column];
            }
        }
        return product;
    }
}
