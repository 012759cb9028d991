package glia.network.internal.rule;

import glia.api.network.Connectivity;

/**
 * Connections onto the first neurons of a population; the others have none.
 *
 * @param connected rows of the first neurons
 * @param targets how many these are
 */
record RowsOfSome(Connectivity connected, int targets) implements Connectivity {

    @Override
    public long count() {
        return connected.count();
    }

    @Override
    public int maxIndegree() {
        return connected.maxIndegree();
    }

    @Override
    public void rows(int from, int to, RowVisitor visitor) {
        if (from < targets) {
            connected.rows(from, Math.min(to, targets), visitor);
        }
    }
}
