package glia.bus.internal;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A bounded queue after D. Vyukov, for many threads at either end: a position is claimed by one atomic operation, and
 * the stamp of its slot says what may happen to it. The positions only grow, so they count what came and what went.
 * Nothing waits for a lock, nothing is allocated.
 */
final class Ring<E> {

    /** What the first position becomes when nothing may come any more; never positive again. */
    static final long SEALED = Long.MIN_VALUE;
    static final long NONE = -1;

    /** Positions that different threads write lie in different cache lines, also when two are fetched at a time. */
    private static final int PUT = 16;
    /** A position up to which there was room when somebody last looked. */
    private static final int LIMIT = PUT + 1;
    private static final int TAKEN = 48;
    private static final int POSITIONS = 80;
    private static final int SPINS = 100;

    private final int capacity;
    private final int mask;
    private final AtomicReferenceArray<E> elements;
    /** The position for which a slot is free, or one more if the element of that position is there. */
    private final AtomicLongArray stamps;
    /** A number beside each element. */
    private final long[] marks;
    private final AtomicLongArray positions = new AtomicLongArray(POSITIONS);

    Ring(int capacity) {
        this.capacity = capacity;
        // twice the room: a thread that loses its processor in the middle of a removal is not waited for at once
        int size = Integer.highestOneBit(2 * capacity - 1) << 1;
        mask = size - 1;
        elements = new AtomicReferenceArray<>(size);
        stamps = new AtomicLongArray(size);
        marks = new long[size];
        for (int i = 0; i < size; i++) {
            stamps.setPlain(i, i);
        }
    }

    /**
     * Claims a position for an element that {@link #put(long, Object, long)} must be called with then.
     *
     * @return the position; {@link #NONE} if there is no room, {@link #SEALED} if nothing may come any more
     */
    long claimPut() {
        for (int spins = 0;; spins++) {
            long position = positions.get(PUT);
            if (position < 0) {
                return SEALED;
            }
            if (position >= positions.get(LIMIT) && !raiseLimit(position)) {
                return NONE;
            }
            if (stamps.get((int) position & mask) != position) {
                // another one was faster, or who took the element before has not left the slot yet
                relax(spins);
            } else if (positions.compareAndSet(PUT, position, position + 1)) {
                return position;
            }
        }
    }

    /** Who puts looks at what takers write only when it must. */
    private boolean raiseLimit(long position) {
        long limit = positions.get(TAKEN) + capacity;
        positions.setRelease(LIMIT, limit);
        return position < limit;
    }

    void put(long position, E element, long mark) {
        int slot = (int) position & mask;
        marks[slot] = mark;
        elements.setPlain(slot, element);
        stamps.set(slot, position + 1);
    }

    /**
     * Claims the oldest element, which {@link #take} must be called for then.
     *
     * @return its position; {@link #NONE} if there is none, or it is still being put there
     */
    long claimTake() {
        while (true) {
            long position = positions.get(TAKEN);
            if (stamps.get((int) position & mask) != position + 1) {
                if (positions.get(TAKEN) == position) {
                    return NONE;
                }
            } else if (positions.compareAndSet(TAKEN, position, position + 1)) {
                return position;
            }
        }
    }

    long mark(long position) {
        return marks[(int) position & mask];
    }

    E take(long position) {
        int slot = (int) position & mask;
        E element = elements.getPlain(slot);
        // what was taken must not be kept alive
        elements.setPlain(slot, null);
        stamps.setRelease(slot, position + mask + 1);
        return element;
    }

    /** The oldest element, which may be gone by now; null if there is none. */
    E peek() {
        long position = positions.get(TAKEN);
        int slot = (int) position & mask;
        return stamps.get(slot) == position + 1 ? elements.getAcquire(slot) : null;
    }

    boolean isEmpty() {
        while (true) {
            long position = positions.get(TAKEN);
            if (stamps.get((int) position & mask) == position + 1) {
                return false;
            }
            if (positions.get(TAKEN) == position) {
                return true;
            }
        }
    }

    /** How many came; {@link #SEALED} or a little more if nothing may come any more. */
    long put() {
        return positions.get(PUT);
    }

    long taken() {
        return positions.get(TAKEN);
    }

    /** @return how many came until now, the last ones */
    long seal() {
        return positions.getAndSet(PUT, SEALED);
    }

    /** What to do in a loop that another thread ends: it may have lost its processor. */
    static void relax(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
