package glia.engine.internal;

import glia.api.simulation.NetworkChanged;
import java.util.ArrayList;
import java.util.List;

/** What was changed since step 0 because somebody asked for it; written by one thread, read by any. */
final class ChangeLog {

    private final List<NetworkChanged> made = new ArrayList<>();

    synchronized void add(NetworkChanged change) {
        made.add(change);
    }

    synchronized void clear() {
        made.clear();
    }

    synchronized List<NetworkChanged> all() {
        return List.copyOf(made);
    }
}
