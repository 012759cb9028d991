package glia.ui.kit;

import java.util.List;
import org.eclipse.swt.graphics.RGB;

/**
 * The colours of all canvases and charts in one theme, each as {@code 0xRRGGBB}. Text has a contrast of at least 4.5:1
 * and every mark of at least 3:1 against the background; the series can be told apart with protanopia and deuteranopia.
 *
 * @param dark whether it is for a dark theme
 * @param background behind everything
 * @param panel behind legends and read-outs that lie on a picture
 * @param foreground text
 * @param muted secondary text: units, ticks, messages
 * @param grid lines that may be overlooked
 * @param frame lines around panels and plots
 * @param accent selection, focus and crosshair
 * @param spike the core of a neuron at the moment of its spike
 * @param good words and marks of what is well
 * @param warning words and marks of what needs attention
 * @param bad words and marks of what does not work
 * @param series populations and lines, to be taken in order
 */
public record Palette(boolean dark, int background, int panel, int foreground, int muted, int grid, int frame,
        int accent, int spike, int good, int warning, int bad, List<Integer> series) {

    public static final Palette LIGHT = new Palette(false, 0xFFFFFF, 0xF7F8FA, 0x1F2328, 0x5A626C, 0xE7EAEE,
            0xC3C9D1, 0x8B3DFF, 0x141416, 0x1A7F37, 0x8A5A00, 0xC9242E,
            List.of(0x0B72B5, 0xD6490A, 0x4A8A5C, 0x4F2099, 0x633407, 0xC0719F, 0x588CFF, 0x00685F));
    public static final Palette DARK = new Palette(true, 0x1B1D21, 0x25282D, 0xE4E7EB, 0xA2A9B3, 0x2C3036,
            0x434950, 0xC9A2FF, 0xFFFBE8, 0x56D364, 0xE3B341, 0xFF7B72,
            List.of(0x62C8FF, 0xF08A24, 0x48E095, 0x8D84BC, 0xE8FE38, 0xDB3F63, 0xA9B4C2, 0x6A5CFF));
    /** On black: text and series have a contrast of at least 7:1, as WCAG 2 asks at its highest level. */
    public static final Palette HIGH_CONTRAST = new Palette(true, 0x000000, 0x000000, 0xFFFFFF, 0xE0E0E0, 0x505050,
            0xFFFFFF, 0xFFFF00, 0xFFFFFF, 0x5CFF5C, 0xFFD75C, 0xFF9C9C,
            List.of(0xA0C8FF, 0xE8C820, 0xE850FF, 0xA0FFFF, 0xA0A020, 0xA0C8A0, 0xFFFFA0, 0x78A0A0));

    private static final List<Integer> SCALE_ON_LIGHT = List.of(0x5F97C4, 0x2F6FB5, 0x5B3A9E, 0x6B0F4E, 0x2A0614);
    private static final List<Integer> SCALE_ON_DARK = List.of(0x3F6FB0, 0x3F95C0, 0x45BF9B, 0xA9DB5A, 0xFFF39A);

    public Palette {
        series = List.copyOf(series);
    }

    /** The palette that suits a background. */
    public static Palette of(RGB background) {
        double luminance = luminance(background.red << 16 | background.green << 8 | background.blue);
        return luminance == 0 ? HIGH_CONTRAST : luminance < 0.18 ? DARK : LIGHT;
    }

    /**
     * The colour of a population or line.
     *
     * @param index from 0; from the ninth on, colours come again in another shade
     */
    public int series(int index) {
        int colour = series.get(index % series.size());
        int round = index / series.size() % 3;
        return round == 0 ? colour : mix(colour, round == 1 ? foreground : muted, 0.45);
    }

    /**
     * The colour of a value on a scale, from dim to striking; lightness alone tells the order.
     *
     * @param share where the value lies between the ends of the scale, 0 to 1
     */
    public int scale(double share) {
        List<Integer> colours = dark ? SCALE_ON_DARK : SCALE_ON_LIGHT;
        double place = Math.clamp(share, 0, 1) * (colours.size() - 1);
        int below = Math.min((int) place, colours.size() - 2);
        return mix(colours.get(below), colours.get(below + 1), place - below);
    }

    /**
     * @param from a colour
     * @param to another one
     * @param share 0 for the first, 1 for the second
     * @return a colour between the two
     */
    public static int mix(int from, int to, double share) {
        int t = (int) Math.round(Math.clamp(share, 0, 1) * 256);
        int f = 256 - t;
        int red = ((from >> 16 & 255) * f + (to >> 16 & 255) * t) >> 8;
        int green = ((from >> 8 & 255) * f + (to >> 8 & 255) * t) >> 8;
        int blue = ((from & 255) * f + (to & 255) * t) >> 8;
        return red << 16 | green << 8 | blue;
    }

    /** Contrast ratio of two colours as WCAG 2 defines it, 1 to 21. */
    public static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance as WCAG 2 defines it, 0 to 1. */
    public static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255)
                + 0.0722 * linear(colour & 255);
    }

    static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
