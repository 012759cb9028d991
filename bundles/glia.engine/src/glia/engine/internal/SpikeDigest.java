package glia.engine.internal;

import glia.api.simulation.Checkpoint.SpikeTrain;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SHA-256 of a spike train in canonical order: for each spike the step in 8 and the neuron id in 4 bytes, which are
 * three words of the message. One thread adds spikes; they wait in a queue, so that others can hash while they have
 * nothing else to do ({@link #help}). Everything else is for the thread that adds.
 */
final class SpikeDigest {

    private static final int WORDS_A_SPIKE = 3;
    private static final long BITS_A_SPIKE = WORDS_A_SPIKE * 32L;
    private static final int END_MARK = 1 << 31;
    private static final int QUEUE = 1 << 12;
    private static final int MASK = QUEUE - 1;

    private final Sha256 hash = new Sha256();
    private final Sha256 ended = new Sha256();
    private final int[] queue = new int[QUEUE];
    /** Words that were added. */
    private volatile long added;
    /** Words of which blocks were made; changed only by who has made {@link #busy} true. */
    private volatile long hashed;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long spikes;

    void add(long step, int[] neurons, int count) {
        int high = (int) (step >>> 32);
        int low = (int) step;
        long at = added;
        long full = hashed + QUEUE - WORDS_A_SPIKE;
        for (int k = 0; k < count; k++) {
            if (at > full) {
                added = at;
                hashAllBut(QUEUE / 2);
                full = hashed + QUEUE - WORDS_A_SPIKE;
            }
            queue[(int) at++ & MASK] = high;
            queue[(int) at++ & MASK] = low;
            queue[(int) at++ & MASK] = neurons[k];
        }
        added = at;
        spikes += count;
    }

    /**
     * Hashes one block if there is one that nobody is at; on any thread.
     *
     * @return whether there may be more
     */
    boolean help() {
        if (added - hashed < Sha256.WORDS || !busy.compareAndSet(false, true)) {
            return false;
        }
        if (added - hashed >= Sha256.WORDS) {
            block();
        }
        busy.set(false);
        return true;
    }

    private void block() {
        long at = hashed;
        for (int word = 0; word < Sha256.WORDS; word++) {
            hash.block[word] = queue[(int) at++ & MASK];
        }
        hash.compress();
        hashed = at;
    }

    /** Leaves less than a block more than the given number of words. */
    private void hashAllBut(int words) {
        while (!busy.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        while (added - hashed >= words + Sha256.WORDS) {
            block();
        }
        busy.set(false);
    }

    /** How many spikes were added. */
    long spikes() {
        return spikes;
    }

    /** The digest so far; more may be added afterwards. */
    String hex() {
        int[] pending = pending();
        System.arraycopy(hash.chain, 0, ended.chain, 0, ended.chain.length);
        Arrays.fill(ended.block, 0);
        System.arraycopy(pending, 0, ended.block, 0, pending.length);
        ended.block[pending.length] = END_MARK;
        int lengthAt = Sha256.WORDS - 2;
        if (pending.length >= lengthAt) {
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

    /** @return the words that do not fill a block, after all others were hashed */
    private int[] pending() {
        hashAllBut(0);
        int[] pending = new int[(int) (added - hashed)];
        for (int word = 0; word < pending.length; word++) {
            pending[word] = queue[(int) (hashed + word) & MASK];
        }
        return pending;
    }

    SpikeTrain export() {
        int[] pending = pending();
        return new SpikeTrain(spikes, hash.chain.clone(), pending);
    }

    void load(SpikeTrain train) {
        reset();
        System.arraycopy(train.chain(), 0, hash.chain, 0, hash.chain.length);
        System.arraycopy(train.pending(), 0, queue, 0, train.pending().length);
        added = train.pending().length;
        spikes = train.spikes();
    }

    void reset() {
        hash.reset();
        hashed = 0;
        added = 0;
        spikes = 0;
    }
}
