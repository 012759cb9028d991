package glia.engine.internal;

import java.util.stream.IntStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** A worker that waits hashes spikes while they are added, more than the queue holds: the digest is the same. */
@JCStressTest
@Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "the digest of the train")
@Outcome(expect = Expect.FORBIDDEN, desc = "another digest")
@State
public class SpikeDigestStress {

    /** Words of three, so that the queue of 4096 runs full and round. */
    private static final int[] NEURONS = IntStream.range(0, 1500).map(n -> n * 7919).toArray();
    private static final String EXPECTED = alone();

    private final SpikeDigest digest = new SpikeDigest();

    private static String alone() {
        SpikeDigest digest = new SpikeDigest();
        digest.add(1L << 33, NEURONS, NEURONS.length);
        digest.add(1L << 34, NEURONS, 11);
        return digest.hex();
    }

    @Actor
    public void adds() {
        digest.add(1L << 33, NEURONS, NEURONS.length);
        digest.add(1L << 34, NEURONS, 11);
    }

    @Actor
    public void helps() {
        for (int i = 0; i < 300; i++) {
            digest.help();
        }
    }

    @Arbiter
    public void arbiter(Z_Result result) {
        result.r1 = digest.hex().equals(EXPECTED);
    }
}
