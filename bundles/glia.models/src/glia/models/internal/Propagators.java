package glia.models.internal;

import glia.api.model.DerivedConstant;

/** The numbers that exact integration multiplies by, computed once in double (Rotter and Diesmann 1999). */
final class Propagators {

    /** Below it the series of {@link #alphaInto} is more exact than the closed form, above it the other way round. */
    private static final double SERIES = 1;
    private static final int TERMS = 20;

    private Propagators() {
    }

    /** What is left after one step of something that decays. */
    static DerivedConstant decay(String name, String tau) {
        return new DerivedConstant(name, (p, dt) -> StrictMath.exp(-dt / p.get(tau)));
    }

    /** The mean over one step of something that decays from 1. */
    static double meanOfDecay(double tau, double dt) {
        return -StrictMath.expm1(-dt / tau) * tau / dt;
    }

    /**
     * What has gathered after one step in something that decays with tau, fed by what decays from 1 with tauIn: the
     * integral of e^(-(dt-s)/tau) e^(-s/tauIn), which is (e^(-dt/tauIn) - e^(-dt/tau)) tauIn tau / (tauIn - tau),
     * written with expm1 so that nothing cancels where the time constants are nearly equal.
     */
    static double decayInto(double tau, double tauIn, double dt) {
        double exponent = (1 / tau - 1 / tauIn) * dt;
        double mean = Math.abs(exponent) < 1e-300 ? 1 : StrictMath.expm1(exponent) / exponent;
        return StrictMath.exp(-dt / tau) * mean * dt;
    }

    /** The same, fed by an alpha function of unit slope: the integral of e^(-(dt-s)/tau) s e^(-s/tauIn). */
    static double alphaInto(double tau, double tauIn, double dt) {
        double z = (1 / tau - 1 / tauIn) * dt;
        return StrictMath.exp(-dt / tau) * moment(z) * dt * dt;
    }

    /** The integral of s e^(z s) from 0 to 1: the sum of z^k / (k! (k + 2)). */
    private static double moment(double z) {
        if (Math.abs(z) >= SERIES) {
            return (StrictMath.exp(z) * (z - 1) + 1) / (z * z);
        }
        double sum = 0;
        double power = 1;
        for (int k = 0; k < TERMS; k++) {
            sum += power / (k + 2);
            power *= z / (k + 1);
        }
        return sum;
    }
}
