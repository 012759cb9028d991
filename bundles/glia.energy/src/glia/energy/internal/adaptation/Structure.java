package glia.energy.internal.adaptation;

import glia.api.network.Network;
import glia.api.network.StructureDescription;
import glia.api.regulation.Regulated;
import glia.api.regulation.Regulator;
import java.util.List;

/**
 * Synapses and neurons that come and go by energy: those who have more than they need grow, those who lack it are
 * pruned. It remembers nothing: what there is, is in the network, and what was paid on the books.
 */
final class Structure implements Regulator {

    private final int every;
    private final Reserve reserve;
    private final List<SynapseTurnover> synapses;
    private final List<NeuronTurnover> neurons;

    Structure(Network network) {
        StructureDescription structure = network.description().energy().structure();
        every = Math.toIntExact(Math.max(1, network.steps(structure.interval())));
        reserve = new Reserve(structure, network.dt());
        synapses = structure.synapses().stream().map(one -> new SynapseTurnover(one, network, every)).toList();
        neurons = structure.neurons().stream().map(one -> new NeuronTurnover(one, network)).toList();
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public boolean countsSpikes() {
        return false;
    }

    @Override
    public void begin(Regulated network) {
        reserve.begin(network, held(network.network()));
    }

    private long held(Network network) {
        return synapses.stream().mapToLong(one -> one.held(network)).sum()
                + neurons.stream().mapToLong(one -> one.held(network)).sum();
    }

    @Override
    public void act(Regulated network) {
        StructureDescription present = network.network().description().energy().structure();
        reserve.adopt(present);
        reserve.earn(network, network.step() - every);
        reserve.settle(network, 0, held(network.network()));
        for (int i = 0; i < neurons.size(); i++) {
            NeuronTurnover one = neurons.get(i);
            one.act(network, present.neurons().get(i), reserve);
            reserve.settle(network, one.population(), held(network.network()));
        }
        for (int i = 0; i < synapses.size(); i++) {
            SynapseTurnover one = synapses.get(i);
            one.act(network, present.synapses().get(i), reserve);
            reserve.settle(network, one.population(), held(network.network()));
        }
    }

    @Override
    public long[] memory() {
        return new long[0];
    }

    @Override
    public void recall(long[] memory) {
        if (memory.length != 0) {
            throw new IllegalArgumentException("structure: expected nothing, got " + memory.length + " numbers");
        }
    }
}
