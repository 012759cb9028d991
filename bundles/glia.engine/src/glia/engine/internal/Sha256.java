package glia.engine.internal;

/**
 * The compression function of SHA-256 (FIPS 180-4, section 6.2.2). Not the platform's, which cannot give its chaining
 * words away: a checkpoint needs them, so that a digest can go on in another process.
 */
final class Sha256 {

    /** Words of a block. */
    static final int WORDS = 16;

    private static final int ROUNDS = 64;

    private static final int[] INITIAL = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
        0x1f83d9ab, 0x5be0cd19};

    private static final int[] K = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

    /** The chaining words: the digest, once the last block was compressed. */
    final int[] chain = INITIAL.clone();

    /** The first {@link #WORDS} are the next block; the rest is its schedule. */
    final int[] block = new int[ROUNDS];

    void reset() {
        System.arraycopy(INITIAL, 0, chain, 0, chain.length);
    }

    /** Takes the block in. */
    void compress() {
        schedule(block);
        int a = chain[0];
        int b = chain[1];
        int c = chain[2];
        int d = chain[3];
        int e = chain[4];
        int f = chain[5];
        int g = chain[6];
        int h = chain[7];
        for (int t = 0; t < ROUNDS; t++) {
            int first = h + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                    + (g ^ e & (f ^ g)) + K[t] + block[t];
            int second = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                    + (a & b | c & (a | b));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        chain[0] += a;
        chain[1] += b;
        chain[2] += c;
        chain[3] += d;
        chain[4] += e;
        chain[5] += f;
        chain[6] += g;
        chain[7] += h;
    }

    private static void schedule(int[] w) {
        for (int t = WORDS; t < ROUNDS; t++) {
            int early = w[t - 15];
            int late = w[t - 2];
            w[t] = w[t - 16] + (Integer.rotateRight(early, 7) ^ Integer.rotateRight(early, 18) ^ early >>> 3)
                    + w[t - 7] + (Integer.rotateRight(late, 17) ^ Integer.rotateRight(late, 19) ^ late >>> 10);
        }
    }
}
