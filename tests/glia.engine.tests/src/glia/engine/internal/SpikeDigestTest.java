package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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

    @Test
    void isTheSameWhoeverHelps() throws NoSuchAlgorithmException, InterruptedException {
        SpikeDigest digest = new SpikeDigest();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong helped = new AtomicLong();
        List<Thread> helpers = IntStream.range(0, 3).mapToObj(i -> Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                if (digest.help()) {
                    helped.incrementAndGet();
                }
            }
        })).toList();
        MessageDigest expected = MessageDigest.getInstance("SHA-256");
        long[] steps = new long[3000];
        // pieces that fit into the queue, and such that do not
        for (int step = 1; step <= 300 || helped.get() == 0; step++) {
            int[] neurons = random.ints(random.nextInt(steps.length)).toArray();
            Arrays.fill(steps, step);
            digest.add(step, neurons, neurons.length);
            expected.update(message(steps, neurons, neurons.length));
            if (step % 10 == 0) {
                assertEquals(HexFormat.of().formatHex(clone(expected).digest()), digest.hex());
            }
        }
        over.set(true);
        for (Thread helper : helpers) {
            helper.join();
        }
        assertEquals(HexFormat.of().formatHex(expected.digest()), digest.hex());
    }

    private static MessageDigest clone(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
