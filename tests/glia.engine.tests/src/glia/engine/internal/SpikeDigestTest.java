package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The digest of spikes against the platform's SHA-256, which cannot be kept in a checkpoint. */
class SpikeDigestTest {

    private static final int SPIKES = 500;

    private final Random random = new Random(1);

    private static byte[] message(long[] steps, int[] neurons, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(12 * count);
        for (int k = 0; k < count; k++) {
            bytes.putLong(steps[k]).putInt(neurons[k]);
        }
        return bytes.array();
    }

    @Test
    void isThePlatformsAfterEverySpikeAndAfterEveryMove() throws NoSuchAlgorithmException {
        long[] steps = new long[SPIKES];
        int[] neurons = new int[SPIKES];
        SpikeDigest digest = new SpikeDigest();
        for (int count = 0; count < SPIKES; count++) {
            assertEquals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(message(steps, neurons, count))), digest.hex(), count + " spikes");
            assertEquals(count, digest.spikes());
            if (count % 3 == 0) {
                SpikeDigest other = new SpikeDigest();
                other.add(7, new int[] {1, 2, 3, 4, 5, 6, 7}, count % 8);
                other.load(digest.export());
                digest = other;
            }
            steps[count] = random.nextLong() >>> 1;
            neurons[count] = random.nextInt();
            digest.add(steps[count], new int[] {neurons[count]}, 1);
        }
        digest.reset();
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", digest.hex());
    }
}
