package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Experiment;
import glia.api.energy.Role;
import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.MutantFinding;
import glia.api.network.Progress;
import glia.testkit.headless.Services;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The validation as {@code glia validate --mutants} runs it, with the fewest seeds that give an interval. */
class ValidationTest {

    private static final int SEEDS = 3;
    /** The promise says 50: {@code GLIA_TEST_CANCELS=50 releng/test glia.energy.tests} keeps it to the letter. */
    private static final int CANCELS = Integer.parseInt(System.getenv().getOrDefault("GLIA_TEST_CANCELS", "20"));
    private static final Duration LATEST_CANCEL = Duration.ofSeconds(1);
    private static final double PROMISED_MILLIS = 250;

    private final Validation validation = Services.get(Validation.class);

    @Test
    void everyExperimentHoldsAndEveryMutantIsCaught() throws Exception {
        ValidationReport report = validation.run(SEEDS, 1, validation.mutants(), Progress.NONE);
        assertAll(report.findings().stream().map(f -> () -> assertTrue(f.holds(), f.experiment().name() + ": "
                + f.verdict() + " " + f.effect() + " " + f.control())));
        assertAll(report.mutants().stream().map(m -> () -> assertFalse(m.caughtBy().isEmpty(),
                m.mutant().name() + " is not caught")));
        assertEquals(List.of("paid births"), report.mutants().stream()
                .filter(m -> m.mutant().name().equals("births that create")).findFirst().orElseThrow().caughtBy());
        Set<Role> tested = EnumSet.noneOf(Role.class);
        validation.experiments().stream().map(Experiment::role).forEach(tested::add);
        assertEquals(tested.size(), report.score());
        MutantFinding empty = report.mutants().stream().filter(m -> m.mutant().name().equals("no-op energy"))
                .findFirst().orElseThrow();
        assertTrue(empty.score() <= 1, "with its energy functions emptied it still shows " + empty.score());
    }

    /** Promise R4, at random moments: while networks are built, laid out and run. */
    @Test
    void endsPromptlyWhenCancelled() {
        Random random = new Random(4);
        double[] millis = new double[CANCELS];
        for (int i = 0; i < CANCELS; i++) {
            long moment = System.nanoTime() + random.nextLong(LATEST_CANCEL.toNanos());
            assertThrows(CancellationException.class, () -> validation.run(2, 1, List.of(), new Progress() {
                @Override
                public void report(String task, double fraction) {
                    // nobody watches
                }

                @Override
                public boolean cancelled() {
                    return System.nanoTime() - moment >= 0;
                }
            }));
            millis[i] = (System.nanoTime() - moment) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf("cancelling a validation at %d moments: p50 %.0f ms, p95 %.0f ms, max %.0f ms%n", CANCELS,
                millis[CANCELS / 2], millis[CANCELS * 95 / 100], millis[CANCELS - 1]);
        assertTrue(millis[CANCELS * 95 / 100] < PROMISED_MILLIS, millis[CANCELS * 95 / 100] + " ms");
    }

    @Test
    void oneSampleIsNoSample() {
        assertThrows(IllegalArgumentException.class, () -> validation.run(1, 1, List.of(), Progress.NONE));
    }
}
