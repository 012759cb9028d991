package glia.ui.workbench.internal;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;

/** The folder of the workspace that holds the shipped networks, for a person to change as they like. */
public final class ExampleProject {

    private static final String NAME = "Glia Examples";

    private ExampleProject() {
    }

    public static Path folder() {
        try {
            return Path.of(URIUtil.toURI(Platform.getInstanceLocation().getURL())).resolve(NAME);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(Platform.getInstanceLocation().getURL().toString(), e);
        }
    }
}
