package glia.energy.internal;

import glia.api.energy.EnergyTotals;
import glia.api.energy.EnergyTotals.Population;
import glia.api.model.AccountDefinition;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A view reads the books while a simulation posts: whatever moment it meets, they balance and never go back. */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "balanced")
@Outcome(expect = Expect.FORBIDDEN, desc = "a posting that is seen by half, or lost")
@State
public class LedgerStress {

    private static final long STEPS = 12_500;
    private static final long ATP = 1_000_000;

    private final Ledger ledger = new Ledger(Budget.ATTWELL_LAUGHLIN_2001, 0.1, List.of(), (AccountDefinition) null);

    private void post() {
        ledger.post(0, STEPS, 40, 50_000);
        ledger.postLearning(0, ATP);
    }

    @Actor
    public void posts() {
        post();
        post();
    }

    /** @return what was supplied; -1 if it does not balance */
    private static long balanced(EnergyTotals totals) {
        Population only = totals.populations().getFirst();
        long spent = only.spent().values().stream().mapToLong(Long::longValue).sum();
        return totals.residual() == 0 && only.supplied() == spent && only.stored() == 0 ? spent : -1;
    }

    @Actor
    public void reads(ZZ_Result result) {
        long before = balanced(ledger.totals());
        long after = balanced(ledger.totals());
        result.r1 = before >= 0 && after >= before;
    }

    @Arbiter
    public void arbiter(ZZ_Result result) {
        Ledger expected = new Ledger(Budget.ATTWELL_LAUGHLIN_2001, 0.1, List.of(), (AccountDefinition) null);
        expected.post(0, 2 * STEPS, 80, 100_000);
        expected.postLearning(0, 2 * ATP);
        result.r2 = ledger.totals().equals(expected.totals());
    }
}
