package glia.api.cache;

import java.util.function.BooleanSupplier;

/**
 * Something that can be derived from an object that never changes, such as a network. Equal questions about one object
 * have the same answer: implemented by records, or by what has {@link Object#equals} for another reason.
 *
 * @param <S> what is asked about
 * @param <T> the answer, which must not change and should not hold on to the object that was asked about
 */
public interface Question<S, T> {

    /**
     * Derives the answer.
     *
     * @param about the object
     * @param cancelled whether nobody waits for it any more; asked now and then
     * @return the answer; null if cancelled
     */
    T answer(S about, BooleanSupplier cancelled);

    /** About how many bytes an answer takes. */
    long bytes(T answer);
}
