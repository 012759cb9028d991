package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.adaptive.AdaptiveStatus.Load;
import glia.api.adaptive.AdaptiveStatus.Signal;
import glia.api.adaptive.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** When rungs are shed and given back, on a clock that the test turns. */
class LadderTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final List<Rung> RUNGS = List.of(Rung.METRICS, Rung.VISUALS);

    private final Ladder ladder = new Ladder(2 * SECOND, 5 * SECOND);
    private final List<Ladder.Move> moves = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();

    private static Signal cpu(double value) {
        return new Signal("cpu.others_share", Optional.of(value), 0.8, 0.6, true, "");
    }

    private void look(long second, Signal... signals) {
        ladder.look(second * SECOND, List.of(signals), RUNGS).ifPresent(move -> {
            moves.add(move);
            times.add(second);
        });
    }

    /** Looks once a second. */
    private void drive(int seconds, DoubleUnaryOperator load) {
        for (int second = 0; second < seconds; second++) {
            look(second, cpu(load.applyAsDouble(second)));
        }
    }

    @Test
    void loadThatLastsShedsOneRungAfterTheOtherAndCalmGivesThemBackInReverse() {
        drive(30, second -> second < 10 ? 0.9 : 0.1);
        assertEquals(List.of(Rung.METRICS, Rung.VISUALS, Rung.VISUALS, Rung.METRICS),
                moves.stream().map(Ladder.Move::rung).toList());
        assertEquals(List.of(true, true, false, false), moves.stream().map(Ladder.Move::shed).toList());
        assertEquals(List.of(2L, 4L, 15L, 20L), times);
        assertEquals(List.of(), ladder.shed());
    }

    @Test
    void aPeakShedsNothing() {
        drive(60, second -> second % 3 == 0 ? 0.1 : 1);
        assertEquals(List.of(), moves);
    }

    /** Close to the limit is neither: load that is interrupted by it has not lasted, and calm begins after it. */
    @Test
    void whatIsCloseToTheLimitCountsForNeither() {
        drive(60, second -> second % 2 == 0 ? 0.9 : 0.7);
        assertEquals(List.of(), moves);
        for (long second = 60; second < 90; second++) {
            look(second, cpu(second < 63 ? 0.9 : second < 80 ? 0.7 : 0.1));
        }
        assertEquals(List.of(62L, 85L), times);
    }

    /** Noise about the limit, within the hysteresis below it, for an hour: it goes down the ladder once and stays. */
    @Test
    void loadThatSwingsAboutTheLimitDoesNotFlap() {
        SplittableRandom random = new SplittableRandom(1);
        drive(3600, second -> 0.8 + 0.15 * Math.sin(second / 7.0) + random.nextDouble(-0.04, 0.04));
        assertEquals(RUNGS, moves.stream().filter(Ladder.Move::shed).map(Ladder.Move::rung).toList());
        assertEquals(2, moves.size());
    }

    /** The load goes away because a rung was shed and is back when it is given back: it is tried ever more rarely. */
    @Test
    void loadThatComesBackWithARungIsTriedEverMoreRarely() {
        drive(3600, second -> ladder.shed().isEmpty() ? 0.9 : 0.3);
        long sheds = moves.stream().filter(Ladder.Move::shed).count();
        assertTrue(sheds > 5 && sheds < 30, "shed " + sheds + " times in an hour");
        List<Long> calm = moves.stream().filter(m -> !m.shed()).map(m -> m.nanos() / SECOND).toList();
        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 160L), calm.subList(0, 7));
    }

    @Test
    void patienceIsForgottenWhenCalmLasts() {
        drive(100, second -> ladder.shed().isEmpty() ? 0.9 : 0.3);
        assertTrue(ladder.releaseAfter() > 5 * SECOND);
        for (long second = 100; second < 1000; second++) {
            look(second, cpu(0.1));
        }
        assertEquals(5 * SECOND, ladder.releaseAfter());
    }

    @Test
    void theSignalThatIsFurthestBeyondItsLimitDecides() {
        Signal pace = new Signal("simulation.pace_kept{simulation=1}", Optional.of(0.3), 0.95, 0.975, false, "");
        Signal unknown = new Signal("ui.latency", Optional.empty(), 0.1, 0.08, true, "nobody offers it");
        assertEquals(Load.CALM, unknown.load());
        for (long second = 0; second < 3; second++) {
            look(second, unknown, cpu(0.85), pace);
        }
        assertEquals(pace, moves.getFirst().signal());
        // by 0.1 s twice its limit; the share is beyond its own by more, and by less of it
        Signal latency = new Signal("ui.latency", Optional.of(0.2), 0.1, 0.08, true, "");
        for (long second = 3; second < 6; second++) {
            look(second, latency, cpu(1));
        }
        assertEquals(latency, moves.getLast().signal());
        assertEquals(Load.CLOSE, new Signal("p", Optional.of(0.96), 0.95, 0.975, false, "").load());
        assertEquals(Load.CALM, new Signal("p", Optional.of(0.99), 0.95, 0.975, false, "").load());
    }

    @Test
    void aRungThatCannotBeShedNowIsSkippedAndNothingIsShedTwice() {
        for (long second = 0; second < 60; second++) {
            ladder.look(second * SECOND, List.of(cpu(1)), second < 30 ? List.of(Rung.VISUALS) : RUNGS)
                    .ifPresent(moves::add);
        }
        assertEquals(List.of(Rung.VISUALS, Rung.METRICS), ladder.shed());
        assertEquals(2, moves.size());
    }
}
