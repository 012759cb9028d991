package glia.engine.cpu.internal;

/**
 * The spikes of a slice's neurons that some synapses onto them have not taken into account yet, with the traces that
 * each spike found and the states that it took along. Each neuron has its newest spike at a place of its own, so that a
 * synapse needs one access to memory in most cases; from there each entry names the one before it. At the end of that
 * chain is the neuron's root: a spike that all synapses know, or one so long ago that nothing is left of it. See
 * docs/decisions/0012-lazy-plasticity.md.
 */
final class SpikeHistory {

    /** Within an entry: its step, counted from an origin that moves along. */
    static final int STEP = 0;
    /** Within an entry: place of the neuron's spike before. */
    static final int PREVIOUS = 1;
    /** Within an entry: step of the neuron's spike before. */
    static final int PREVIOUS_STEP = 2;
    /** Within an entry: bits of the traces as they were before the spike, then of the neuron's states. */
    static final int TRACES = 3;

    /** Steps since a spike of which nothing is left, see {@link glia.api.network.Plasticity#MAX_TIME_CONSTANT}. */
    static final int FORGOTTEN = 1 << 28;

    private static final int NOBODY = -1;
    private static final int NEVER = -(1 << 30);
    private static final int OLDEST = -(1 << 29);
    private static final int LATEST = 1 << 29;

    /** Entries a neuron, newest and root included, that there is room for at first. */
    private static final int ENTRIES_A_NEURON = 8;

    /** The newest spikes by neuron, the roots by neuron, then the spikes between them in the order of time. */
    int[] log;
    /** Of the place of an entry over its number. */
    final int shift;
    private final TraceDecays decays;
    /** Bits that an entry has: traces, then states. */
    private final int values;
    private final int size;
    private final int stride;
    /** By entry, neuron of the slice. */
    private int[] owner;
    private int entries;
    private long origin;

    /** @param states how many the spikes take along */
    SpikeHistory(int neurons, TraceDecays decays, int states) {
        this.decays = decays;
        values = decays.targets + states;
        size = neurons;
        // a power of two, so that an entry lies within a cache line
        shift = Integer.SIZE - Integer.numberOfLeadingZeros(TRACES + values - 1);
        stride = 1 << shift;
        allocate(Math.multiplyExact(neurons, ENTRIES_A_NEURON));
        clear(0);
    }

    private void allocate(int capacity) {
        int[] grown = new int[Math.multiplyExact(capacity, stride)];
        int[] owners = new int[capacity];
        if (log != null) {
            System.arraycopy(log, 0, grown, 0, entries * stride);
            System.arraycopy(owner, 0, owners, 0, entries);
        }
        log = grown;
        owner = owners;
    }

    /** Forgets everything; steps are then counted from the given one. */
    void clear(long step) {
        origin = step;
        entries = 2 * size;
        for (int neuron = 0; neuron < size; neuron++) {
            empty(neuron);
        }
    }

    /** Forgets all spikes of one neuron. */
    void forget(int neuron) {
        int root = root(neuron);
        for (int entry = log[neuron * stride + PREVIOUS]; entry != root; entry = log[entry + PREVIOUS]) {
            owner[entry >> shift] = NOBODY;
        }
        empty(neuron);
    }

    private void empty(int neuron) {
        int root = root(neuron);
        for (int place : new int[] {neuron * stride, root}) {
            log[place + STEP] = NEVER;
            log[place + PREVIOUS] = root;
            log[place + PREVIOUS_STEP] = NEVER;
            for (int value = 0; value < values; value++) {
                log[place + TRACES + value] = 0;
            }
        }
    }

    private int root(int neuron) {
        return (size + neuron) * stride;
    }

    /** A step as entries count them, not below one that is older than whatever matters. */
    int relative(long step) {
        return (int) Math.max(step - origin, OLDEST);
    }

    /** Whether an interval's spikes fit, and steps can still be counted. */
    boolean hasRoom(int spikes, long lastStep) {
        return entries + spikes <= owner.length && countsTo(lastStep);
    }

    /** Whether steps up to the given one can be counted from the origin. */
    boolean countsTo(long step) {
        return step - origin < LATEST;
    }

    /**
     * Adds a spike, later than all of the neuron's before; there must be room.
     *
     * @param states by state that spikes take along, those of spikes
     * @param spike which one it is
     */
    void add(int neuron, long step, float[][] states, int spike) {
        int newest = neuron * stride;
        int now = (int) (step - origin);
        int then = push(neuron);
        for (int trace = 0; trace < decays.targets; trace++) {
            int k = decays.sources + trace;
            float found = Float.intBitsToFloat(log[newest + TRACES + trace]);
            float left = decays.jump(k, found) * decays.after(k, now - then);
            log[newest + TRACES + trace] = Float.floatToRawIntBits(left);
        }
        for (int state = 0; state < states.length; state++) {
            log[newest + TRACES + decays.targets + state] = Float.floatToRawIntBits(states[state][spike]);
        }
        log[newest + STEP] = now;
    }

    /** Moves the newest spike of a neuron behind the others, so that a newer one can take its place. */
    private int push(int neuron) {
        int newest = neuron * stride;
        int place = entries * stride;
        System.arraycopy(log, newest, log, place, stride);
        owner[entries++] = neuron;
        log[newest + PREVIOUS] = place;
        log[newest + PREVIOUS_STEP] = log[newest + STEP];
        return log[newest + STEP];
    }

    /**
     * Makes room, after all synapses have taken into account what arrived up to a step.
     *
     * @param known the last step whose spikes all synapses know
     * @param spikes how many have to fit then
     */
    void forget(long known, int spikes) {
        int limit = relative(known);
        long later = Math.max(0, known - origin);
        for (int neuron = 0; neuron < size; neuron++) {
            int root = root(neuron);
            log[root + STEP] = moved(log[root + STEP], later);
            link(neuron * stride, root);
        }
        int end = entries;
        entries = 2 * size;
        for (int entry = 2 * size; entry < end; entry++) {
            int from = entry * stride;
            int neuron = owner[entry];
            if (neuron == NOBODY) {
                continue;
            }
            boolean forgotten = log[from + STEP] <= limit;
            int to = forgotten ? root(neuron) : entries * stride;
            log[to + STEP] = moved(log[from + STEP], later);
            System.arraycopy(log, from + TRACES, log, to + TRACES, values);
            if (!forgotten) {
                owner[entries++] = neuron;
                link(to, log[neuron * stride + PREVIOUS]);
                log[neuron * stride + PREVIOUS] = to;
            }
        }
        for (int neuron = 0; neuron < size; neuron++) {
            int newest = neuron * stride;
            log[newest + STEP] = moved(log[newest + STEP], later);
            link(newest, log[newest + PREVIOUS]);
        }
        origin += later;
        if (entries + spikes > owner.length - owner.length / 4) {
            allocate(Math.max(Math.multiplyExact(owner.length, 2), Math.addExact(entries, spikes)));
        }
    }

    private void link(int place, int previous) {
        log[place + PREVIOUS] = previous;
        log[place + PREVIOUS_STEP] = log[previous + STEP];
    }

    private static int moved(int step, long later) {
        return (int) Math.max(step - later, NEVER);
    }

    /** A step such that about half of the spikes are not later. */
    long middle() {
        int between = entries - 2 * size;
        return between == 0 ? origin : origin + log[(2 * size + between / 2) * stride + STEP];
    }

    /** Makes room for spikes that are put back. */
    void reserve(int spikes) {
        if (entries + spikes > owner.length) {
            allocate(Math.addExact(entries, spikes));
        }
    }

    /** How many spikes a neuron has up to the last one that all synapses know, those not counted that are forgotten. */
    int count(int neuron, long known, long step) {
        int count = 0;
        int entry = neuron * stride;
        while (step - origin - log[entry + STEP] < FORGOTTEN) {
            count++;
            if (log[entry + STEP] <= relative(known)) {
                break;
            }
            entry = log[entry + PREVIOUS];
        }
        return count;
    }

    /**
     * Copies the spikes that {@link #count} counts, the oldest first.
     *
     * @param found by trace of a target, then by state
     */
    void copy(int neuron, int count, int to, long[] steps, float[][] found) {
        int entry = neuron * stride;
        for (int k = to + count - 1; k >= to; k--) {
            steps[k] = origin + log[entry + STEP];
            for (int value = 0; value < values; value++) {
                found[value][k] = Float.intBitsToFloat(log[entry + TRACES + value]);
            }
            entry = log[entry + PREVIOUS];
        }
    }

    /** Puts a spike back that {@link #copy} gave, the oldest first; {@link #reserve} made room. */
    void restore(int neuron, long step, float[][] found, int index) {
        push(neuron);
        for (int value = 0; value < values; value++) {
            log[neuron * stride + TRACES + value] = Float.floatToRawIntBits(found[value][index]);
        }
        log[neuron * stride + STEP] = relative(step);
    }

    /** Most spikes that a neuron may have here. */
    int capacity() {
        return owner.length;
    }

    long bytes() {
        return 4L * ((long) log.length + owner.length);
    }
}
