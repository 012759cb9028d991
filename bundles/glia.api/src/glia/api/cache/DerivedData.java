package glia.api.cache;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Answers to questions that viewers ask again and again (service). How much is kept, and for how long, follows the
 * memory of the machine and of the process; an answer that is not there any more is derived again, so nothing but the
 * time that it takes depends on the cache. May be used by any thread.
 */
public interface DerivedData {

    /**
     * The answer to a question, kept or derived by the calling thread.
     *
     * @param about the object, told from others by its identity; it is not kept alive
     * @param question what is asked
     * @param cancelled see {@link Question#answer}
     * @return the answer; null if cancelled
     */
    <S, T> T get(S about, Question<S, T> question, BooleanSupplier cancelled);

    /**
     * Says what is probably asked next. It is derived while nobody waits for anything else, by a thread of the lowest
     * priority, if the switch {@code preload} is on and there is memory; it takes the place of what was expected
     * before.
     *
     * @param about the object
     * @param questions most likely first; of more than {@value #MOST_EXPECTED} the rest is left out
     */
    <S> void expect(S about, List<? extends Question<S, ?>> questions);

    /** The most questions that are expected at one time. */
    int MOST_EXPECTED = 8;

    /** What has happened since the program began. */
    Counts counts();

    /**
     * How the cache did.
     *
     * @param hits answers that were there
     * @param misses answers that somebody had to wait for
     * @param expected answers that were derived because they were expected
     * @param foreseen hits on these, each counted once
     * @param bytes what the answers that are there take, about
     * @param limit the most that they may take now; 0 if nothing is kept
     */
    record Counts(long hits, long misses, long expected, long foreseen, long bytes, long limit) {
    }
}
