package glia.energy.internal.supply;

import glia.api.energy.EnergyTotals;
import glia.api.model.AccountDefinition;
import glia.api.network.Network;
import glia.api.network.PoolDescription;
import glia.api.network.Population;
import glia.api.regulation.Regulated;
import java.util.Arrays;
import java.util.List;

/**
 * A supply that neurons share, as the astrocytes that hand lactate to those around them (Pellerin and Magistretti 1994,
 * Proc Natl Acad Sci 91:10625-10629, 10.1073/pnas.91.22.10625). Each time, in this order:
 * <ol>
 * <li>income flows in, as long as there is room
 * <li>between neighbours i and j flows {@code diffusion h (E_i - E_j)}, of what they held before (Fick's law, explicit)
 * <li>a neuron at epsilon asks for {@code (1 - exp(-h / tau)) (level - epsilon)}; if a region holds less than its
 * neurons ask for, each gets the same part of it
 * </ol>
 * with h the interval. Everything is rounded down to whole units and quanta, so some of it may wait for the next time.
 */
final class Pool {

    private static final double MS_PER_SECOND = 1000;

    private final int index;
    private final double dt;
    private final int every;
    private final List<String> names;
    private final List<Population> populations;
    private final Regions regions;
    private final AccountDefinition account;
    private final int state;
    private final long initial;
    private final long[] held;
    private final long[] flows;
    private final int[][] asked;
    /** As it is now, and what follows from that. */
    private PoolDescription present;
    private long capacity;
    private Income income;
    private double share;
    private int level;
    private double made;
    private double limit;

    /** @param index of the pool among those of the network */
    Pool(Network network, int index) {
        this.index = index;
        PoolDescription pool = network.description().energy().pools().get(index);
        dt = network.dt();
        every = (int) Math.max(1, network.steps(pool.interval()));
        names = Regions.names(pool);
        populations = Regions.fed(pool, network);
        regions = new Regions(pool, populations);
        account = populations.getFirst().model().account();
        state = populations.getFirst().model().stateIndex(account.state());
        initial = (long) (pool.initial() / EnergyTotals.ATP);
        held = new long[regions.count()];
        flows = new long[regions.count()];
        asked = new int[populations.size()][];
        for (int p = 0; p < asked.length; p++) {
            asked[p] = new int[populations.get(p).size()];
        }
        adopt(pool);
    }

    private void adopt(PoolDescription pool) {
        present = pool;
        double interval = every * dt;
        capacity = (long) (pool.capacity() / EnergyTotals.ATP);
        income = new Income(pool.income(), dt);
        share = pool.diffusion() * interval / MS_PER_SECOND;
        level = account.quanta((float) pool.level());
        made = -StrictMath.expm1(-interval / pool.tau());
        limit = pool.limit() / EnergyTotals.ATP * interval / MS_PER_SECOND;
    }

    int every() {
        return every;
    }

    void begin(Regulated network) {
        names.forEach(name -> network.fill(name, initial));
    }

    void act(Regulated network) {
        PoolDescription now = network.network().description().energy().pools().get(index);
        if (now != present) {
            adopt(now);
        }
        long flowsIn = income.between(network.step() - every, network.step());
        for (int region = 0; region < held.length; region++) {
            long before = network.pooled(names.get(region));
            long fits = Math.clamp(capacity - before, 0, flowsIn);
            network.fill(names.get(region), fits);
            held[region] = before + fits;
        }
        if (share > 0) {
            diffuse(network);
        }
        feed(network);
    }

    private void diffuse(Regulated network) {
        Arrays.fill(flows, 0);
        regions.neighbours((one, other) -> {
            long flow = (long) (share * (held[one] - held[other]));
            if (flow > 0) {
                network.move(names.get(one), names.get(other), flow);
            } else if (flow < 0) {
                network.move(names.get(other), names.get(one), -flow);
            }
            flows[one] -= flow;
            flows[other] += flow;
        });
        for (int region = 0; region < held.length; region++) {
            held[region] += flows[region];
        }
    }

    private void feed(Regulated network) {
        long[] wanted = new long[held.length];
        for (int p = 0; p < asked.length; p++) {
            ask(p, network, wanted);
        }
        for (int region = 0; region < held.length; region++) {
            double part = held[region] < wanted[region] ? (double) held[region] / wanted[region] : 1;
            for (int p = 0; p < asked.length; p++) {
                give(p, region, part, network);
            }
        }
    }

    /** @param wanted receives what the neurons of each region ask for, in units */
    private void ask(int population, Regulated network, long[] wanted) {
        int index = populations.get(population).index();
        long unitsPerQuantum = network.unitsPerQuantum(index);
        float[] balances = network.state(index, state);
        int most = (int) Math.min(Integer.MAX_VALUE, limit / unitsPerQuantum);
        int[] order = regions.order(population);
        for (int region = 0; region < held.length; region++) {
            long sum = 0;
            for (int i = regions.start(population, region); i < regions.start(population, region + 1); i++) {
                // NaN, where nobody lives, is more than any level
                int lack = level - account.quanta(balances[order[i]]);
                asked[population][i] = Math.clamp((int) (made * lack), 0, most);
                sum += asked[population][i];
            }
            wanted[region] += sum * unitsPerQuantum;
        }
    }

    private void give(int population, int region, double part, Regulated network) {
        int index = populations.get(population).index();
        long unitsPerQuantum = network.unitsPerQuantum(index);
        int start = regions.start(population, region);
        int[] neurons = new int[regions.start(population, region + 1) - start];
        int[] quanta = new int[neurons.length];
        int fed = 0;
        for (int i = 0; i < neurons.length; i++) {
            long left = held[region] / unitsPerQuantum;
            int given = (int) Math.min(left, (long) (part * asked[population][start + i]));
            if (given > 0) {
                neurons[fed] = regions.order(population)[start + i];
                quanta[fed++] = given;
                held[region] -= given * unitsPerQuantum;
            }
        }
        if (fed > 0) {
            network.feed(names.get(region), index, Arrays.copyOf(neurons, fed), Arrays.copyOf(quanta, fed));
        }
    }
}
