package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.energy.EnergyLedger;
import glia.api.energy.Role;
import glia.api.model.Statement.Direction;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import glia.api.store.CompiledFiles;
import glia.testkit.headless.Services;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise R15: a quantum that comes from nowhere is caught in the interval in which it does. */
class AccountMutantTest {

    private static final int STEPS = 400;
    private static final long MUTATION = 237;

    /** Posts as the engine does; the first step of the first interval that does not balance, or 0. */
    private static final class Auditor implements BackendSession.IntervalObserver {

        final EnergyLedger ledger;
        final int populations;
        long caught;
        long excess;

        Auditor(Network network) {
            ledger = Services.get(EnergyLedger.Factory.class).open(network, List.of());
            populations = network.populations().size();
        }

        @Override
        public boolean completed(BackendSession.Interval interval) {
            for (int p = 0; p < populations; p++) {
                for (Role role : Role.values()) {
                    ledger.supply(p, role, interval.moved(p, Direction.FROM_SUPPLY, role));
                    ledger.spend(p, role, interval.moved(p, Direction.TO_SINK, role));
                }
                long difference = ledger.audit(p, interval.accounts(p));
                if (difference != 0 && caught == 0) {
                    caught = interval.firstStep();
                    excess = difference / ledger.unitsPerQuantum(p);
                }
            }
            return true;
        }
    }

    /** The real kernel, and once something else. */
    private static final class Mutant extends KernelCompiler {

        private final NeuronKernel mutation;

        Mutant(boolean vectors, NeuronKernel mutation) {
            super(vectors);
            this.mutation = mutation;
        }

        @Override
        NeuronKernel kernel(KernelShape shape) {
            NeuronKernel real = super.kernel(shape);
            int[] calls = new int[1];
            return (state, scalars, arrays, input, quanta, row, from, count, spikes, spikeCount, moved, dither) -> {
                int listed = real.advance(state, scalars, arrays, input, quanta, row, from, count, spikes, spikeCount,
                        moved, dither);
                return ++calls[0] != MUTATION ? listed : mutation.advance(state, scalars, arrays, input, quanta, row,
                        from, count, spikes, listed, moved, dither);
            };
        }
    }

    private static Auditor run(boolean vectors, NeuronKernel mutation) {
        Network network = NetworkFixture.withAccounts(5);
        Auditor auditor = new Auditor(network);
        CpuBackend backend = new CpuBackend(new Mutant(vectors, mutation), Services.get(CompiledFiles.class));
        // mutations are made by the number of the call, which has to be that of the step
        backend.configure(Map.of("neuronsTogether", Tiling.MAX_SLICE));
        try (BackendSession session = backend.open(network, NetworkFixture.initial(network), 1, Progress.NONE)) {
            session.advance(STEPS, auditor);
        }
        assertEquals(0, auditor.ledger.audit());
        assertTrue(auditor.ledger.totals().spent().get(Role.PROCESSING) > 0);
        return auditor;
    }

    private static void assertCaughtAtOnce(Auditor auditor, long excess) {
        int interval = NetworkFixture.withAccounts(5).minDelay();
        assertEquals((MUTATION - 1) / interval * interval + 1, auditor.caught);
        assertEquals(excess, auditor.excess);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsCaughtWhereNothingIsWrong(boolean vectors) {
        assertEquals(0, run(vectors, (state, scalars, arrays, input, quanta, row, from, count, spikes, listed, moved,
                dither) -> listed).caught);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKernelThatCreatesAQuantum(boolean vectors) {
        assertCaughtAtOnce(run(vectors, (state, scalars, arrays, input, quanta, row, from, count, spikes, listed,
                moved, dither) -> {
            state[1][count / 2] += 0x1p-20f;
            return listed;
        }), 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKernelThatForgetsToCountOne(boolean vectors) {
        assertCaughtAtOnce(run(vectors, (state, scalars, arrays, input, quanta, row, from, count, spikes, listed,
                moved, dither) -> {
            moved[0]--;
            return listed;
        }), 1);
    }

    /** One neuron that leaves the range in which float32 counts exactly. */
    @Test
    void anAccountThatLeavesItsBounds() {
        Auditor auditor = run(true, (state, scalars, arrays, input, quanta, row, from, count, spikes, listed, moved,
                dither) -> {
            state[1][0] = Float.NaN;
            return listed;
        });
        assertTrue(auditor.caught > 0 && auditor.caught <= MUTATION && auditor.excess != 0);
    }

    @Test
    void aQuantumThatAppearsBetweenTwoIntervals() {
        Network network = NetworkFixture.withAccounts(5);
        Auditor auditor = new Auditor(network);
        try (BackendSession session = NetworkFixture.open(network, 3)) {
            session.advance(100, auditor);
            assertEquals(0, auditor.caught);
            CanonicalState state = session.exportState();
            state.populations().get(0).states()[1][2999] += 0x1p-20f;
            session.importState(state);
            session.advance(100, auditor);
        }
        assertEquals(101, auditor.caught);
        assertEquals(1, auditor.excess);
    }
}
