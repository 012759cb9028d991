package glia.models.internal;

import java.util.ArrayList;
import java.util.List;

/** Joins the parts of a definition. */
final class Lists {

    private Lists() {
    }

    @SafeVarargs
    static <T> List<T> concat(List<? extends T>... parts) {
        List<T> all = new ArrayList<>();
        for (List<? extends T> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
