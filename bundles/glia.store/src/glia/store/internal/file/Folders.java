package glia.store.internal.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is done to folders so that the names in them survive a crash. */
public final class Folders {

    private static final boolean CAN_BE_FORCED = FileSystems.getDefault().supportedFileAttributeViews()
            .contains("posix");

    private Folders() {
    }

    /** Forces the names in a folder to the disk, where the operating system knows such a thing. */
    public static void force(Path folder) throws IOException {
        if (CAN_BE_FORCED) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
