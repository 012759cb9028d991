package glia.store.internal.recording;

import java.math.BigDecimal;

/** Writes the time of a step in ms as a decimal number, with as many decimals as the step itself has. */
final class StepTimes {

    /** No number is longer. */
    static final int MAX_LENGTH = 32;

    private static final int MAX_DECIMALS = 9;

    private final double dt;
    private final int decimals;
    private final long unitsPerStep;
    private final byte[] digits = new byte[MAX_LENGTH];

    StepTimes(double dt) {
        this.dt = dt;
        BigDecimal exact = BigDecimal.valueOf(dt).stripTrailingZeros();
        if (exact.scale() <= MAX_DECIMALS && exact.precision() <= MAX_DECIMALS) {
            decimals = Math.max(1, exact.scale());
            unitsPerStep = exact.movePointRight(decimals).longValueExact();
        } else {
            decimals = MAX_DECIMALS;
            unitsPerStep = 0;
        }
    }

    /** The number of type double that is nearest to what {@link #write} writes. */
    double ms(long step) {
        return (double) units(step) / Math.powExact(10L, decimals);
    }

    private long units(long step) {
        return unitsPerStep > 0 ? Math.multiplyExact(step, unitsPerStep)
                : Math.round(step * dt * Math.powExact(10L, decimals));
    }

    /**
     * @param step a step
     * @param out receives the text
     * @param at where it begins
     * @return where it ends
     */
    int write(long step, byte[] out, int at) {
        long units = units(step);
        int from = MAX_LENGTH;
        for (int i = 0; i < decimals; i++) {
            digits[--from] = (byte) ('0' + units % 10);
            units /= 10;
        }
        digits[--from] = '.';
        do {
            digits[--from] = (byte) ('0' + units % 10);
            units /= 10;
        } while (units > 0);
        System.arraycopy(digits, from, out, at, MAX_LENGTH - from);
        return at + MAX_LENGTH - from;
    }
}
