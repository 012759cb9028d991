package glia.store.internal.recorded;

import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * A recorded CSV file. Another head is a reason to refuse it; what is wrong further down is damage, and the lines above
 * it are shown. A file that grows may end in the middle of a line.
 */
abstract class CsvFile {

    private static final int LINES_A_LOOK = 1 << 14;

    final Path file;
    final FileChannel channel;
    final Outline outline;
    private final boolean growing;
    private final Consumer<Problem> damage;

    CsvFile(Path file, FileChannel channel, Outline outline, boolean growing, Consumer<Problem> damage) {
        this.file = file;
        this.channel = channel;
        this.outline = outline;
        this.growing = growing;
        this.damage = damage;
    }

    /** Takes the first line, which is empty if the file is. */
    abstract void head(String text) throws InvalidRecordException;

    /** Takes a line below that. */
    abstract void row(Lines lines) throws IOException, MalformedException;

    /** @throws InvalidRecordException if it has another head */
    final void readLines(Progress progress) throws IOException, InvalidRecordException {
        long size = channel.size();
        Lines lines = new Lines(channel, 0, size);
        long line = 1;
        try {
            boolean whole = lines.next();
            head(whole || lines.torn() ? lines.text() : "");
            for (line = 2; lines.next(); line++) {
                row(lines);
                if (line % LINES_A_LOOK == 0 && !progress.goOn(lines.offset(), size)) {
                    throw new CancellationException();
                }
            }
            if (lines.torn() && !growing) {
                throw new MalformedException(0, "the file ends in the middle of this line");
            }
        } catch (MalformedException e) {
            damage.accept(new Problem(file.toString(), (int) Math.min(line, Integer.MAX_VALUE), Math.max(1, e.column),
                    e.getMessage()));
        }
    }
}
