package glia.health.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that grows up to a size and is then put aside, with a number that grows with age. Only so many are kept. A
 * write is in the file as a whole or not at all; other processes may write to the same file.
 */
final class RotatingFile {

    private final Path file;
    private final long mostBytes;
    private final int mostFiles;

    /**
     * @param file in a folder that is made when it is needed
     * @param mostBytes of one file; a single write may be longer
     * @param mostFiles including the newest, at least 1
     */
    RotatingFile(Path file, long mostBytes, int mostFiles) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
    }

    Path file() {
        return file;
    }

    /** Those that are there, newest first. */
    List<Path> files() {
        List<Path> all = new ArrayList<>();
        for (int age = 0; age < mostFiles; age++) {
            if (Files.exists(aged(age))) {
                all.add(aged(age));
            }
        }
        return all;
    }

    private Path aged(int age) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return age == 0 ? file : file.resolveSibling(name.substring(0, dot) + "-" + age + name.substring(dot));
    }

    /**
     * Appends some bytes.
     *
     * @throws IOException if that could not be done; the file is as it was
     */
    synchronized void append(byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path turn = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel order = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = order.lock()) {
            if (Files.exists(file) && Files.size(file) > 0 && Files.size(file) + bytes.length > mostBytes) {
                rotate();
            }
            write(bytes);
        }
    }

    private void rotate() throws IOException {
        Files.deleteIfExists(aged(mostFiles - 1));
        for (int age = mostFiles - 2; age >= 0; age--) {
            if (Files.exists(aged(age))) {
                Files.move(aged(age), aged(age + 1), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private void write(byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long before = channel.size();
            ByteBuffer left = ByteBuffer.wrap(bytes);
            channel.position(before);
            try {
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            } catch (IOException e) {
                // half an entry would run into the next one
                channel.truncate(before);
                throw e;
            }
        }
    }
}
