package glia.energy.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Cost;
import glia.api.energy.EnergyAccounts;
import glia.api.energy.EnergyBudget;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.model.AccountDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final Budget BUDGET = Budget.ATTWELL_LAUGHLIN_2001;

    private record Posting(int population, long neuronSteps, long spikes, long synapticEvents) {
    }

    /** @param units by population */
    private static EnergyTotals spentOnProcessing(long... units) {
        List<EnergyTotals.Population> populations = new ArrayList<>();
        for (long amount : units) {
            Map<Role, Long> spent = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                spent.put(role, role == Role.PROCESSING ? amount : 0);
            }
            populations.add(new EnergyTotals.Population(amount, spent, 0, 0, Map.of()));
        }
        return new EnergyTotals(populations, 0);
    }

    /** The books without what was paid for what. */
    private static EnergyTotals booked(Ledger ledger) {
        EnergyTotals totals = ledger.totals();
        return new EnergyTotals(totals.populations().stream().map(p -> new EnergyTotals.Population(p.supplied(),
                p.spent(), p.stored(), p.perModelUnit(), Map.of())).toList(), totals.residual());
    }

    @Test
    void beginsWithNothing() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[3]);
        assertEquals(0, ledger.audit());
        assertEquals(spentOnProcessing(0, 0, 0), booked(ledger));
    }

    /** 3.29e9 ATP/s for a neuron that fires at 4 Hz onto 8000 synapses, whatever the step. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.1, 0.05, 0.025, 0.001})
    void aSecondOfTheSourcesNeuronCostsWhatTheSourceSays(double dt) {
        Ledger ledger = new Ledger(BUDGET, dt, List.of(), new AccountDefinition[1]);
        ledger.post(0, Math.round(1000 / dt), 4, 4 * 8000);
        assertEquals(spentOnProcessing(3_290_000), booked(ledger));
    }

    /** 2.22e9 ATP/s for the same neuron, of which rest is 20 %, action potentials are 21 % and synapses 59 %. */
    @Test
    void howarthsNeuronCostsItsShares() {
        Budget budget = Budget.of(EnergyBudget.HOWARTH_2012);
        Ledger ledger = new Ledger(budget, 0.1, List.of(), new AccountDefinition[3]);
        ledger.post(0, 10_000, 0, 0);
        ledger.post(1, 0, 4, 0);
        ledger.post(2, 0, 0, 4 * 8000);
        assertEquals(spentOnProcessing(444_000, 466_200, 1_309_800), booked(ledger));
        assertEquals(2_220_000, ledger.totals().supplied());
        assertEquals(BUDGET, Budget.of(EnergyBudget.ATTWELL_LAUGHLIN_2001));
    }

    @Test
    void eachPartCostsItsShare() {
        Ledger rest = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[1]);
        rest.post(0, 1_000_000, 0, 0);
        assertEquals(spentOnProcessing(44_400_000), booked(rest));
        Ledger spikes = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[1]);
        spikes.post(0, 0, 1_000_000, 0);
        assertEquals(spentOnProcessing(386_575_000_000L), booked(spikes));
        Ledger events = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[1]);
        events.post(0, 0, 0, 1_000_000);
        assertEquals(spentOnProcessing(40_615_625), booked(events));
    }

    @Test
    void aUnitIsPostedWhenItIsFull() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[1]);
        long[] expected = {44, 88, 133, 177, 222};
        for (long units : expected) {
            ledger.post(0, 1, 0, 0);
            assertEquals(spentOnProcessing(units), booked(ledger));
        }
    }

    /** In whole ATP, a unit when it is full, on the sink of its own role. */
    @Test
    void learningIsPaidToItsOwnSink() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[2]);
        long[] units = {0, 1, 1, 2};
        for (int i = 0; i < units.length; i++) {
            ledger.postLearning(1, 600);
            assertEquals(units[i], ledger.totals().spent().get(Role.LEARNING));
        }
        ledger.postLearning(1, Long.MAX_VALUE / 4);
        assertEquals((Long.MAX_VALUE / 4 + 2400) / 1000, ledger.totals().spent().get(Role.LEARNING));
        assertEquals(ledger.totals().spent().get(Role.LEARNING), ledger.totals().supplied());
        assertEquals(0, ledger.totals().spent().get(Role.PROCESSING));
        assertEquals(0, ledger.audit());
        assertThrows(IllegalArgumentException.class, () -> ledger.postLearning(0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> ledger.postLearning(2, 1));
        Ledger copy = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[2]);
        copy.load(ledger.accounts());
        copy.postLearning(1, 999);
        ledger.postLearning(1, 999);
        assertEquals(ledger.totals(), copy.totals());
    }

    @Test
    void piecesCostWhatTheWholeCosts() {
        for (double dt : new double[] {0.1, 0.3, 1.0 / 3, 0.07}) {
            Ledger whole = new Ledger(BUDGET, dt, List.of(), new AccountDefinition[1]);
            whole.post(0, 12_345, 678, 91_011);
            Ledger pieces = new Ledger(BUDGET, dt, List.of(), new AccountDefinition[1]);
            for (int i = 0; i < 12_345; i++) {
                pieces.post(0, 1, i < 678 ? 1 : 0, i < 7 ? 13_001 : i == 7 ? 4 : 0);
                assertEquals(0, pieces.audit());
            }
            assertEquals(whole.totals(), pieces.totals());
        }
    }

    @Test
    void theOrderOfPostingsDoesNotMatter() {
        Random random = new Random(7);
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            postings.add(new Posting(random.nextInt(5), random.nextInt(100_000), random.nextInt(500),
                    random.nextInt(1_000_000)));
        }
        EnergyTotals first = totals(postings);
        for (int round = 0; round < 5; round++) {
            Collections.shuffle(postings, random);
            assertEquals(first, totals(postings));
        }
    }

    private static EnergyTotals totals(List<Posting> postings) {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[5]);
        for (Posting p : postings) {
            ledger.post(p.population(), p.neuronSteps(), p.spikes(), p.synapticEvents());
        }
        assertEquals(0, ledger.audit());
        return ledger.totals();
    }

    /** A mutant that makes one unit out of nothing, once, in the line of one account (world, population, sink). */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2 + 1})
    void aSingleUnitFromNowhereIsSeenInTheVeryInterval(int account) {
        boolean[] armed = new boolean[1];
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[1]) {
            @Override
            void book(int line, long balance) {
                boolean wrong = armed[0] && line == account;
                super.book(line, wrong ? balance + 1 : balance);
                armed[0] &= !wrong;
            }
        };
        ledger.post(0, 1000, 3, 3000);
        assertEquals(0, ledger.audit());
        armed[0] = true;
        ledger.post(0, 1000, 3, 3000);
        assertEquals(1, ledger.audit());
        assertEquals(1, ledger.totals().residual());
        ledger.post(0, 1000, 3, 3000);
        assertEquals(1, ledger.audit(), "once wrong, wrong until the end");
    }

    @Test
    void anOverflowIsAFaultAndChangesNothing() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[1]);
        long half = Long.MAX_VALUE / 386_575 / 2 + 1;
        ledger.post(0, 0, half, 0);
        EnergyTotals before = ledger.totals();
        assertThrows(ArithmeticException.class, () -> ledger.post(0, 0, half, 0));
        assertThrows(ArithmeticException.class, () -> ledger.post(0, Long.MAX_VALUE, 0, 0));
        assertThrows(ArithmeticException.class, () -> ledger.post(0, 0, 0, Long.MAX_VALUE));
        assertEquals(before, ledger.totals());
        assertEquals(0, ledger.audit());
    }

    /** The world may owe one unit more than a sink can hold. */
    @Test
    void theLastUnitThatFitsIsTheLast() {
        double nanosecond = 1e-6;
        Ledger ledger = new Ledger(new Budget(1_000_000, 2_000_000, 0, 0, 0), nanosecond, List.of(), null, null);
        ledger.post(0, Long.MAX_VALUE, 0, 0);
        assertEquals(spentOnProcessing(Long.MAX_VALUE, 0), booked(ledger));
        ledger.post(1, 1, 0, 0);
        assertEquals(spentOnProcessing(Long.MAX_VALUE, 1), booked(ledger));
        assertThrows(ArithmeticException.class, () -> ledger.post(1, 1, 0, 0));
        assertThrows(ArithmeticException.class, () -> ledger.post(1, 0, Long.MAX_VALUE, 0));
        assertEquals(spentOnProcessing(Long.MAX_VALUE, 1), booked(ledger));
    }

    @Test
    void refusesWhatCannotBe() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[2]);
        assertThrows(IndexOutOfBoundsException.class, () -> ledger.post(2, 1, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> ledger.post(-1, 1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> ledger.post(0, -1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> ledger.post(0, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> ledger.post(0, 0, 0, -1));
        assertEquals(spentOnProcessing(0, 0), booked(ledger));
    }

    private static final AccountDefinition ACCOUNT = new AccountDefinition("epsilon", 0x1p-20, 0.01, "delta",
            Cost.MEMBRANE_POTENTIAL);
    /** 386 575 units an action potential, which is 10 485.76 quanta. */
    private static final long UNITS = 37;

    @Test
    void neuronsThatHoldEnergyAreOnTheBooksWithWhatTheyHold() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), null, ACCOUNT);
        assertEquals(0, ledger.unitsPerQuantum(0));
        assertEquals(UNITS, ledger.unitsPerQuantum(1));
        ledger.supply(1, Role.INPUT, 5000);
        ledger.supply(1, Role.PROCESSING, 300);
        ledger.supply(1, Role.PROCESSING, -20);
        ledger.spend(1, Role.PROCESSING, 700);
        ledger.spend(1, Role.LEARNING, 11);
        ledger.post(0, 0, 2, 0);
        assertEquals(0, ledger.audit());
        assertEquals(0, ledger.audit(1, 5000 + 300 - 20 - 700 - 11));
        EnergyTotals totals = ledger.totals();
        EnergyTotals.Population holding = totals.populations().get(1);
        assertEquals(5280 * UNITS, holding.supplied());
        assertEquals(700 * UNITS, holding.spent().get(Role.PROCESSING));
        assertEquals(11 * UNITS, holding.spent().get(Role.LEARNING));
        assertEquals(4569 * UNITS, holding.stored());
        assertEquals(UNITS * 0x1p20, holding.perModelUnit());
        assertEquals(773_150, totals.populations().get(0).supplied());
        assertEquals(773_150 + 5280 * UNITS, totals.supplied());
        assertEquals(773_150 + 700 * UNITS, totals.spent().get(Role.PROCESSING));
        Ledger other = new Ledger(BUDGET, 0.1, List.of(), null, ACCOUNT);
        other.load(ledger.accounts());
        assertEquals(totals, other.totals());
    }

    @Test
    void birthsAreGivenAndDeathsGoToTheSinkOfAdaptation() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), null, ACCOUNT);
        ledger.born(1, 5000);
        ledger.died(1, 1200);
        ledger.died(1, -30);
        assertEquals(0, ledger.audit());
        assertEquals(0, ledger.audit(1, 5000 - 1200 + 30));
        EnergyTotals.Population population = ledger.totals().populations().get(1);
        assertEquals(5000 * UNITS, population.supplied());
        assertEquals(1170 * UNITS, population.spent().get(Role.ADAPTATION));
        assertEquals(1170 * UNITS, population.spent().values().stream().mapToLong(spent -> spent).sum());
        assertThrows(IllegalArgumentException.class, () -> ledger.born(0, 1));
        assertThrows(IllegalArgumentException.class, () -> ledger.died(0, 1));
    }

    /** One quantum on one neuron that no transfer has brought, or one unit on the books that no neuron has. */
    @Test
    void aSingleQuantumFromNowhereIsSeen() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), ACCOUNT);
        ledger.supply(0, Role.INPUT, 5000);
        assertEquals(UNITS, ledger.audit(0, 5001));
        assertEquals(-UNITS, ledger.audit(0, 4999));
        Ledger creating = new Ledger(BUDGET, 0.1, List.of(), ACCOUNT) {
            @Override
            void book(int line, long balance) {
                super.book(line, line == 1 ? balance + 1 : balance);
            }
        };
        creating.supply(0, Role.INPUT, 5000);
        assertEquals(-1, creating.audit(0, 5000));
        assertEquals(1, creating.audit());
    }

    @Test
    void onlyNeuronsThatHoldEnergyAreSupplied() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), null, ACCOUNT);
        assertThrows(IllegalArgumentException.class, () -> ledger.supply(0, Role.INPUT, 1));
        assertThrows(IllegalArgumentException.class, () -> ledger.spend(0, Role.INPUT, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> ledger.supply(2, Role.INPUT, 1));
        assertThrows(ArithmeticException.class, () -> ledger.supply(1, Role.INPUT, Long.MAX_VALUE));
        assertEquals(spentOnProcessing(0, 0).populations().get(0), booked(ledger).populations().get(0));
        assertEquals(0, ledger.totals().populations().get(1).supplied());
    }

    /** The shares of the sources, of the neuron that they speak of. */
    @Test
    void costsAreSplitAsTheSourcesSplitThem() {
        Ledger attwell = new Ledger(BUDGET, 0.1, List.of(), new AccountDefinition[1]);
        attwell.post(0, 10_000_000, 4000, 4000 * 8000);
        assertEquals(Map.of(Cost.REST, 444_000_000L, Cost.ACTION_POTENTIALS, 1_546_300_000L,
                Cost.POSTSYNAPTIC_CURRENTS, 1_104_744_992L, Cost.RELEASE, 97_477_504L, Cost.RECYCLING, 97_477_504L),
                attwell.totals().costs());
        Ledger howarth = new Ledger(Budget.HOWARTH_2012, 0.1, List.of(), new AccountDefinition[1]);
        howarth.post(0, 10_000_000, 4000, 4000 * 8000);
        assertEquals(Map.of(Cost.REST, 444_000_000L, Cost.ACTION_POTENTIALS, 466_200_000L,
                Cost.POSTSYNAPTIC_CURRENTS, 1_110_000_000L, Cost.RELEASE, 111_000_000L, Cost.RECYCLING, 88_800_000L),
                howarth.totals().costs());
    }

    /** To the unit, however much of it is posted, after a restart, and of a read-out too. */
    @Test
    void costsAreInSumWhatIsBooked() {
        Random random = new Random(11);
        boolean[] readouts = {false, true, false};
        Ledger ledger = new Ledger(BUDGET, readouts, 0.1, List.of("pool"), null, null, ACCOUNT);
        ledger.fill(0, 1000);
        long paid = 0;
        for (int i = 0; i < 3000; i++) {
            ledger.post(random.nextInt(2), random.nextInt(300), random.nextInt(3), random.nextInt(2000));
            ledger.postLearning(random.nextInt(2), random.nextInt(5000));
            int ofSpikes = random.nextInt(100) - 3;
            ledger.spend(2, Role.PROCESSING, ofSpikes + random.nextInt(200) - 90);
            ledger.attributeToSpikes(2, ofSpikes);
            paid += ofSpikes * UNITS;
            if (i == 1500) {
                Ledger restored = new Ledger(BUDGET, readouts, 0.1, List.of("pool"), null, null, ACCOUNT);
                restored.load(ledger.accounts());
                ledger = restored;
            }
            List<EnergyTotals.Population> populations = ledger.totals().populations();
            for (int p = 0; p < 2; p++) {
                assertEquals(populations.get(p).spent().get(p == 0 ? Role.PROCESSING : Role.OUTPUT),
                        populations.get(p).costs().values().stream().mapToLong(Long::longValue).sum());
            }
            assertEquals(Map.of(Cost.ACTION_POTENTIALS, paid, Cost.MEMBRANE_POTENTIAL,
                    populations.get(2).spent().get(Role.PROCESSING) - paid), populations.get(2).costs());
        }
        assertTrue(ledger.totals().costs().values().stream().allMatch(amount -> amount > 0));
        Ledger last = ledger;
        assertThrows(IllegalArgumentException.class, () -> last.spend(0, 0, Role.PROCESSING, 1));
        assertThrows(IllegalArgumentException.class, () -> last.spend(0, 1, Role.OUTPUT, 1));
        last.spend(0, 2, Role.PROCESSING, 1);
        assertThrows(IllegalArgumentException.class, () -> last.attributeToSpikes(0, 1));
        EnergyAccounts accounts = last.accounts();
        accounts.counts()[6] = 1;
        assertThrows(IllegalArgumentException.class, () -> last.load(accounts));
        assertEquals(paid, last.totals().populations().get(2).costs().get(Cost.ACTION_POTENTIALS));
    }

    @Test
    void booksThatDoNotFollowFromCountsAreRefused() {
        Ledger ledger = new Ledger(BUDGET, 0.1, List.of(), null, ACCOUNT);
        ledger.post(0, 1000, 3, 3000);
        EnergyAccounts good = ledger.accounts();
        for (int count = 0; count < 3; count++) {
            long[] counts = good.counts().clone();
            counts[count] += 25;
            EnergyAccounts forged = new EnergyAccounts(good.balances(), good.fractions(), counts);
            assertEquals("energy books: what population 0 has spent does not follow from what it has done",
                    assertThrows(IllegalArgumentException.class, () -> ledger.load(forged)).getMessage());
            assertArrayEquals(good.counts(), ledger.accounts().counts());
        }
        EnergyAccounts ofLiving = new EnergyAccounts(good.balances(), good.fractions(),
                new long[] {1000, 3, 3000, 1, 0, 0});
        assertThrows(IllegalArgumentException.class, () -> ledger.load(ofLiving));
        assertThrows(IllegalArgumentException.class, () -> ledger.load(
                new EnergyAccounts(good.balances(), good.fractions(), new long[5])));
        long[] huge = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0, 0};
        assertThrows(IllegalArgumentException.class, () -> ledger.load(
                new EnergyAccounts(good.balances(), good.fractions(), huge)));
    }
}
