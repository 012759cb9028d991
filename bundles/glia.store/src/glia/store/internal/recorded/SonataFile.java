package glia.store.internal.recorded;

import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import glia.hdf5.Hdf5Exception;
import glia.hdf5.Hdf5File;
import glia.hdf5.Hdf5Group;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A file of the SONATA data format, which has a group for each population. What is wrong with how it is laid out is a
 * reason to refuse it; what is wrong with the values behind is damage, and those before it are shown.
 */
abstract class SonataFile {

    private static final int MOST_POPULATIONS = 256;
    private static final int MOST_IN_MEMORY = 1 << 24;

    final Path file;
    final Outline outline;
    private final Hdf5File hdf;
    private final Consumer<Problem> damage;
    private long inMemory;

    SonataFile(Path file, Hdf5File hdf, Outline outline, Consumer<Problem> damage) {
        this.file = file;
        this.hdf = hdf;
        this.outline = outline;
        this.damage = damage;
    }

    /** Finds the datasets, and looks at how large and of what kind they are. */
    abstract void open() throws Hdf5Exception, MalformedException;

    /** Goes through all values. */
    abstract void collect(Progress progress) throws Hdf5Exception, MalformedException;

    /** @throws InvalidRecordException if it has none of the datasets, or of another kind */
    final void openAndCollect(Progress progress) throws InvalidRecordException {
        try {
            open();
        } catch (Hdf5Exception | MalformedException e) {
            throw new InvalidRecordException(problem(e), e);
        }
        try {
            collect(progress);
        } catch (Hdf5Exception | MalformedException e) {
            damage.accept(problem(e));
        }
    }

    private Problem problem(Exception e) {
        return new Problem(file.toString(), 0, 0, e.getMessage());
    }

    /** The group that has a group for each population. */
    final Hdf5Group root(String name, String expected) throws Hdf5Exception {
        return hdf.root().group(name, expected);
    }

    /** The names of the populations in it, each time in the same order. */
    static List<String> populations(Hdf5Group root, String name) throws Hdf5Exception {
        List<String> names = List.copyOf(new TreeSet<>(root.names()));
        if (names.size() > MOST_POPULATIONS) {
            throw new Hdf5Exception("/" + name + " has " + names.size() + " populations; expected at most "
                    + MOST_POPULATIONS);
        }
        return names;
    }

    /** Counts values that are in memory at once because they lie together in the file. */
    final void hold(long values, String together) throws Hdf5Exception {
        inMemory += values;
        if (inMemory > MOST_IN_MEMORY) {
            throw new Hdf5Exception("has " + together + " that " + inMemory
                    + " are in memory at once; expected at most " + MOST_IN_MEMORY);
        }
    }
}
