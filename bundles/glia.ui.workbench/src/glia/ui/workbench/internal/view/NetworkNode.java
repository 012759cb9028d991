package glia.ui.workbench.internal.view;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.eclipse.core.runtime.IAdaptable;

/**
 * An entry of the tree of networks, immutable.
 *
 * @param kind what it is
 * @param name what it is called
 * @param detail more about it; may be empty
 * @param path the file or folder, null for {@link Kind#GROUP}
 * @param children what it holds
 */
record NetworkNode(Kind kind, String name, String detail, Path path, List<NetworkNode> children)
        implements IAdaptable {

    enum Kind {
        GROUP, FOLDER, NETWORK, FILE
    }

    static final String EXTENSION = ".network.json";

    private static final int DEPTH_LIMIT = 5;
    private static final int ENTRIES_LIMIT = 500;

    NetworkNode {
        children = List.copyOf(children);
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == Path.class ? type.cast(path) : null;
    }

    /** Two nodes are the same entry of the tree if they stand for the same file, whatever it holds by now. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkNode that && kind == that.kind && name.equals(that.name)
                && Objects.equals(path, that.path);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, name, path);
    }

    static NetworkNode file(Path path, String detail) {
        String name = path.getFileName().toString();
        return name.endsWith(EXTENSION)
                ? new NetworkNode(Kind.NETWORK, name.substring(0, name.length() - EXTENSION.length()), detail, path,
                        List.of())
                : new NetworkNode(Kind.FILE, name, detail, path, List.of());
    }

    /** The networks, folders and files of a folder: networks first, then folders, then files, each by name. */
    static List<NetworkNode> list(Path folder, Titles titles) throws IOException {
        return list(folder, titles, DEPTH_LIMIT);
    }

    private static List<NetworkNode> list(Path folder, Titles titles, int depth) throws IOException {
        List<NetworkNode> nodes = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (nodes.size() == ENTRIES_LIMIT) {
                    break;
                }
                if (entry.getFileName().toString().startsWith(".")) {
                    continue;
                }
                if (!Files.isDirectory(entry)) {
                    nodes.add(file(entry, titles.of(entry)));
                } else if (depth > 0) {
                    nodes.add(new NetworkNode(Kind.FOLDER, entry.getFileName().toString(), "", entry,
                            list(entry, titles, depth - 1)));
                }
            }
        }
        nodes.sort(Comparator.comparingInt((NetworkNode node) -> switch (node.kind) {
            case GROUP, NETWORK -> 0;
            case FOLDER -> 1;
            case FILE -> 2;
        }).thenComparing(NetworkNode::name, String.CASE_INSENSITIVE_ORDER));
        return nodes;
    }

    /** Knows the titles of files. */
    @FunctionalInterface
    interface Titles {

        /** One line about a file, empty if nothing is known. */
        String of(Path file);
    }
}
