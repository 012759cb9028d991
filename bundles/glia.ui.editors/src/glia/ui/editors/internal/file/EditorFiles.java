package glia.ui.editors.internal.file;

import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.Messages;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What editors write their files by: they are open while the store is stopped, started and exchanged. */
@Component(service = EditorFiles.class)
public final class EditorFiles implements AtomicFiles {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AtomicFiles store;

    @Override
    public void write(Path file, Content content) throws IOException {
        AtomicFiles present = store;
        if (present == null) {
            throw new IOException(Messages.gone(AtomicFiles.class));
        }
        present.write(file, content);
    }
}
