package glia.network.internal.rule;

import glia.api.network.Connectivity;

/** The rules that draw nothing. Order: ascending. */
final class RegularRows {

    private RegularRows() {
    }

    /** Neuron i to neuron i. */
    record OneToOne(int size) implements Connectivity {

        @Override
        public long count() {
            return size;
        }

        @Override
        public int maxIndegree() {
            return 1;
        }

        @Override
        public void rows(int from, int to, RowVisitor visitor) {
            int[] row = new int[1];
            for (int target = from; target < to; target++) {
                row[0] = target;
                visitor.row(target, row, 1);
            }
        }
    }

    /** Every source to every target. */
    record AllToAll(Ends ends) implements Connectivity {

        @Override
        public long count() {
            return ends.pairs();
        }

        @Override
        public int maxIndegree() {
            return ends.partnersOfTarget();
        }

        @Override
        public void rows(int from, int to, RowVisitor visitor) {
            int partners = ends.partnersOfTarget();
            if (partners == 0 || from >= to) {
                return;
            }
            int[] row = new int[partners];
            for (int i = 0; i < partners; i++) {
                row[i] = ends.partner(from, i);
            }
            for (int target = from; target < to; target++) {
                visitor.row(target, row, partners);
                if (ends.exceptSelf() && target < partners) {
                    row[target] = target;
                }
            }
        }
    }
}
