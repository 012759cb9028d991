package glia.engine.cpu.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.exp;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.input;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.log;
import static glia.api.model.Expression.select;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Role;
import glia.api.model.AccountDefinition;
import glia.api.model.Condition;
import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.PortDefinition;
import glia.api.model.PortDefinition.Kind;
import glia.api.model.StateDefinition;
import glia.api.model.Statement;
import glia.api.model.Statement.Direction;
import glia.api.model.Statement.Transfer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel that advances whole vectors against the one that advances neurons one by one: equal bits. */
class VectorKernelTest {

    private static final int NEURONS = 1000;
    private static final float[] SPECIAL = {0f, -0f, 1f, -1f, Float.NaN, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE, -87f, 88f, 88.5f, -104f, 1e-30f};

    private record Outcome(float[][] states, int[][] rings, int[] spikes) {
    }

    @Test
    void theVectorApiIsThere() {
        assertTrue(Vectors.available());
        assertTrue(Vectors.lanes() > 1);
    }

    /** Every instruction, on ordinary numbers and on those that are not, for sizes that fill no vector too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 17, 500, 983})
    void everyInstructionGivesTheSameBits(int count) {
        Condition above = state("a").greaterThan(state("b"));
        Condition equal = state("a").atLeast(state("b")).and(state("b").atLeast(state("a")));
        NeuronModel model = model(List.of("a", "b", "c", "d", "e"), List.of(
                let("sum", state("a").plus(constant("each")).minus(constant("all"))),
                let("product", local("sum").times(state("b")).over(state("c"))),
                let("high", above),
                let("other", Condition.local("high").not().and(equal.not())),
                assign("c", exp(local("sum"))),
                assign("d", log(state("c").plus(state("b")))),
                assign("e", select(Condition.local("other"), fma(state("a"), state("d"), input("in")), state("e"))),
                assign("a", select(Condition.local("high"), literal(0.25), local("product"))),
                assign("b", state("b").plus(input("none"))),
                Statement.spike(Condition.local("high"))));
        assertSame(model, count, 1);
    }

    /** As large as the largest models are, where the compiler gives up inlining. */
    @Test
    void aLargeUpdateGivesTheSameBits() {
        List<Statement> update = new ArrayList<>();
        Expression value = state("a");
        for (int i = 0; i < 40; i++) {
            update.add(let("v" + i, fma(exp(value.times(literal(-0.01))), state("b"), value.over(literal(1.5)))));
            value = local("v" + i);
        }
        update.add(assign("a", value));
        update.add(Statement.spike(value.greaterThan(literal(1))));
        assertSame(model(List.of("a", "b"), update), NEURONS, 20);
    }

    @Test
    void whatDidNotChangeIsStillTheSameToTheBit() {
        NeuronModel model = model(List.of("a", "b"), List.of(
                assign("a", select(state("b").greaterThan(literal(0)), state("a").plus(literal(0)), state("a")))));
        assertSame(model, NEURONS, 3);
    }

    /** Transfers up to the largest amounts, in more vectors than are counted at once. */
    @ParameterizedTest
    @ValueSource(ints = {1, 17, 983, 9001})
    void transfersGiveTheSameBitsAndAddUp(int count) {
        AccountDefinition account = new AccountDefinition("e", 0x1p-18, 0.01, "", null);
        NeuronModel model = new NeuronModel("m", "", "", List.of(), List.of(),
                Stream.of("e", "a", "b").map(name -> new StateDefinition(name, "", null, "")).toList(),
                List.of(), List.of(
                        Statement.supply(Role.INPUT, state("a").times(literal(0.01))),
                        Statement.spend(Role.PROCESSING, state("b")),
                        Statement.spend(Role.LEARNING, literal(-1e-7)),
                        Statement.spend(Role.PROCESSING, state("e").times(literal(-0.25)))),
                account);
        KernelShape shape = new KernelShape(model, List.of(), List.of(), List.of());
        for (NeuronKernel kernel : List.of(new KernelCompiler(false).kernel(shape),
                KernelCompiler.vectorKernel(shape, warm()))) {
            float[][] states = new float[3][count];
            Random random = new Random(count);
            for (int i = 0; i < count; i++) {
                states[0][i] = (float) (random.nextInt(-AccountDefinition.BOUND / 2, AccountDefinition.BOUND / 2)
                        * account.quantum());
                for (int variable = 1; variable < 3; variable++) {
                    float special = SPECIAL[random.nextInt(SPECIAL.length)];
                    states[variable][i] = random.nextInt(4) > 0 || !(Math.abs(special) < 2)
                            ? random.nextFloat() * 4 - 2 : special;
                }
            }
            float[][] expected = Arrays.stream(states).map(float[]::clone).toArray(float[][]::new);
            long[] moved = new long[Transfer.COUNTS];
            long[] expectedMoved = new long[Transfer.COUNTS];
            long before = AccountScan.sum(account, states[0], 0, count, 1);
            for (int step = 1; step <= 3; step++) {
                kernel.advance(states, new float[0], new float[0][], new int[0][], new float[0], 0, 0, count,
                        new int[0], 0, moved, Transfer.dither(step));
                for (int i = 0; i < count; i++) {
                    PlainTransfers.advance(model, expected, i, step, expectedMoved);
                }
            }
            for (int i = 0; i < states.length; i++) {
                assertArrayEquals(bits(expected[i]), bits(states[i]), "state " + i);
            }
            assertArrayEquals(expectedMoved, moved);
            long after = AccountScan.sum(account, states[0], 0, count, Vectors.lanes());
            assertEquals(AccountScan.sum(account, states[0], 0, count, 1), after, "scanned in vectors or not");
            assertEquals(before + moved[Transfer.count(Direction.FROM_SUPPLY, Role.INPUT)]
                    - moved[Transfer.count(Direction.TO_SINK, Role.PROCESSING)]
                    - moved[Transfer.count(Direction.TO_SINK, Role.LEARNING)], after);
            assertTrue(moved[Transfer.count(Direction.TO_SINK, Role.LEARNING)] >= 0);
        }
    }

    @Test
    void onlyTransfersMayChangeAnAccount() {
        AccountDefinition account = new AccountDefinition("a", 0x1p-18, 0.01, "", null);
        NeuronModel model = model(List.of("a", "b"), List.of(assign("a", literal(1))));
        refused(new NeuronModel("m", "", "", List.of(), List.of(), model.states(), model.ports(), model.update(),
                account), "which only transfers may change");
        refused(model(List.of("a"), List.of(Statement.spend(Role.PROCESSING, literal(1)))), "not from which account");
        refused(new NeuronModel("m", "", "", List.of(), List.of(), List.of(), List.of(), List.of(), account),
                "no state variable");
    }

    private static void refused(NeuronModel model, String why) {
        KernelShape shape = new KernelShape(model, List.of(), List.of(), List.of(false, false));
        String message = assertThrows(IllegalArgumentException.class,
                () -> new KernelCompiler(true).kernel(shape)).getMessage();
        assertTrue(message.contains(why), message);
    }

    /** Vectors take over as soon as they have won often enough, and not before. */
    @Test
    void vectorsHaveToWinToTakeOver() {
        WarmUp warmUp = new WarmUp();
        for (int i = 0; i < 1000; i++) {
            warmUp.compare(100, 64, 1000, 900);
            warmUp.compare(10, 64, 1000, 900);
            assertFalse(warmUp.over());
        }
        assertTrue(warm().over());
    }

    private static WarmUp warm() {
        WarmUp warmUp = new WarmUp();
        for (int i = 0; i < 100; i++) {
            warmUp.compare(10, 64, 1000, 900);
        }
        return warmUp;
    }

    private static NeuronModel model(List<String> states, List<Statement> update) {
        return new NeuronModel("m", "", "", List.of(), List.of(),
                states.stream().map(name -> new StateDefinition(name, "", null, "")).toList(),
                List.of(new PortDefinition("in", "", Kind.SPIKES, ""),
                        new PortDefinition("none", "", Kind.CURRENT, "")),
                update);
    }

    private static void assertSame(NeuronModel model, int count, int steps) {
        KernelShape shape = new KernelShape(model, List.of("all"), List.of("each"), List.of(true, false));
        for (long seed = 1; seed <= 5; seed++) {
            Outcome one = run(new KernelCompiler(false).kernel(shape), shape, count, steps, seed);
            Outcome many = run(KernelCompiler.vectorKernel(shape, warm()), shape, count, steps, seed);
            for (int i = 0; i < one.states().length; i++) {
                assertArrayEquals(bits(one.states()[i]), bits(many.states()[i]), "state " + i);
            }
            assertArrayEquals(one.rings()[0], many.rings()[0], "what is left of the input");
            assertArrayEquals(one.spikes(), many.spikes(), "spikes");
        }
    }

    private static Outcome run(NeuronKernel kernel, KernelShape shape, int count, int steps, long seed) {
        Random random = new Random(seed);
        int from = NEURONS - count;
        float[][] states = new float[shape.model().states().size()][NEURONS];
        for (float[] values : states) {
            for (int i = 0; i < NEURONS; i++) {
                values[i] = random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)]
                        : (float) (random.nextGaussian() * 20);
            }
        }
        float[][] arrays = new float[1][NEURONS];
        for (int i = 0; i < NEURONS; i++) {
            arrays[0][i] = random.nextFloat();
        }
        int[] ring = new int[3 * count];
        Arrays.setAll(ring, i -> random.nextInt(3) == 0 ? random.nextInt() : 0);
        int[] spikes = new int[(steps + 1) * NEURONS];
        int listed = 1;
        for (int step = 0; step < steps; step++) {
            listed = kernel.advance(states, new float[] {0.75f}, arrays, new int[][] {ring, null},
                    new float[] {0x1p-20f, 1}, count, from, count, spikes, listed, null, 0);
        }
        assertEquals(0, Arrays.stream(ring, count, 2 * count).filter(v -> v != 0).count(), "consumed input");
        return new Outcome(states, new int[][] {ring}, Arrays.copyOf(spikes, listed));
    }

    /** Which of many NaNs it is nobody promises. */
    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
        return bits;
    }
}
