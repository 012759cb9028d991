package glia.api.model;

import glia.api.energy.Cost;
import java.util.Objects;

/**
 * The state variable in which a neuron holds its energy. It is always a whole number of quanta, at most {@link #BOUND}
 * of either sign, so float32 arithmetic on it is that of integers; only a {@link Statement.Transfer} changes it, and
 * every transfer is on the books. Below 0 it is a debt, which published equations allow.
 *
 * @param state the account, in the model's unit of energy
 * @param quantum what the books count, in the unit of the state; a power of two that float32 has
 * @param actionPotential the energy of an action potential in the unit of the state: what the budget in force gives it
 *            in ATP is what so much energy of this model is worth
 * @param spike the constant with what a spike takes from the account in its step, not negative, in the unit of the
 *            state; empty where spikes are paid for otherwise, see {@link Statement#spendOnSpikes}
 * @param beside what work costs beside spikes; null where the model does not tell the two apart
 */
public record AccountDefinition(String state, double quantum, double actionPotential, String spike, Cost beside) {

    /** The largest balance in quanta, of either sign. */
    public static final int BOUND = 1 << 22;

    private static final float ROUNDER = 0x1.8p23f;

    public AccountDefinition {
        Objects.requireNonNull(state);
        Objects.requireNonNull(spike);
        float rounded = (float) quantum;
        if (!(quantum > 0) || rounded != quantum || Math.scalb(1f, Math.getExponent(rounded)) != rounded
                || !Float.isFinite(rounded * ROUNDER) || rounded < Float.MIN_NORMAL) {
            throw new IllegalArgumentException("the quantum of " + state + " is no power of two within float32: "
                    + quantum);
        }
        if (!(actionPotential > 0) || Double.isInfinite(actionPotential)) {
            throw new IllegalArgumentException("an action potential of " + state + " must be positive and finite: "
                    + actionPotential);
        }
    }

    /** The largest balance in the unit of the state. */
    public float bound() {
        return (float) (BOUND * quantum);
    }

    /**
     * The number whose addition to one of at most {@link #bound()} rounds that to whole quanta, halves to even: the
     * bits of the sum less {@link #rounderBits()} are the number of quanta.
     */
    public float rounder() {
        return (float) (ROUNDER * quantum);
    }

    public int rounderBits() {
        return Float.floatToRawIntBits(rounder());
    }

    /**
     * @param balance a balance
     * @return how many quanta it is, halves rounded to even
     */
    public int quanta(float balance) {
        return Float.floatToRawIntBits(balance + rounder()) - rounderBits();
    }
}
