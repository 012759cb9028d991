package glia.energy.internal;

import glia.api.energy.Cost;
import glia.api.energy.EnergyAccounts;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.model.AccountDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The books of one network. All accounts begin at 0 and may be overdrawn, so the sum over all of them is 0 for ever.
 * <p>
 * What a population without accounts spends is what it is supplied in the same interval: its account is 0 after every
 * posting. What its work has cost is always what follows from the counts of all that it has done ({@link Activity}), so
 * the books are the same whether a stretch of time is posted at once or in pieces, and in whatever order.
 * <p>
 * Amounts that leave 64 bits are a fault ({@link ArithmeticException}), and then nothing was changed.
 */
class Ledger implements EnergyLedger {

    private static final int ATP_PER_UNIT = 1000;
    private static final double NANOS_PER_MS = 1e6;
    private static final int WORLD = 0;
    private static final int FIRST_POPULATION = 1;
    private static final Role[] ROLES = Role.values();

    private final int populations;
    private final long[] balances;
    private final Activity activity;
    /** What learning has cost each population beyond the whole units that were posted, in ATP. */
    private final long[] remainders;
    /** By population; null where neurons hold no energy. */
    private final AccountDefinition[] models;
    private final long[] unitsPerQuantum;
    /** By population, what spikes took from accounts, in quanta. */
    private final long[] ofSpikes;
    private final List<String> pools;
    /** By population: the role of its work, which is processing but for read-outs. */
    private final Role[] work;

    /** Books without read-outs. */
    Ledger(Budget budget, double dt, List<String> pools, AccountDefinition... models) {
        this(budget, new boolean[models.length], dt, pools, models);
    }

    /**
     * @param readouts by population, whether it is a read-out: its work is booked as output, not as processing
     * @param models by population, where its neurons hold energy; null where they hold none
     * @param dt step in ms; taken to the nanosecond
     * @param pools names of the accounts that are no population's
     */
    Ledger(Budget budget, boolean[] readouts, double dt, List<String> pools, AccountDefinition... models) {
        this.models = models;
        this.pools = List.copyOf(pools);
        populations = models.length;
        activity = new Activity(budget, Math.multiplyExact(budget.restPerNano(), Math.round(dt * NANOS_PER_MS)),
                populations);
        balances = new long[FIRST_POPULATION + populations + populations * ROLES.length + pools.size()];
        remainders = new long[populations];
        unitsPerQuantum = new long[populations];
        ofSpikes = new long[populations];
        work = new Role[populations];
        Arrays.setAll(work, p -> readouts[p] ? Role.OUTPUT : Role.PROCESSING);
        for (int p = 0; p < populations; p++) {
            unitsPerQuantum[p] = models[p] == null ? 0 : Math.max(1, Math.round((double) budget.perSpike()
                    / Activity.MILLI_ATP_PER_UNIT / models[p].actionPotential() * models[p].quantum()));
        }
    }

    @Override
    public synchronized void post(int population, long neuronSteps, long spikes, long synapticEvents) {
        Objects.checkIndex(population, populations);
        if (neuronSteps < 0 || spikes < 0 || synapticEvents < 0) {
            throw new IllegalArgumentException("negative activity: " + neuronSteps + " neuron-steps, " + spikes
                    + " spikes, " + synapticEvents + " synaptic events");
        }
        long units = activity.due(population, neuronSteps, spikes, synapticEvents);
        supplyAndSpend(population, units, work[population]);
        activity.count(population, neuronSteps, spikes, synapticEvents);
    }

    @Override
    public synchronized void postLearning(int population, long atp) {
        Objects.checkIndex(population, populations);
        if (atp < 0) {
            throw new IllegalArgumentException("negative cost of learning: " + atp);
        }
        long fraction = remainders[population] + atp % ATP_PER_UNIT;
        supplyAndSpend(population, atp / ATP_PER_UNIT + fraction / ATP_PER_UNIT, Role.LEARNING);
        remainders[population] = fraction % ATP_PER_UNIT;
    }

    private void supplyAndSpend(int population, long units, Role role) {
        int account = FIRST_POPULATION + population;
        // so that an overflow of the second transfer cannot leave the first one alone
        Math.addExact(balances[sink(population, role)], units);
        transfer(WORLD, account, units);
        transfer(account, sink(population, role), units);
    }

    @Override
    public synchronized void supply(int population, Role role, long quanta) {
        Objects.requireNonNull(role);
        transfer(WORLD, FIRST_POPULATION + population, units(population, quanta));
    }

    @Override
    public synchronized void spend(int population, Role role, long quanta) {
        Role booked = role == Role.PROCESSING ? work[Objects.checkIndex(population, populations)] : role;
        transfer(FIRST_POPULATION + population, sink(population, booked), units(population, quanta));
    }

    @Override
    public synchronized void attributeToSpikes(int population, long quanta) {
        units(population, quanta);
        ofSpikes[population] = Math.addExact(ofSpikes[population], quanta);
    }

    @Override
    public synchronized void born(int population, long quanta) {
        transfer(WORLD, FIRST_POPULATION + population, units(population, quanta));
    }

    @Override
    public synchronized void died(int population, long quanta) {
        transfer(FIRST_POPULATION + population, sink(population, Role.ADAPTATION), units(population, quanta));
    }

    @Override
    public synchronized void fill(int pool, long units) {
        transfer(WORLD, pool(pool), notNegative(units));
    }

    @Override
    public synchronized void drain(int pool, long units) {
        take(pool, WORLD, notNegative(units));
    }

    @Override
    public synchronized void move(int from, int to, long units) {
        take(from, pool(to), notNegative(units));
    }

    @Override
    public synchronized void feed(int pool, int population, long quanta) {
        take(pool, FIRST_POPULATION + population, units(population, quanta));
    }

    @Override
    public synchronized void spend(int pool, int population, Role role, long units) {
        if (models[Objects.checkIndex(population, populations)] == null && role == work[population]) {
            throw new IllegalArgumentException("what the neurons of population " + population
                    + " do is paid by a budget, not from pool " + pools.get(pool));
        }
        take(pool, sink(population, role), notNegative(units));
    }

    @Override
    public synchronized long pooled(int pool) {
        return balances[pool(pool)];
    }

    private void take(int pool, int target, long units) {
        if (units > pooled(pool)) {
            throw new IllegalArgumentException("pool " + pools.get(pool) + " holds " + pooled(pool)
                    + " units, less than " + units);
        }
        transfer(pool(pool), target, units);
    }

    private int pool(int pool) {
        return balances.length - pools.size() + Objects.checkIndex(pool, pools.size());
    }

    private static long notNegative(long units) {
        if (units < 0) {
            throw new IllegalArgumentException("expected no negative units, got " + units);
        }
        return units;
    }

    private long units(int population, long quanta) {
        if (quanta != 0 && models[Objects.checkIndex(population, populations)] == null) {
            throw new IllegalArgumentException("the neurons of population " + population + " hold no energy");
        }
        return Math.multiplyExact(quanta, unitsPerQuantum[population]);
    }

    @Override
    public long unitsPerQuantum(int population) {
        return unitsPerQuantum[population];
    }

    /**
     * Moves energy; nothing else changes an account.
     *
     * @param source the account that gives
     * @param target the account that receives
     * @param amount in units; negative to move as much the other way
     */
    private void transfer(int source, int target, long amount) {
        long given = Math.subtractExact(balances[source], amount);
        long received = Math.addExact(balances[target], amount);
        book(source, given);
        book(target, received);
    }

    /** Writes one line of the books; its own method so that a test can write a wrong one. */
    void book(int account, long balance) {
        balances[account] = balance;
    }

    private int sink(int population, Role role) {
        return FIRST_POPULATION + populations + population * ROLES.length + role.ordinal();
    }

    @Override
    public synchronized long audit() {
        return sum(balances);
    }

    @Override
    public synchronized long audit(int population, long quanta) {
        return Math.subtractExact(units(population, quanta), balances[FIRST_POPULATION + population]);
    }

    @Override
    public synchronized EnergyTotals totals() {
        List<EnergyTotals.Population> all = new ArrayList<>();
        for (int p = 0; p < populations; p++) {
            Map<Role, Long> spent = new EnumMap<>(Role.class);
            long stored = balances[FIRST_POPULATION + p];
            long supplied = stored;
            for (Role role : ROLES) {
                spent.put(role, balances[sink(p, role)]);
                supplied = Math.addExact(supplied, balances[sink(p, role)]);
            }
            all.add(new EnergyTotals.Population(supplied, spent, stored,
                    models[p] == null ? 0 : unitsPerQuantum[p] / models[p].quantum(),
                    costs(p)));
        }
        List<EnergyTotals.Pool> stored = new ArrayList<>();
        for (int pool = 0; pool < pools.size(); pool++) {
            stored.add(new EnergyTotals.Pool(pools.get(pool), pooled(pool)));
        }
        return new EnergyTotals(all, stored, sum(balances));
    }

    private Map<Cost, Long> costs(int population) {
        if (models[population] == null) {
            return activity.costs(population);
        }
        if (models[population].beside() == null) {
            return Map.of();
        }
        long spikes = units(population, ofSpikes[population]);
        return Map.of(Cost.ACTION_POTENTIALS, spikes, models[population].beside(),
                Math.subtractExact(balances[sink(population, work[population])], spikes));
    }

    @Override
    public synchronized EnergyAccounts accounts() {
        long[] counts = activity.export();
        for (int p = 0; p < populations; p++) {
            counts[countOfSpikes(p)] += ofSpikes[p];
        }
        return new EnergyAccounts(balances.clone(), remainders.clone(), counts);
    }

    private static int countOfSpikes(int population) {
        return Activity.COUNTS * population + 1;
    }

    @Override
    public synchronized void load(EnergyAccounts accounts) {
        if (accounts.balances().length != balances.length || accounts.fractions().length != remainders.length) {
            throw new IllegalArgumentException("energy books: expected " + balances.length + " accounts and "
                    + remainders.length + " fractions, got " + accounts.balances().length + " and "
                    + accounts.fractions().length);
        }
        if (!balanced(accounts.balances())
                || Arrays.stream(accounts.fractions()).anyMatch(f -> f < 0 || f >= ATP_PER_UNIT)) {
            throw new IllegalArgumentException("energy books: they do not balance");
        }
        long[] before = activity.export();
        long[] counts = accounts.counts().clone();
        for (int p = 0; p < populations && counts.length == before.length; p++) {
            counts[countOfSpikes(p)] = models[p] == null ? counts[countOfSpikes(p)] : 0;
        }
        activity.load(counts);
        for (int p = 0; p < populations; p++) {
            if (!workFollows(p, accounts)) {
                activity.load(before);
                throw new IllegalArgumentException("energy books: what population " + p
                        + " has spent does not follow from what it has done");
            }
        }
        for (int p = 0; p < populations; p++) {
            ofSpikes[p] = models[p] == null ? 0 : accounts.counts()[countOfSpikes(p)];
        }
        System.arraycopy(accounts.balances(), 0, balances, 0, balances.length);
        System.arraycopy(accounts.fractions(), 0, remainders, 0, remainders.length);
    }

    private boolean workFollows(int population, EnergyAccounts accounts) {
        try {
            return activity.units(population)
                    == (models[population] == null ? accounts.balances()[sink(population, work[population])] : 0);
        } catch (ArithmeticException tooLarge) {
            return false;
        }
    }

    private static boolean balanced(long[] amounts) {
        try {
            return sum(amounts) == 0;
        } catch (ArithmeticException tooLarge) {
            return false;
        }
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }
}
