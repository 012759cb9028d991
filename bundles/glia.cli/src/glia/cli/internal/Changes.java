package glia.cli.internal;

import glia.api.change.ChangeTimetable;
import glia.api.change.ChangeTimetable.Entry;
import glia.api.change.InvalidChangeException;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The file of {@code --changes}: what is still to be changed, by step. */
final class Changes {

    private final Path file;
    private final TreeMap<Long, List<Entry>> left = new TreeMap<>();

    /**
     * @param file null for no changes
     * @param network that is run
     */
    Changes(Path file, NetworkDescription network, Services services) throws NetworkException {
        this.file = file;
        if (file != null) {
            ChangeTimetable timetable = services.changes().read(file, network);
            timetable.entries().forEach(e -> left.computeIfAbsent(e.step(), s -> new ArrayList<>()).add(e));
        }
    }

    /** Leaves out what was changed before a checkpoint; those of its own step were made, or are still to be made. */
    void goOnFrom(Checkpoint checkpoint) {
        if (checkpoint != null) {
            long step = checkpoint.state().step();
            left.headMap(step, checkpoint.revision().step() == step).clear();
        }
    }

    /** The next step after which something changes, or {@link Long#MAX_VALUE}. */
    long next() {
        return left.isEmpty() ? Long.MAX_VALUE : left.firstKey();
    }

    /** Makes the changes of {@link #next()}. */
    CompletableFuture<SimulationStatus> make(Simulation simulation) {
        return simulation.apply(left.firstEntry().getValue().stream().map(Entry::change).toList());
    }

    /** The changes of {@link #next()} have been made. */
    void made() {
        left.pollFirstEntry();
    }

    /** @return in one line what is wrong with the changes of {@link #next()} */
    String problem(InvalidChangeException e, double dt) {
        Entry entry = left.firstEntry().getValue().get(e.index());
        return new Problem(file.toString(), entry.line(), entry.column(), "at " + Texts.ms(entry.step() * dt) + ": "
                + e.getMessage()).toString();
    }
}
