package glia.energy.internal.supply;

import glia.api.network.Network;
import glia.api.regulation.Regulated;
import glia.api.regulation.Regulator;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/** All pools of a network, in its order. It remembers nothing: what they hold is on the books. */
final class Supply implements Regulator {

    private final List<Pool> pools;
    private final int every;

    Supply(Network network) {
        pools = IntStream.range(0, network.description().energy().pools().size())
                .mapToObj(index -> new Pool(network, index)).toList();
        every = pools.stream().map(pool -> BigInteger.valueOf(pool.every())).reduce(BigInteger::gcd).orElseThrow()
                .intValueExact();
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
        pools.forEach(pool -> pool.begin(network));
    }

    @Override
    public void act(Regulated network) {
        for (Pool pool : pools) {
            if (network.step() % pool.every() == 0) {
                pool.act(network);
            }
        }
    }

    @Override
    public long[] memory() {
        return new long[0];
    }

    @Override
    public void recall(long[] memory) {
        if (memory.length != 0) {
            throw new IllegalArgumentException("supply: expected nothing, got " + memory.length + " numbers");
        }
    }
}
