package glia.ui.kit.graph;

import glia.ui.kit.graph.ConnectionSearch.Wanted;
import glia.ui.kit.graph.SelectedConnections.Direction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How a person goes on from one selection to the next: expected is what was done most often lately. May be used by any
 * thread.
 */
final class ConnectionHabits {

    private static final int MOST = 3;
    /** When one way was taken so often, half of everything is forgotten. */
    private static final int ENOUGH = 16;

    private enum Move {
        /** The same neurons, the other direction. */
        TURN(0, 0),
        RIGHT(1, 0), LEFT(-1, 0), UP(0, 1), DOWN(0, -1);

        private final int right;
        private final int up;

        Move(int right, int up) {
            this.right = right;
            this.up = up;
        }
    }

    private final int[] taken = new int[Move.values().length];
    private final Map<Move, Wanted> ahead = new EnumMap<>(Move.class);

    ConnectionHabits() {
        taken[Move.TURN.ordinal()] = 1;
    }

    /**
     * Something was wanted.
     *
     * @param geometry of the network
     * @param lives which neurons can be selected
     * @return what is expected after it, most likely first
     */
    synchronized List<Wanted> after(Wanted wanted, NetworkGeometry geometry, IntPredicate lives) {
        ahead.forEach((move, expected) -> {
            if (expected.equals(wanted) && ++taken[move.ordinal()] == ENOUGH) {
                Arrays.setAll(taken, i -> taken[i] / 2);
            }
        });
        ahead.clear();
        int lead = wanted.neurons().lead();
        for (Move move : Move.values()) {
            if (move == Move.TURN) {
                ahead.put(move, new Wanted(wanted.neurons(), wanted.direction() == Direction.INCOMING
                        ? Direction.OUTGOING : Direction.INCOMING));
            } else {
                int next = geometry.next(geometry.x(lead), geometry.y(lead), move.right, move.up,
                        id -> id != lead && lives.test(id));
                if (next >= 0) {
                    ahead.put(move, new Wanted(NeuronIds.of(next), wanted.direction()));
                }
            }
        }
        return ahead.keySet().stream().filter(move -> taken[move.ordinal()] > 0)
                .sorted(Comparator.comparingInt(move -> -taken[move.ordinal()])).limit(MOST).map(ahead::get)
                .toList();
    }
}
