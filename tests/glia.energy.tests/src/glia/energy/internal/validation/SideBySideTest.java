package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyLedger;
import glia.api.energy.Experiment;
import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.simulation.Simulations;
import glia.energy.internal.validation.SideBySide.Part;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Samples are taken at the same time, and what is found is the same as if they were taken one after the other. */
class SideBySideTest {

    /** Two that take little time. */
    private static final Set<String> QUICK = Set.of("gated firing", "forged energy");

    private static ValidationReport report(int threads) throws NetworkException {
        Validation whole = Services.get(Validation.class);
        List<Experiment> some = whole.experiments().stream().filter(e -> QUICK.contains(e.name())).toList();
        assertEquals(QUICK.size(), some.size());
        return new ValidationComponent(some, Services.get(NetworkBuilder.class), Services.get(Simulations.class),
                Services.get(EnergyLedger.Factory.class), threads).run(2, 5, whole.mutants().stream()
                        .filter(mutant -> mutant.name().equals("free spikes") || mutant.name().startsWith("births"))
                        .toList(), Progress.NONE);
    }

    @Test
    void whatIsFoundDoesNotDependOnTheThreads() throws NetworkException {
        ValidationReport one = report(1);
        assertEquals(2, one.mutants().size());
        assertEquals(one, report(3));
    }

    private static Part<Integer> part(int number, SideBySide.Work<Integer> work) {
        return new Part<>("part " + number, work);
    }

    @Test
    void asManyPartsAreUnderWayAsThereAreThreadsAndTheirOrderIsKept() throws NetworkException {
        CyclicBarrier three = new CyclicBarrier(3);
        List<Double> fractions = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(String task, double fraction) {
                fractions.add(fraction);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        try (SideBySide parts = new SideBySide(3, 8, progress)) {
            assertEquals(List.of(0, 1, 2, 3, 4, 5), parts.take(IntStream.range(0, 6).mapToObj(i -> part(i, c -> {
                try {
                    three.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    throw new AssertionError("not three at a time", e);
                }
                return i;
            })).toList()));
        }
        assertEquals(List.of(0.0, 0.125, 0.25, 0.375, 0.5, 0.625), fractions);
    }

    @Test
    void aPartThatFailsEndsTheOthersAndIsWhatIsThrown() {
        IllegalStateException failure = new IllegalStateException("broken");
        CountDownLatch running = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        try (SideBySide parts = new SideBySide(2, 3, Progress.NONE)) {
            assertSame(failure, assertThrows(IllegalStateException.class, () -> parts.take(List.of(part(0, c -> {
                running.countDown();
                while (!c.cancelled()) {
                    Thread.onSpinWait();
                }
                ended.set(true);
                throw new CancellationException();
            }), part(1, c -> {
                try {
                    assertTrue(running.await(30, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                throw failure;
            }), part(2, c -> {
                throw new AssertionError("begun behind a failure");
            })))));
            assertTrue(ended.get(), "nothing is under way any more");
        }
    }

    @Test
    void whoeverWaitsMayBeInterrupted() {
        try (SideBySide parts = new SideBySide(1, 1, Progress.NONE)) {
            Thread waiting = Thread.currentThread();
            assertThrows(CancellationException.class, () -> parts.take(List.of(part(0, c -> {
                waiting.interrupt();
                while (!c.cancelled()) {
                    Thread.onSpinWait();
                }
                throw new CancellationException();
            }))));
            assertTrue(Thread.interrupted(), "it is told that it was");
        }
    }
}
