package glia.perf.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import glia.api.cache.DerivedData.Counts;
import glia.api.cache.Question;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** Answers with a size, a time to live, and counts; softly held, so that Java can have them before it runs out. */
final class AnswerCache {

    /** Memory is looked at that often, at most. */
    private static final long LOOK_NANOS = 1_000_000_000;
    /** What a key and its place take. */
    private static final long OVERHEAD = 128;
    private static final int WEIGHT_UNIT = 64;

    /** A question about an object that may go meanwhile. */
    private record Key(Identity about, Question<?, ?> question) {
    }

    /** An object, compared by which one it is. */
    private static final class Identity extends WeakReference<Object> {

        private final int hash;

        Identity(Object about) {
            super(about);
            hash = System.identityHashCode(about);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other == this || other instanceof Identity one && get() != null && get() == one.get();
        }
    }

    /** @param unused whether it was made because it was expected, and nobody has asked for it yet */
    private record Answer(Object value, long bytes, AtomicBoolean unused) {
    }

    private final Cache<Key, Answer> answers = Caffeine.newBuilder().softValues().executor(Runnable::run)
            .weigher((Key key, Answer answer) -> (int) Math.min(Integer.MAX_VALUE, weight(answer.bytes())))
            .maximumWeight(0).expireAfterAccess(Duration.ofSeconds(1)).build();
    private final Policy.Eviction<Key, Answer> size = answers.policy().eviction().orElseThrow();
    private final Policy.FixedExpiration<Key, Answer> time = answers.policy().expireAfterAccess().orElseThrow();
    private final DoubleSupplier memoryShare;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong foreseen = new AtomicLong();
    private final AtomicLong looked = new AtomicLong();
    private volatile long mostBytes;
    private volatile Duration longest = Duration.ofSeconds(1);

    /** @param memoryShare how much of the limits may be used by the memory that is left, 0 to 1 */
    AnswerCache(DoubleSupplier memoryShare) {
        this.memoryShare = memoryShare;
    }

    private static long weight(long bytes) {
        return (bytes + OVERHEAD) / WEIGHT_UNIT;
    }

    /**
     * @param bytes the most that answers may take while there is memory; 0 keeps nothing
     * @param unasked how long one that nobody asks for is kept while there is memory
     */
    void limit(long bytes, Duration unasked) {
        mostBytes = bytes;
        longest = unasked;
        follow();
    }

    /** Brings the limits to the memory that is left. */
    private void follow() {
        looked.set(System.nanoTime());
        double share = mostBytes == 0 ? 0 : memoryShare.getAsDouble();
        size.setMaximum((long) (mostBytes * share) / WEIGHT_UNIT);
        time.setExpiresAfter(Duration.ofNanos(Math.max(1, (long) (longest.toNanos() * share))));
        answers.cleanUp();
    }

    /** Once a second at most, so that the limits are no dearer than what they limit. */
    void followMemory() {
        long before = looked.get();
        if (System.nanoTime() - before >= LOOK_NANOS && looked.compareAndSet(before, System.nanoTime())) {
            follow();
        }
    }

    boolean keeps() {
        return size.getMaximum() > 0;
    }

    /** @return the answer, null if it is not here */
    <S, T> T find(S about, Question<S, T> question) {
        Answer kept = answers.getIfPresent(new Key(new Identity(about), question));
        if (kept == null) {
            misses.incrementAndGet();
            return null;
        }
        hits.incrementAndGet();
        if (kept.unused().compareAndSet(true, false)) {
            foreseen.incrementAndGet();
        }
        // the key holds the question, and equal questions have answers of one type
        @SuppressWarnings("unchecked")
        T value = (T) kept.value();
        return value;
    }

    /** For somebody who waits. */
    <S, T> T derive(S about, Question<S, T> question, BooleanSupplier cancelled) {
        followMemory();
        T value = question.answer(about, cancelled);
        put(new Key(new Identity(about), question), question, value, false);
        return value;
    }

    /** For nobody yet. */
    <S, T> void prepare(S about, Question<S, T> question, BooleanSupplier cancelled) {
        Key key = new Key(new Identity(about), question);
        followMemory();
        if (keeps() && !answers.asMap().containsKey(key)) {
            T value = question.answer(about, cancelled);
            if (value != null) {
                expected.incrementAndGet();
                put(key, question, value, true);
            }
        }
    }

    private <T> void put(Key key, Question<?, T> question, T value, boolean unused) {
        if (value != null && keeps()) {
            answers.put(key, new Answer(value, question.bytes(value), new AtomicBoolean(unused)));
        }
    }

    Counts counts() {
        answers.cleanUp();
        return new Counts(hits.get(), misses.get(), expected.get(), foreseen.get(),
                size.weightedSize().orElse(0) * WEIGHT_UNIT, size.getMaximum() * WEIGHT_UNIT);
    }
}
