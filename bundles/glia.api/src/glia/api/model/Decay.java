package glia.api.model;

/**
 * The exponential decay of traces over whole steps. It is part of the contract: every backend uses these numbers, so
 * that all of them get the same bits.
 */
public final class Decay {

    /** Most entries of a table; longer decays are rare and computed. */
    public static final int MAX_TABLE = 1 << 13;

    /** Entries of a table in time constants: e^-24 is below the resolution of float32 beside 1. */
    private static final double TABLE = 24;

    private Decay() {
    }

    /**
     * @param timeConstant in ms, not negative
     * @param dt the step in ms
     * @return by number of steps, the decay rounded from double; at least for 0 and 1
     */
    public static float[] table(double timeConstant, double dt) {
        float[] table = new float[(int) Math.min(MAX_TABLE, Math.ceil(TABLE * timeConstant / dt) + 2)];
        table[0] = 1;
        for (int steps = 1; steps < table.length; steps++) {
            table[steps] = (float) StrictMath.exp(-steps * dt / timeConstant);
        }
        return table;
    }

    /**
     * @param timeConstant in ms, not negative
     * @param dt the step in ms
     * @return what {@link #after} uses beyond the table
     */
    public static float rate(double timeConstant, double dt) {
        return (float) (dt / timeConstant);
    }

    /**
     * The part that is left of a trace.
     *
     * @param table by {@link #table}
     * @param rate by {@link #rate}
     * @param steps how long ago, not negative
     * @return the entry of the table; beyond it {@link Elementary#exp} of -rate * steps, and 0 where that is below
     *         {@link Elementary#EXP_LOW}
     */
    public static float after(float[] table, float rate, int steps) {
        if (steps < table.length) {
            return table[steps];
        }
        float exponent = -rate * steps;
        return exponent < Elementary.EXP_LOW ? 0 : Elementary.exp(exponent);
    }
}
