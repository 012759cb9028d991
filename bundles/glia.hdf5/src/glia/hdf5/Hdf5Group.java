package glia.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.Set;

/** A group of an HDF5 file. Links to other places are not followed. */
public final class Hdf5Group {

    private final Hdf5File file;
    private final Group group;

    Hdf5Group(Hdf5File file, Group group) {
        this.file = file;
        this.group = group;
    }

    /** What is in it. */
    public Set<String> names() throws Hdf5Exception {
        return file.guarded(() -> Set.copyOf(group.getChildren().keySet()));
    }

    public boolean has(String name) throws Hdf5Exception {
        return file.guarded(() -> group.getChildren().containsKey(name));
    }

    /** Such as {@code /edges/}. */
    public String path() {
        return group.getPath();
    }

    /** @param expected what is missing if the group is */
    public Hdf5Group group(String name, String expected) throws Hdf5Exception {
        if (child(name, expected) instanceof Group found) {
            return new Hdf5Group(file, found);
        }
        throw new Hdf5Exception(path() + name + " is no group; " + expected);
    }

    /**
     * @param expected what is missing if the dataset is
     * @return a dataset of one dimension
     */
    public Hdf5Column column(String name, String expected) throws Hdf5Exception {
        return new Hdf5Column(file, dataset(name, expected));
    }

    /**
     * @param expected what is missing if the dataset is
     * @return a dataset of two dimensions
     */
    public Hdf5Table table(String name, String expected) throws Hdf5Exception {
        return new Hdf5Table(file, dataset(name, expected));
    }

    private Dataset dataset(String name, String expected) throws Hdf5Exception {
        if (child(name, expected) instanceof Dataset data) {
            return data;
        }
        throw new Hdf5Exception(path() + name + " is no dataset; " + expected);
    }

    private Node child(String name, String expected) throws Hdf5Exception {
        Node child = file.guarded(() -> group.getChildren().get(name));
        if (child == null) {
            throw new Hdf5Exception("has no " + path() + name + "; " + expected);
        }
        if (file.guarded(child::isLink)) {
            throw new Hdf5Exception(path() + name + " is a link, which is not followed");
        }
        return child;
    }
}
