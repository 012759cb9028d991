package glia.ui.editors.internal.network;

import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Problem;
import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.json.DocumentEditor;
import java.nio.file.Path;
import java.util.List;

/** The editor of a network file; its text is the only truth. */
public final class NetworkEditor extends DocumentEditor {
    static final String ID = "glia.ui.editors.network";
    static final String MARKER = "glia.ui.editors.networkProblem";

    /** Larger networks are written by programs, and edited by them. */
    private static final int MAX_BYTES = 8 << 20;

    private final NetworkReader reader;

    public NetworkEditor(NetworkReader reader, AtomicFiles files) {
        super(files, "a network file", MAX_BYTES, MARKER);
        this.reader = reader;
    }

    @Override
    protected void addFormPages() {
        // the text is all there is
    }

    @Override
    protected void textChanged() {
        // nothing else shows it
    }

    @Override
    protected List<Problem> check(String text, Path file) {
        try {
            reader.read(text, file);
            return List.of();
        } catch (NetworkException e) {
            return e.problems();
        }
    }
}
