package glia.engine.internal;

import glia.api.simulation.Checkpoint.SpikeTrain;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 of a spike train in canonical order: for each spike the step in 8 and the neuron id in 4 bytes, which are
 * three words of the message.
 */
final class SpikeDigest {

    private static final int WORDS_A_SPIKE = 3;
    private static final long BITS_A_SPIKE = WORDS_A_SPIKE * 32L;
    private static final int END_MARK = 1 << 31;

    private final Sha256 hash = new Sha256();
    private final Sha256 ended = new Sha256();
    private int used;
    private long spikes;

    void add(long step, int[] neurons, int count) {
        int high = (int) (step >>> 32);
        int low = (int) step;
        for (int k = 0; k < count; k++) {
            word(high);
            word(low);
            word(neurons[k]);
        }
        spikes += count;
    }

    private void word(int word) {
        hash.block[used++] = word;
        if (used == Sha256.WORDS) {
            hash.compress();
            used = 0;
        }
    }

    /** How many spikes were added. */
    long spikes() {
        return spikes;
    }

    /** The digest so far; more may be added afterwards. */
    String hex() {
        System.arraycopy(hash.chain, 0, ended.chain, 0, ended.chain.length);
        Arrays.fill(ended.block, 0);
        System.arraycopy(hash.block, 0, ended.block, 0, used);
        ended.block[used] = END_MARK;
        int lengthAt = Sha256.WORDS - 2;
        if (used >= lengthAt) {
            ended.compress();
            Arrays.fill(ended.block, 0, lengthAt, 0);
        }
        long bits = spikes * BITS_A_SPIKE;
        ended.block[lengthAt] = (int) (bits >>> 32);
        ended.block[lengthAt + 1] = (int) bits;
        ended.compress();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * ended.chain.length);
        bytes.asIntBuffer().put(ended.chain);
        return HexFormat.of().formatHex(bytes.array());
    }

    SpikeTrain export() {
        return new SpikeTrain(spikes, hash.chain.clone(), Arrays.copyOf(hash.block, used));
    }

    void load(SpikeTrain train) {
        System.arraycopy(train.chain(), 0, hash.chain, 0, hash.chain.length);
        System.arraycopy(train.pending(), 0, hash.block, 0, train.pending().length);
        used = train.pending().length;
        spikes = train.spikes();
    }

    void reset() {
        hash.reset();
        used = 0;
        spikes = 0;
    }
}
