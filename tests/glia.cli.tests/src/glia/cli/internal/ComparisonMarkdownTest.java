package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.profile.ComparisonReport;
import glia.api.profile.ComparisonReport.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of effects that documents take over. */
class ComparisonMarkdownTest {

    @Test
    void everySwitchHasARowAndOneWithoutEffectSaysSo() {
        ComparisonReport report = new ComparisonReport("standard", "other", "brunel", 5, List.of(
                new Effect("glia.cpu/kernels", "auto", "scalar", "cpuSecondsPerSecond", 80.04, 61, 101.25,
                        List.of(1.8, 1.7)),
                new Effect("glia.bus/threads", "shared", "own", "cpuSecondsPerSecond", -1.5, -4, 2, List.of(0.98)),
                new Effect(ComparisonReport.ALL, "standard", "other", "peakMemoryBytes", -20, -22, -18,
                        List.of(0.8))));
        assertEquals(List.of(
                "| Switch | standard | other | Metric | Effect on brunel | 95 % interval, 5 pairs |",
                "| --- | --- | --- | --- | --- | --- |",
                "| `glia.cpu/kernels` | auto | scalar | cpuSecondsPerSecond | +80.0 % | +61.0 % to +101.3 % |",
                "| `glia.bus/threads` | shared | own | cpuSecondsPerSecond | none that can be told from noise "
                        + "| -4.0 % to +2.0 % |",
                "| all | standard | other | peakMemoryBytes | -20.0 % | -22.0 % to -18.0 % |"),
                ComparisonMarkdown.text(report).lines().toList());
    }

    @Test
    void aNameEndsNoCellAndAnEffectThatTouchesNothingIsNone() {
        ComparisonReport report = new ComparisonReport("mine|old", "mine", "a|b.network.json", 2, List.of(
                new Effect("glia.bus/threads", "shared", "own", "wallSecondsPerSecond", 5, 0, 10, List.of(1.0, 1.1)),
                new Effect("glia.bus/threads", "shared", "own", "buildSeconds", 5, 0.04, 10, List.of(1.0, 1.1))));
        assertEquals(List.of(
                "| Switch | mine\\|old | mine | Metric | Effect on a\\|b.network.json | 95 % interval, 2 pairs |",
                "| --- | --- | --- | --- | --- | --- |",
                "| `glia.bus/threads` | shared | own | wallSecondsPerSecond | none that can be told from noise "
                        + "| +0.0 % to +10.0 % |",
                "| `glia.bus/threads` | shared | own | buildSeconds | +5.0 % | +0.0 % to +10.0 % |"),
                ComparisonMarkdown.text(report).lines().toList());
    }
}
