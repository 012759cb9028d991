package glia.api.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which neurons of a population live. A population has a slot for each neuron that it may ever have at a time; a neuron
 * is named by its slot as long as it lives, and the slot of one that died can be used again. Immutable.
 */
public final class Slots {

    private static final int NONE = -1;

    /** Where ranges of living neurons begin and end, ascending: begin, end, begin, end and so on. */
    private final int[] bounds;
    private final int capacity;
    private final int living;
    /** By slot; null as long as nothing has changed, when all that live are the first and have no parents. */
    private final int[] generations;
    private final int[] parents;
    private final int[] parentGenerations;

    private Slots(int capacity, int[] bounds, int[] generations, int[] parents, int[] parentGenerations) {
        this.capacity = capacity;
        this.bounds = bounds;
        this.generations = generations;
        this.parents = parents;
        this.parentGenerations = parentGenerations;
        int count = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            count += bounds[i + 1] - bounds[i];
        }
        living = count;
    }

    /**
     * @param capacity number of slots
     * @param living how many neurons live from the beginning, in the lowest slots
     * @throws IllegalArgumentException if these are more than there are slots
     */
    public static Slots of(int capacity, int living) {
        if (living < 0 || living > capacity) {
            throw new IllegalArgumentException(living + " neurons in " + capacity + " slots");
        }
        return new Slots(capacity, living == 0 ? new int[0] : new int[] {0, living}, null, null, null);
    }

    /**
     * @param bounds begin and end of each range of living neurons, ascending, with a gap between two
     * @param generations by slot, {@link #generation}
     * @param parents by slot, {@link #parent}
     * @param parentGenerations by slot, {@link #parentGeneration}
     * @throws IllegalArgumentException if they contradict each other
     */
    public static Slots of(int[] bounds, int[] generations, int[] parents, int[] parentGenerations) {
        int capacity = generations.length;
        boolean fits = bounds.length % 2 == 0 && parents.length == capacity && parentGenerations.length == capacity;
        for (int i = 0; fits && i < bounds.length; i++) {
            fits = bounds[i] >= 0 && bounds[i] <= capacity && (i == 0 || bounds[i] > bounds[i - 1]);
        }
        for (int slot = 0; fits && slot < capacity; slot++) {
            fits = generations[slot] >= 0 && parents[slot] >= NONE && parents[slot] < capacity
                    && (parents[slot] == NONE ? parentGenerations[slot] == 0
                            : generations[slot] > 0 && parentGenerations[slot] > 0
                                    && parentGenerations[slot] <= generations[parents[slot]]);
        }
        if (!fits) {
            throw new IllegalArgumentException("slots that contradict each other");
        }
        Slots slots = new Slots(capacity, bounds.clone(), generations.clone(), parents.clone(),
                parentGenerations.clone());
        for (int slot = 0; slot < capacity; slot++) {
            if (slots.lives(slot) && generations[slot] == 0) {
                throw new IllegalArgumentException("slot " + slot + " lives and was never used");
            }
        }
        return slots;
    }

    /** Number of slots. */
    public int capacity() {
        return capacity;
    }

    /** How many neurons live. */
    public int living() {
        return living;
    }

    /** Whether there is a neuron in a slot. */
    public boolean lives(int slot) {
        Objects.checkIndex(slot, capacity());
        int found = Arrays.binarySearch(bounds, slot);
        return found >= 0 ? found % 2 == 0 : -found % 2 == 0;
    }

    /** How many ranges of living neurons there are, each as long as possible. */
    public int runs() {
        return bounds.length / 2;
    }

    /** The first slot of a range of living neurons. */
    public int begin(int run) {
        return bounds[2 * run];
    }

    /** The slot behind a range of living neurons. */
    public int end(int run) {
        return bounds[2 * run + 1];
    }

    /** Whether a slot is used otherwise than before: by nobody, by somebody, by somebody else. */
    private boolean renewed(Slots before, int slot) {
        return lives(slot) != before.lives(slot) || generation(slot) != before.generation(slot);
    }

    /** How many neurons have used a slot so far, the one in it included. */
    public int generation(int slot) {
        return generations != null ? generations[slot] : lives(slot) ? 1 : 0;
    }

    /**
     * @param before of the same population
     * @return the slots that are used otherwise than {@code before}, ascending
     */
    public int[] renewed(Slots before) {
        return this == before ? new int[0]
                : IntStream.range(0, capacity()).filter(slot -> renewed(before, slot)).toArray();
    }

    /** The slot that the parent of the newest neuron of a slot had, -1 if it has none. */
    public int parent(int slot) {
        return parents == null ? NONE : parents[slot];
    }

    /** Which neuron of that slot it was, 0 if there is none: the {@link #generation} that the slot had then. */
    public int parentGeneration(int slot) {
        return parentGenerations == null ? 0 : parentGenerations[slot];
    }

    /**
     * @param count how many
     * @return the lowest slots that are free, ascending: those that come into use next
     * @throws IllegalArgumentException if there are not as many
     */
    public int[] free(int count) {
        if (count < 0 || count > capacity() - living) {
            throw new IllegalArgumentException("expected at most " + (capacity() - living) + " neurons more, since "
                    + living + " of " + capacity() + " live, got " + count);
        }
        int[] free = new int[count];
        int slot = 0;
        int run = 0;
        for (int i = 0; i < count; i++, slot++) {
            while (run < runs() && slot == begin(run)) {
                slot = end(run++);
            }
            free[i] = slot;
        }
        return free;
    }

    /**
     * @param parents for each neuron that is born the slot of its parent, -1 if it has none
     * @return the same with as many neurons more, in the lowest slots that are {@linkplain #free free}
     * @throws IllegalArgumentException if there are not as many free slots, or a parent does not live
     */
    public Slots born(int[] parents) {
        int[] slots = free(parents.length);
        int[] nextGenerations = bySlot(this::generation);
        int[] nextParents = bySlot(this::parent);
        int[] nextParentGenerations = bySlot(this::parentGeneration);
        boolean[] lives = alive();
        for (int i = 0; i < slots.length; i++) {
            if (parents[i] != NONE && !lives(parents[i])) {
                throw new IllegalArgumentException("the parent " + parents[i] + " does not live");
            }
            lives[slots[i]] = true;
            nextGenerations[slots[i]] = Math.addExact(nextGenerations[slots[i]], 1);
            nextParents[slots[i]] = parents[i];
            nextParentGenerations[slots[i]] = parents[i] == NONE ? 0 : generation(parents[i]);
        }
        return new Slots(capacity, bounds(lives), nextGenerations, nextParents, nextParentGenerations);
    }

    /**
     * @param slots of neurons that live, each once
     * @return the same without them
     * @throws IllegalArgumentException if one does not live
     */
    public Slots died(int[] slots) {
        boolean[] lives = alive();
        for (int slot : slots) {
            if (!lives[Objects.checkIndex(slot, capacity())]) {
                throw new IllegalArgumentException("neuron " + slot + " does not live");
            }
            lives[slot] = false;
        }
        return new Slots(capacity, bounds(lives), bySlot(this::generation), bySlot(this::parent),
                bySlot(this::parentGeneration));
    }

    private int[] bySlot(IntUnaryOperator values) {
        int[] all = new int[capacity];
        Arrays.setAll(all, values);
        return all;
    }

    private boolean[] alive() {
        boolean[] lives = new boolean[capacity()];
        for (int run = 0; run < runs(); run++) {
            Arrays.fill(lives, begin(run), end(run), true);
        }
        return lives;
    }

    private static int[] bounds(boolean[] lives) {
        int[] bounds = new int[lives.length + 1];
        int count = 0;
        for (int slot = 0; slot <= lives.length; slot++) {
            boolean before = slot > 0 && lives[slot - 1];
            boolean now = slot < lives.length && lives[slot];
            if (before != now) {
                bounds[count++] = slot;
            }
        }
        return Arrays.copyOf(bounds, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slots that && Arrays.equals(bounds, that.bounds)
                && capacity == that.capacity && (generations == null && that.generations == null
                        || Arrays.equals(bySlot(this::generation), that.bySlot(that::generation))
                                && Arrays.equals(bySlot(this::parent), that.bySlot(that::parent))
                                && Arrays.equals(bySlot(this::parentGeneration),
                                        that.bySlot(that::parentGeneration)));
    }

    @Override
    public int hashCode() {
        return Objects.hash(capacity, Arrays.hashCode(bounds));
    }

    @Override
    public String toString() {
        return living + " of " + capacity() + " live";
    }
}
