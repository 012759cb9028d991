package glia.engine.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a spike train in canonical order: for each spike the step in 8 and the neuron id in 4 bytes. */
final class SpikeDigest {

    private static final int BYTES_A_SPIKE = Long.BYTES + Integer.BYTES;
    private static final int SPIKES_A_BUFFER = 4096;

    private final ByteBuffer buffer = ByteBuffer.allocate(BYTES_A_SPIKE * SPIKES_A_BUFFER);
    private final MessageDigest digest;

    SpikeDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void add(long step, int[] neurons, int count) {
        for (int k = 0; k < count; k++) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            buffer.putLong(step).putInt(neurons[k]);
        }
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** The digest so far; more may be added afterwards. */
    String hex() {
        flush();
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The platform's SHA-256 can be cloned", e);
        }
    }

    void reset() {
        buffer.clear();
        digest.reset();
    }
}
