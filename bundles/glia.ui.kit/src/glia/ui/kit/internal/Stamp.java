package glia.ui.kit.internal;

/**
 * How much of each pixel of a square is covered by a disc, for drawing the same disc many times.
 *
 * @param size edge of the square in pixels
 * @param mask cover of each pixel, 0 to 255, row by row
 */
public record Stamp(int size, byte[] mask) {
    /** Discs are placed to a quarter of a pixel. */
    public static final int PHASES = 4;

    private static final int SAMPLES = 4;

    /** A disc with sharp edges whose centre is at (size / 2 + phase / 4) in both directions. */
    static Stamp disc(double radius, int phaseX, int phaseY) {
        return of(radius, phaseX, phaseY, distance -> distance <= radius ? 1 : 0);
    }

    /** A glow that fades from the centre to the radius. */
    static Stamp glow(double radius, int phaseX, int phaseY) {
        return of(radius, phaseX, phaseY, distance -> {
            double rest = 1 - distance / radius;
            return rest > 0 ? rest * rest : 0;
        });
    }

    private interface Profile {
        double cover(double distance);
    }

    private static Stamp of(double radius, int phaseX, int phaseY, Profile profile) {
        int half = (int) Math.ceil(radius) + 1;
        int size = 2 * half;
        byte[] mask = new byte[size * size];
        double centreX = half + (double) phaseX / PHASES;
        double centreY = half + (double) phaseY / PHASES;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double sum = 0;
                for (int s = 0; s < SAMPLES * SAMPLES; s++) {
                    double dx = x + (s % SAMPLES + 0.5) / SAMPLES - centreX;
                    double dy = y + (s / SAMPLES + 0.5) / SAMPLES - centreY;
                    sum += profile.cover(Math.sqrt(dx * dx + dy * dy));
                }
                mask[y * size + x] = (byte) Math.round(255 * sum / (SAMPLES * SAMPLES));
            }
        }
        return new Stamp(size, mask);
    }

    /** All phases of one disc. */
    public static final class Set {
        private final Stamp[] phases = new Stamp[PHASES * PHASES];
        private final int half;

        private Set(double radius, boolean glow) {
            for (int p = 0; p < phases.length; p++) {
                phases[p] = glow ? Stamp.glow(radius, p % PHASES, p / PHASES)
                        : Stamp.disc(radius, p % PHASES, p / PHASES);
            }
            half = phases[0].size() / 2;
        }

        public static Set disc(double radius) {
            return new Set(radius, false);
        }

        public static Set glow(double radius) {
            return new Set(radius, true);
        }

        /** Draws it around a point. */
        public void draw(Pixels pixels, double x, double y, int colour, int alpha) {
            double floorX = Math.floor(x);
            double floorY = Math.floor(y);
            int phase = (int) ((y - floorY) * PHASES) * PHASES + (int) ((x - floorX) * PHASES);
            pixels.stamp(phases[phase], (int) floorX - half, (int) floorY - half, colour, alpha);
        }
    }
}
