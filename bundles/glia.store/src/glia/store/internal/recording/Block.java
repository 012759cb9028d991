package glia.store.internal.recording;

/**
 * A piece of a recording on its way to the writer. Entries follow one another:
 * <ul>
 * <li>spikes of a step: count, step (two words), neuron ids
 * <li>samples of a step: -1 - device, step (two words), place of the first value, count, values
 * </ul>
 */
final class Block {

    static final int WORDS = 1 << 16;
    static final int SPIKES_HEAD = 3;
    static final int SAMPLES_HEAD = 5;

    /** Handed over after the last one. */
    static final Block END = new Block(0);

    final int[] words;
    int used;

    /** Whether nothing follows for the moment, so that all should reach the file. */
    boolean last;

    Block() {
        this(WORDS);
    }

    private Block(int size) {
        words = new int[size];
    }

    int room() {
        return words.length - used;
    }

    void spikes(long step, int[] neurons, int from, int count) {
        words[used] = count;
        putStep(used + 1, step);
        System.arraycopy(neurons, from, words, used + SPIKES_HEAD, count);
        used += SPIKES_HEAD + count;
    }

    void samples(int device, long step, float[] values, int from, int count) {
        words[used] = -1 - device;
        putStep(used + 1, step);
        words[used + 3] = from;
        words[used + 4] = count;
        for (int i = 0; i < count; i++) {
            words[used + SAMPLES_HEAD + i] = Float.floatToRawIntBits(values[from + i]);
        }
        used += SAMPLES_HEAD + count;
    }

    long step(int at) {
        return (long) words[at + 1] << 32 | words[at + 2] & 0xffff_ffffL;
    }

    private void putStep(int at, long step) {
        words[at] = (int) (step >>> 32);
        words[at + 1] = (int) step;
    }
}
