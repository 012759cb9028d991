package glia.engine.cpu.internal;

import glia.api.model.StateDefinition;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import java.util.Arrays;
import java.util.List;

/** Slots that a changed network uses otherwise than before: neurons have died there, or were born, or both. */
final class Renewal {

    private final Network next;
    /** By population, ascending. */
    private final int[][] slots;

    Renewal(Network before, Network next) {
        this.next = next;
        slots = new int[next.populations().size()][];
        for (int p = 0; p < slots.length; p++) {
            slots[p] = next.populations().get(p).slots().renewed(before.populations().get(p).slots());
        }
    }

    boolean any() {
        return Arrays.stream(slots).anyMatch(some -> some.length > 0);
    }

    /** Lets everything begin anew in these slots, as the changed network says, which is in its place already. */
    void beginAnew(PopulationState[] populations, Tile[] tiles, long step) {
        for (Projection projection : next.projections()) {
            if (projection.plasticity() != null) {
                StateTransfer.parts(projection, tiles).forEach(part ->
                        part.beginAnew(slots[projection.source()], slots[projection.target()], step));
            }
        }
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
                tile.slice(p).live(population);
                tile.slice(p).clearInput(slots[p]);
            }
        }
    }
}
