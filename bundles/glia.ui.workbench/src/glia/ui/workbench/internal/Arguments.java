package glia.ui.workbench.internal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the workbench was started with.
 *
 * @param network the file after {@code -open}, or the only argument that is no option
 */
record Arguments(Optional<Path> network) {

    static final Arguments NONE = new Arguments(Optional.empty());

    static Arguments parse(String[] words) {
        for (int i = 0; i < words.length; i++) {
            String file = null;
            if (words[i].equals("-open") && i + 1 < words.length) {
                file = words[i + 1];
            } else if (words[i].endsWith(".json") && !words[i].startsWith("-")) {
                file = words[i];
            }
            if (file != null) {
                return new Arguments(Optional.of(Path.of(file).toAbsolutePath().normalize()));
            }
        }
        return NONE;
    }
}
