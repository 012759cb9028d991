package glia.store.internal.recorded;

import java.math.BigDecimal;

/** Turns times of a table, in units of their last decimal place, into steps. */
final class StepUnits {

    private static final int MOST_DECIMALS = 9;

    private final double dt;
    private final int decimals;
    private final long unitsPerStep;

    /**
     * @param dt a step in ms, 0 if it is not known
     * @param decimals of the first time of the table, which all others have to have
     */
    StepUnits(double dt, int decimals) throws MalformedException {
        if (decimals > MOST_DECIMALS) {
            throw new MalformedException(1, "expected a time with at most " + MOST_DECIMALS + " decimals, got "
                    + decimals);
        }
        this.decimals = decimals;
        this.dt = dt > 0 ? dt : BigDecimal.ONE.movePointLeft(decimals).doubleValue();
        BigDecimal units = BigDecimal.valueOf(this.dt).movePointRight(decimals).stripTrailingZeros();
        unitsPerStep = units.scale() <= 0 && units.precision() < MOST_DECIMALS ? units.longValue() : 0;
    }

    double dt() {
        return dt;
    }

    void expect(int found) throws MalformedException {
        if (found != decimals) {
            throw new MalformedException(1, "expected a time with " + decimals + " decimals, as those before, got "
                    + found);
        }
    }

    double ms(long units) {
        return (double) units / Math.powExact(10L, decimals);
    }

    long step(long units) {
        return unitsPerStep > 0 ? (units + unitsPerStep / 2) / unitsPerStep : Math.round(ms(units) / dt);
    }
}
