package glia.network.internal.change;

import glia.api.change.NetworkChanger;
import glia.api.change.RowChanges;
import glia.api.network.Network;
import glia.api.network.Projection;
import java.util.ArrayList;
import java.util.List;

/** What becomes of what synapses have learned, by the letter of {@link RowChanges}. */
final class CarriedValues {

    private CarriedValues() {
    }

    /**
     * @param learned weights of a projection in the order of its rows
     * @return those after the change
     */
    static float[] weights(Network network, NetworkChanger.Outcome outcome, int projection, float[] learned) {
        RowChanges changes = outcome.changes().get(projection);
        int size = network.populations().get(network.projections().get(projection).target()).size();
        Projection next = outcome.network().projections().get(projection);
        List<Float> all = new ArrayList<>();
        int first = 0;
        for (int target = 0; target < size; target++) {
            int[] before = row(network.projections().get(projection), target);
            int[] now = row(next, target);
            double[] given = new double[now.length];
            next.weights().row(target, now, now.length, given);
            RowChanges.Row row = changes.rows().get(target);
            for (int k = 0; k < now.length; k++) {
                boolean goesOn = !changes.allWeights() && (row == null || !row.given()[k]);
                all.add(goesOn ? learned[first + (row == null ? k : row.from()[k])]
                        : (float) (row == null ? given[k] : row.given(k, given[k])));
            }
            first += before.length;
        }
        float[] values = new float[all.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = all.get(k);
        }
        return values;
    }

    private static int[] row(Projection projection, int target) {
        return SynapseChange.row(projection, target);
    }
}
