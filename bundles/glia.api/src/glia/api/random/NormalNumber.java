package glia.api.random;

import glia.api.model.Elementary;

/**
 * Standard normal numbers by inversion of one random word. They are part of the contract: every backend carries out the
 * same float32 operations in the same order. The error is below 2e-6 where |z| < 5.4, beyond it below 3e-3; the
 * distribution ends at {@link #LIMIT}, beyond which lies a part of 3e-10.
 * <p>
 * Source: M. Giles, "Approximating the erfinv function", GPU Computing Gems Jade Edition, 2011, single precision;
 * written with fma here, and with the tail probability taken from the word itself, so that nothing cancels near 1.
 */
public final class NormalNumber {

    /** No number is larger in magnitude. */
    public static final float LIMIT = 6.34f;

    private static final float HALF_TAIL = 0x1p-31f;
    private static final float SQRT_2 = 1.41421356f;
    private static final float CENTRE_ENDS = 5f;
    private static final float[] CENTRE = {2.81022636e-08f, 3.43273939e-07f, -3.5233877e-06f, -4.39150654e-06f,
        0.00021858087f, -0.00125372503f, -0.00417768164f, 0.246640727f, 1.50140941f};
    private static final float[] TAIL = {-0.000200214257f, 0.000100950558f, 0.00134934322f, -0.00367342844f,
        0.00573950773f, -0.0076224613f, 0.00943887047f, 1.00167406f, 2.83297682f};

    private NormalNumber() {
    }

    /**
     * @param word a random word: the upper bit is the sign, the others say how far out
     * @return the number that it draws
     */
    public static float of(int word) {
        float outside = ((word & Integer.MAX_VALUE) + 0.5f) * HALF_TAIL;
        float inside = 1f - outside;
        float w = -Elementary.log(outside * (2f - outside));
        float p = w < CENTRE_ENDS ? polynomial(CENTRE, w - 2.5f) : polynomial(TAIL, (float) Math.sqrt(w) - 3f);
        float magnitude = p * inside * SQRT_2;
        return word < 0 ? -magnitude : magnitude;
    }

    private static float polynomial(float[] c, float x) {
        float p = Math.fma(c[0], x, c[1]);
        p = Math.fma(p, x, c[2]);
        p = Math.fma(p, x, c[3]);
        p = Math.fma(p, x, c[4]);
        p = Math.fma(p, x, c[5]);
        p = Math.fma(p, x, c[6]);
        p = Math.fma(p, x, c[7]);
        return Math.fma(p, x, c[8]);
    }
}
