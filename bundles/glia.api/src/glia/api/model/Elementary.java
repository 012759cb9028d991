package glia.api.model;

/**
 * The transcendental functions of a model's update. They are part of the contract: every backend carries out the same
 * float32 operations in the same order, so that all of them get the same bits. Errors are below 2 units in the last
 * place.
 * <p>
 * Source: the Cephes library's expf and logf (S. L. Moshier, "Methods and Programs for Mathematical Functions", 1989),
 * range reduction and polynomials; written with fma here.
 */
public final class Elementary {

    /** Operands of {@link #exp(float)} are limited to these, so that neither it nor its scale overflows. */
    public static final float EXP_LOW = -87;
    public static final float EXP_HIGH = 88;

    /** Adding it to a small number rounds that to a whole number, which is then in the low bits. */
    public static final float ROUNDER = 0x1.8p23f;
    public static final float LOG2_E = 1.44269504f;
    /** ln 2 in two parts, the first exact times a whole number of 8 bits. */
    public static final float LN2_HIGH = 0.693359375f;
    public static final float LN2_LOW = -2.12194440e-4f;
    public static final float EXP_5 = 1.9875691500e-4f;
    public static final float EXP_4 = 1.3981999507e-3f;
    public static final float EXP_3 = 8.3334519073e-3f;
    public static final float EXP_2 = 4.1665795894e-2f;
    public static final float EXP_1 = 1.6666665459e-1f;
    public static final float EXP_0 = 5.0000001201e-1f;
    public static final int MANTISSA_BITS = 23;
    public static final int ONE_BITS = 0x3F800000;

    /** Bits of sqrt(1/2), rounded down: mantissas are brought to sqrt(1/2) to sqrt(2). */
    public static final int LOG_BASE_BITS = 0x3F3504F3;
    public static final float LOG_8 = 7.0376836292e-2f;
    public static final float LOG_7 = -1.1514610310e-1f;
    public static final float LOG_6 = 1.1676998740e-1f;
    public static final float LOG_5 = -1.2420140846e-1f;
    public static final float LOG_4 = 1.4249322787e-1f;
    public static final float LOG_3 = -1.6668057665e-1f;
    public static final float LOG_2 = 2.0000714765e-1f;
    public static final float LOG_1 = -2.4999993993e-1f;
    public static final float LOG_0 = 3.3333331174e-1f;

    private Elementary() {
    }

    /**
     * e to the power of x.
     *
     * @param x operand; below {@link #EXP_LOW} and above {@link #EXP_HIGH} the result is that at the limit
     * @return e^x; NaN for NaN
     */
    public static float exp(float x) {
        float limited = Math.min(Math.max(x, EXP_LOW), EXP_HIGH);
        float shifted = Math.fma(limited, LOG2_E, ROUNDER);
        float power = shifted - ROUNDER;
        float rest = Math.fma(power, -LN2_LOW, Math.fma(power, -LN2_HIGH, limited));
        float p = Math.fma(EXP_5, rest, EXP_4);
        p = Math.fma(p, rest, EXP_3);
        p = Math.fma(p, rest, EXP_2);
        p = Math.fma(p, rest, EXP_1);
        p = Math.fma(p, rest, EXP_0);
        p = Math.fma(p, rest * rest, rest) + 1f;
        // the shift drops all of ROUNDER's own bits
        float scale = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << MANTISSA_BITS) + ONE_BITS);
        return p * scale;
    }

    /**
     * The natural logarithm.
     *
     * @param x operand, finite; what is below the smallest normal number counts as that
     * @return ln x; NaN for what is not finite
     */
    public static float log(float x) {
        float limited = Math.max(x, Float.MIN_NORMAL);
        int bits = Float.floatToRawIntBits(limited);
        int exponent = (bits - LOG_BASE_BITS) >> MANTISSA_BITS;
        float f = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS)) - 1f;
        float square = f * f;
        float p = Math.fma(LOG_8, f, LOG_7);
        p = Math.fma(p, f, LOG_6);
        p = Math.fma(p, f, LOG_5);
        p = Math.fma(p, f, LOG_4);
        p = Math.fma(p, f, LOG_3);
        p = Math.fma(p, f, LOG_2);
        p = Math.fma(p, f, LOG_1);
        p = Math.fma(p, f, LOG_0);
        float power = exponent;
        float y = Math.fma(power, LN2_LOW, p * square * f);
        y = Math.fma(-0.5f, square, y);
        y = Math.fma(power, LN2_HIGH, f + y);
        // adds 0, or makes NaN of what is not finite
        return Math.fma(limited, 0f, y);
    }
}
