package glia.engine.cpu.internal;

import glia.api.model.StateDefinition;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.simulation.CanonicalState.ProjectionState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Slots that a changed network uses otherwise than before: neurons have died there, or were born, or both. */
final class Renewal {

    private final Network before;
    private final Network next;
    /** By population, ascending. */
    private final int[][] slots;

    Renewal(Network before, Network next) {
        this.before = before;
        this.next = next;
        slots = new int[next.populations().size()][];
        for (int p = 0; p < slots.length; p++) {
            slots[p] = next.populations().get(p).slots().renewed(before.populations().get(p).slots());
        }
    }

    boolean any() {
        return Arrays.stream(slots).anyMatch(some -> some.length > 0);
    }

    /**
     * @param learned state of plastic projections that are to be loaded anyway
     * @return the same, and the state of those that know of neurons in these slots; nothing is left of these neurons
     */
    Map<Integer, ProjectionState> begunAnew(Map<Integer, ProjectionState> learned, Tile[] tiles, long step) {
        Map<Integer, ProjectionState> states = new HashMap<>(learned);
        for (Projection projection : next.projections()) {
            int j = projection.index();
            boolean concerned = slots[projection.source()].length > 0 || slots[projection.target()].length > 0;
            boolean kept = projection == before.projections().get(j);
            if (projection.plasticity() != null && concerned && (kept || learned.containsKey(j))) {
                ProjectionState state = kept && !learned.containsKey(j) ? StateTransfer.export(projection, tiles, step)
                        : learned.get(j);
                states.put(j, PlasticState.begunAnew(state, projection, slots[projection.source()],
                        slots[projection.target()]));
            }
        }
        return states;
    }

    /** Lets everything begin anew in these slots, as the changed network says, which is in its place already. */
    void beginAnew(PopulationState[] populations, Tile[] tiles) {
        for (int p = 0; p < slots.length; p++) {
            Population population = next.populations().get(p);
            if (slots[p].length == 0) {
                continue;
            }
            List<StateDefinition> definitions = population.model().states();
            for (int slot : slots[p]) {
                boolean lives = population.slots().lives(slot);
                for (int i = 0; i < definitions.size(); i++) {
                    populations[p].states[i][slot] = lives
                            ? (float) population.initial().get(definitions.get(i).name()).get(slot) : Float.NaN;
                }
            }
            for (Tile tile : tiles) {
                tile.live(population);
                tile.clearInput(p, slots[p]);
            }
        }
    }
}
