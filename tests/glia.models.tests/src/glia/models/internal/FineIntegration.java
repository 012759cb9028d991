package glia.models.internal;

/** The equations of a model solved in double in steps twenty times smaller, sharing nothing with the model. */
final class FineIntegration {

    private static final int PARTS = 20;

    /** Derivatives of the variables by time in ms. */
    interface Equations {
        /** @param since the beginning of the step, until when spikes have arrived */
        void at(double since, double time, double[] y, double[] derivatives);
    }

    private FineIntegration() {
    }

    /** Advances the variables in place from one time by dt. */
    static void advance(double[] y, double time, double dt, Equations equations) {
        double h = dt / PARTS;
        int n = y.length;
        double[][] k = new double[4][n];
        double[] at = new double[n];
        for (int part = 0; part < PARTS; part++) {
            double t = time + part * h;
            equations.at(time, t, y, k[0]);
            for (int stage = 1; stage < 4; stage++) {
                double share = stage == 3 ? h : h / 2;
                for (int i = 0; i < n; i++) {
                    at[i] = y[i] + share * k[stage - 1][i];
                }
                equations.at(time, t + share, at, k[stage]);
            }
            for (int i = 0; i < n; i++) {
                y[i] += h / 6 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
            }
        }
    }
}
