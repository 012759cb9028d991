package glia.engine.cpu.internal;

import glia.api.random.Philox;
import glia.api.random.PoissonTable;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Draws the numbers of {@link PoissonTable} by the words of {@link Philox} for many neurons at once: a lane of 64 bits
 * computes one block, which is four neurons. A number is found by comparing with one threshold after the other, for as
 * long as any of them is reached, which suits small means.
 * <p>
 * One long method on purpose: the compiler stops inlining ours in so large a method, and a vector that is passed to a
 * method which is not inlined is an object on the heap.
 */
final class PoissonVectors {

    /** Above it a look-up in the table's guide is faster than comparing with so many thresholds. */
    static final double MOST_MEAN = 24;

    private static final VectorSpecies<Long> BLOCKS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> WORDS = IntVector.SPECIES_PREFERRED;
    private static final int WORDS_A_BLOCK = 4;
    private static final int ROUND_PAIRS = 5;
    private static final long WORD = 0xFFFFFFFFL;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;

    /** Lane 0, 0, 1, 1, ... of the lower half of a vector, and of the upper one. */
    private static final VectorShuffle<Long> LOW = VectorShuffle.fromOp(BLOCKS, lane -> lane / 2);
    private static final VectorShuffle<Long> HIGH = VectorShuffle.fromOp(BLOCKS,
            lane -> (BLOCKS.length() + lane) / 2);
    private static final VectorMask<Long> ODD = VectorMask.fromLong(BLOCKS, 0xAAAAAAAAAAAAAAAAL);

    /** Neurons that are drawn for at once. */
    static final int GROUP = WORDS_A_BLOCK * BLOCKS.length();

    private final long key;
    private final int stream;
    private final int weight;
    /** With the sign bit flipped, so that they compare as signed numbers. */
    private final int[] thresholds;

    PoissonVectors(long key, int stream, PoissonTable table, int weight) {
        this.key = key;
        this.stream = stream;
        this.weight = weight;
        thresholds = table.thresholds();
        for (int k = 0; k < thresholds.length; k++) {
            thresholds[k] ^= Integer.MIN_VALUE;
        }
    }

    /**
     * Adds to a row of input what a step draws.
     *
     * @param step the step
     * @param values the input
     * @param row where that of neuron 0 would be
     * @param from first neuron, a multiple of the words of a block
     * @param groups how many groups of {@link #GROUP} neurons
     * @return how many spikes that was
     */
    long emit(long step, int[] values, int row, int from, int groups) {
        LongVector lanes = LongVector.zero(BLOCKS).addIndex(1);
        LongVector word = LongVector.broadcast(BLOCKS, WORD);
        LongVector high = LongVector.broadcast(BLOCKS, step >>> 32 & WORD);
        LongVector low = LongVector.broadcast(BLOCKS, step & WORD);
        LongVector purpose = LongVector.broadcast(BLOCKS, stream & WORD);
        LongVector multiplier0 = LongVector.broadcast(BLOCKS, MULTIPLIER_0);
        LongVector multiplier1 = LongVector.broadcast(BLOCKS, MULTIPLIER_1);
        IntVector sign = IntVector.broadcast(WORDS, Integer.MIN_VALUE);
        IntVector factor = IntVector.broadcast(WORDS, weight);
        IntVector sent = IntVector.zero(WORDS);
        for (int group = 0; group < groups; group++) {
            int neuron = from + group * GROUP;
            LongVector x0 = lanes.add(LongVector.broadcast(BLOCKS, neuron / WORDS_A_BLOCK));
            LongVector x1 = high;
            LongVector x2 = low;
            LongVector x3 = purpose;
            int k0 = (int) key;
            int k1 = (int) (key >>> 32);
            // the upper halves of x1 and x3 are garbage, which every use of them masks or shifts out
            for (int pair = 0; pair < ROUND_PAIRS; pair++) {
                LongVector p0 = x0.mul(multiplier0);
                LongVector p1 = x2.mul(multiplier1);
                LongVector y0 = p1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, x1)
                        .lanewise(VectorOperators.XOR, LongVector.broadcast(BLOCKS, k0 & WORD)).and(word);
                LongVector y2 = p0.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, x3)
                        .lanewise(VectorOperators.XOR, LongVector.broadcast(BLOCKS, k1 & WORD)).and(word);
                x3 = y0.mul(multiplier0);
                x1 = y2.mul(multiplier1);
                x0 = x1.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, p1)
                        .lanewise(VectorOperators.XOR, LongVector.broadcast(BLOCKS, k0 + WEYL_0 & WORD)).and(word);
                x2 = x3.lanewise(VectorOperators.LSHR, 32).lanewise(VectorOperators.XOR, p0)
                        .lanewise(VectorOperators.XOR, LongVector.broadcast(BLOCKS, k1 + WEYL_1 & WORD)).and(word);
                k0 += 2 * WEYL_0;
                k1 += 2 * WEYL_1;
            }
            IntVector even = x0.or(x1.lanewise(VectorOperators.LSHL, 32)).reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, sign);
            IntVector odd = x2.or(x3.lanewise(VectorOperators.LSHL, 32)).reinterpretAsInts()
                    .lanewise(VectorOperators.XOR, sign);
            IntVector evenCount = IntVector.zero(WORDS);
            IntVector oddCount = IntVector.zero(WORDS);
            for (int k = 0; k < thresholds.length; k++) {
                IntVector threshold = IntVector.broadcast(WORDS, thresholds[k]);
                VectorMask<Integer> evenReached = even.compare(VectorOperators.GE, threshold);
                VectorMask<Integer> oddReached = odd.compare(VectorOperators.GE, threshold);
                if (!evenReached.or(oddReached).anyTrue()) {
                    break;
                }
                evenCount = evenCount.sub((IntVector) evenReached.toVector());
                oddCount = oddCount.sub((IntVector) oddReached.toVector());
            }
            sent = sent.add(evenCount).add(oddCount);
            LongVector evens = evenCount.reinterpretAsLongs();
            LongVector odds = oddCount.reinterpretAsLongs();
            int place = row + neuron;
            IntVector first = evens.rearrange(LOW).blend(odds.rearrange(LOW), ODD).reinterpretAsInts();
            IntVector.fromArray(WORDS, values, place).add(first.mul(factor)).intoArray(values, place);
            IntVector second = evens.rearrange(HIGH).blend(odds.rearrange(HIGH), ODD).reinterpretAsInts();
            place += WORDS.length();
            IntVector.fromArray(WORDS, values, place).add(second.mul(factor)).intoArray(values, place);
        }
        return sent.reduceLanesToLong(VectorOperators.ADD);
    }
}
