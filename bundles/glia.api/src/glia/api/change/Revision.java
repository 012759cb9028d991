package glia.api.change;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all changes together have made of a network, as arrays that have names: its size follows from what is different
 * now, not from how many changes there were. docs/checkpoint-format.md lists the names.
 *
 * @param step at which the last change was made; -1 if there was none
 * @param ints by name
 * @param longs by name
 * @param doubles by name
 */
public record Revision(long step, Map<String, int[]> ints, Map<String, long[]> longs, Map<String, double[]> doubles) {

    /** Of a network that is as it was built. */
    public static final Revision NONE = new Revision(-1, Map.of(), Map.of(), Map.of());

    public Revision {
        ints = ordered(ints);
        longs = ordered(longs);
        doubles = ordered(doubles);
    }

    /** Ordered by name, so that two equal revisions are written alike. */
    private static <T> Map<String, T> ordered(Map<String, T> arrays) {
        return Collections.unmodifiableMap(new TreeMap<>(arrays));
    }
}
