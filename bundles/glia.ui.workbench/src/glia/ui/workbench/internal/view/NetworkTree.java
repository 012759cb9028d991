package glia.ui.workbench.internal.view;

import glia.ui.workbench.internal.ExampleProject;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.NetworkOpener;
import glia.ui.workbench.internal.Settings;
import glia.ui.workbench.internal.view.NetworkNode.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the example project and the list of files that were opened; touches the disk, so not in the UI thread. */
final class NetworkTree {
    private final NetworkOpener opener;

    NetworkTree(NetworkOpener opener) {
        this.opener = opener;
    }

    List<NetworkNode> read() throws IOException {
        Path examples = ExampleProject.folder();
        Map<Path, String> titles = opener.examples().stream()
                .collect(Collectors.toMap(opener::fileOf, example -> example.title(), (first, second) -> first));
        List<NetworkNode> shipped = Files.isDirectory(examples)
                ? NetworkNode.list(examples, file -> titles.getOrDefault(file, ""))
                : List.of();
        List<NetworkNode> recent = Settings.recent().stream()
                .filter(file -> !file.startsWith(examples) && Files.isRegularFile(file))
                .map(file -> NetworkNode.file(file, String.valueOf(file.getParent()))).toList();
        NetworkNode project = new NetworkNode(Kind.FOLDER, examples.getFileName().toString(), "", examples, shipped);
        return recent.isEmpty() ? List.of(project)
                : List.of(project, new NetworkNode(Kind.GROUP, Messages.NetworksRecent, "", null, recent));
    }
}
