package glia.profiles.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Progress;
import glia.api.profile.ComparisonReport;
import glia.api.profile.ComparisonReport.Effect;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.ProfileComparison.Runs;
import glia.api.profile.ProfileManager;
import glia.api.profile.Trials;
import glia.api.profile.UnusableProfileException;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes out of runs whose costs are known; that runs are taken as they are is a matter of the product tests. */
class ComparisonTest {

    private static final Profile FIRST = new Profile("first", "", "", Map.of());
    private static final Profile SECOND = new Profile("second", "", "", Map.of("glia.engine", Map.of("batchPeriod",
            1000L), "glia.perf", Map.of("period", 2000L), "glia.cpu", Map.of("kernels", "scalar")));

    private final ProfileManager manager = Services.get(ProfileManager.class);
    private final List<String> taken = new ArrayList<>();
    private final Random noise = new Random(5);

    /** Scalar kernels take twice the time, rare batches 10 % less, the period of metrics nothing. */
    private Map<String, Object> run(List<String> arguments) throws IOException {
        Profile profile;
        try {
            profile = manager.read(Path.of(arguments.get(arguments.indexOf("--profile") + 1)));
        } catch (InvalidProfileException e) {
            throw new IOException(e);
        }
        boolean scalar = !profile.of("glia.cpu").isEmpty();
        boolean rare = !profile.of("glia.engine").isEmpty();
        taken.add(arguments.get(arguments.indexOf("--seed") + 1) + (scalar ? " scalar" : "") + (rare ? " rare" : "")
                + (profile.of("glia.perf").isEmpty() ? "" : " period"));
        double seconds = (scalar ? 2 : 1) * (rare ? 0.9 : 1) * Math.exp(0.005 * noise.nextGaussian());
        return Map.of("simulatedMs", 500.0, "wallSeconds", seconds, "cpuSeconds", seconds, "peakMemoryBytes", 1000L,
                "buildSeconds", 0.0);
    }

    private ComparisonReport compare(Profile first, Profile second, Trials trials) throws Exception {
        return compare(first, second, trials, false);
    }

    private ComparisonReport compare(Profile first, Profile second, Trials trials, boolean together)
            throws Exception {
        return new ComparisonComponent(manager, trials).compare(first, second,
                new Runs("net", 100, 500, 6, 7, together), Progress.NONE);
    }

    private static Effect find(ComparisonReport report, String name, String metric) {
        return report.switches().stream().filter(e -> e.name().equals(name) && e.metric().equals(metric)).findFirst()
                .orElseThrow();
    }

    @Test
    void whatASwitchBringsIsFoundAndWhatItDoesNotIsSaid() throws Exception {
        ComparisonReport report = compare(FIRST, SECOND, this::run);
        Effect kernels = find(report, "glia.cpu/kernels", "cpuSecondsPerSecond");
        assertEquals(100, kernels.effectPercent(), 5);
        assertTrue(kernels.low() > 90 && kernels.high() < 110, kernels.toString());
        assertTrue(kernels.distinguishable());
        assertEquals("auto", kernels.first());
        assertEquals("scalar", kernels.second());
        Effect batches = find(report, "glia.engine/batchPeriod", "wallSecondsPerSecond");
        assertEquals(-10, batches.effectPercent(), 3);
        assertTrue(batches.low() < batches.effectPercent() && batches.high() < 0, batches.toString());
        assertFalse(find(report, "glia.perf/period", "wallSecondsPerSecond").distinguishable());
        Effect all = find(report, ComparisonReport.ALL, "cpuSecondsPerSecond");
        assertEquals(80, all.effectPercent(), 5);
        assertFalse(find(report, ComparisonReport.ALL, "peakMemoryBytes").distinguishable());
        assertTrue(report.switches().stream().noneMatch(e -> e.metric().equals("buildSeconds")), "it took no time");
    }

    @Test
    void togetherOnlyTheWholeProfilesAreRun() throws Exception {
        ComparisonReport report = compare(FIRST, SECOND, this::run, true);
        assertEquals(80, find(report, ComparisonReport.ALL, "cpuSecondsPerSecond").effectPercent(), 5);
        assertTrue(report.switches().stream().allMatch(e -> e.name().equals(ComparisonReport.ALL)),
                report.switches().toString());
        assertEquals(2 * (1 + 6), taken.size(), "one of each, then six pairs");
        Profile kernels = new Profile("third", "", "", Map.of("glia.cpu", Map.of("kernels", "scalar")));
        assertEquals(List.of("all"), compare(FIRST, kernels, this::run, true).switches().stream().map(Effect::name)
                .distinct().toList(), "one switch is a whole, too");
        assertTrue(compare(FIRST, FIRST, this::run, true).switches().isEmpty());
    }

    @Test
    void pairsFollowEachOtherInTurns() throws Exception {
        compare(FIRST, SECOND, this::run);
        assertEquals(5 + 6 * 4 * 2, taken.size());
        List<String> kinds = List.of("7", "7 scalar", "7 rare", "7 period", "7 scalar rare period");
        assertEquals(kinds, taken.subList(0, 5), "each is run once before");
        assertEquals(List.of("7", "7 scalar", "7", "7 rare", "7", "7 period", "7", "7 scalar rare period"),
                taken.subList(5, 13));
        assertEquals(List.of("7 scalar", "7", "7 rare", "7", "7 period", "7", "7 scalar rare period", "7"),
                taken.subList(13, 21));
    }

    /** Pairs whose ratios are 1.1 and 1.21: the mean of the logarithms is that of 1.1 to the power 1.5. */
    @Test
    void theIntervalIsThatOfStudent() {
        Effect effect = ComparisonComponent.effect("x", "a", "b", "m", List.of(1.1, 1.21));
        double mean = 1.5 * Math.log(1.1);
        double half = 12.706 * Math.log(1.1) / 2;
        assertEquals(100 * Math.expm1(mean), effect.effectPercent(), 1e-9);
        assertEquals(100 * Math.expm1(mean - half), effect.low(), 1e-9);
        assertEquals(100 * Math.expm1(mean + half), effect.high(), 1e-9);
        assertFalse(effect.distinguishable());
    }

    @Test
    void equalProfilesNeedNoRun() throws Exception {
        assertEquals(List.of(), compare(FIRST, FIRST, this::run).switches());
        assertEquals(List.of(), taken);
    }

    @Test
    void nothingIsRunForAProfileThatCannotBeApplied() {
        Profile impossible = new Profile("impossible", "", "", Map.of("glia.engine", Map.of("backend", "cuda")));
        UnusableProfileException e = assertThrows(UnusableProfileException.class,
                () -> compare(FIRST, impossible, this::run));
        assertTrue(e.getMessage().startsWith("impossible: glia.engine/backend: "), e.getMessage());
        assertEquals(List.of(), taken);
    }

    @Test
    void aRunThatFailsEndsTheComparison() {
        IOException e = assertThrows(IOException.class, () -> compare(FIRST, SECOND, arguments -> {
            throw new IOException("ended with 1");
        }));
        assertEquals("ended with 1", e.getMessage());
    }
}
