package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.model.AccountDefinition;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Slots;

/**
 * Neurons that died or were born in one change.
 *
 * @param slots by population, those that are used otherwise than before, ascending
 * @param died by population, what the neurons held that have died, in quanta
 * @param born by population, what those begin with that were born, in quanta
 */
record Turnover(int[][] slots, long[] died, long[] born) {

    /** @param session as it is before the change */
    static Turnover of(Network before, Network next, BackendSession session) {
        int count = next.populations().size();
        Turnover turnover = new Turnover(new int[count][], new long[count], new long[count]);
        for (int p = 0; p < count; p++) {
            Population population = next.populations().get(p);
            Slots living = before.populations().get(p).slots();
            turnover.slots[p] = population.slots().renewed(living);
            if (population.model().account() != null && turnover.slots[p].length > 0) {
                turnover.count(population, living, session);
            }
        }
        return turnover;
    }

    private void count(Population population, Slots before, BackendSession session) {
        AccountDefinition account = population.model().account();
        float[] held = new float[population.size()];
        session.state(population.index(), population.model().stateIndex(account.state()), held);
        NeuronValues begin = population.initial().get(account.state());
        for (int slot : slots[population.index()]) {
            if (before.lives(slot)) {
                died[population.index()] += account.quanta(held[slot]);
            }
            if (population.slots().lives(slot)) {
                born[population.index()] += account.quanta((float) begin.get(slot));
            }
        }
    }
}
