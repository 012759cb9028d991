package glia.ui.workbench.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.osgi.service.datalocation.Location;

/** The folder in which one workbench at a time keeps its layout, its settings and the example project. */
final class Workspace {
    private final Location location;
    private String refusal = "";

    private Workspace(Location location) {
        this.location = location;
    }

    static Workspace of(Location location) {
        return new Workspace(location);
    }

    /** Takes the workspace for this process. */
    boolean lock() {
        if (location == null) {
            refusal = Messages.WorkspaceNone;
            return false;
        }
        try {
            URL url = location.isSet() ? location.getURL() : defaultFolder();
            Path folder = Path.of(URIUtil.toURI(url));
            Files.createDirectories(folder);
            boolean locked = location.isSet() ? location.lock() : location.set(url, true);
            refusal = locked ? "" : Messages.bind(Messages.WorkspaceLocked, folder);
            return locked;
        } catch (IOException | URISyntaxException | IllegalStateException e) {
            refusal = Messages.bind(Messages.WorkspaceUnusable, location.getURL(), e.getMessage());
            return false;
        }
    }

    private static URL defaultFolder() throws IOException {
        return Path.of(System.getProperty("user.home"), ".glia", "workspace").toUri().toURL();
    }

    /** Why {@link #lock()} failed, one line for a person. */
    String refusal() {
        return refusal;
    }

    void release() {
        location.release();
    }
}
