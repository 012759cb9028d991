package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
import glia.store.internal.living.NeuronTime;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Copies what the simulation says into blocks, which a thread of its own formats and writes. There is a fixed number of
 * blocks, so that a slow disk slows the simulation down and does not fill the memory.
 */
final class FileRecording implements Recording {

    /** What was recorded can be read in the file about so much later. */
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private final RecordingFiles files;
    private final NeuronTime time;
    private final int[] valuesOfDevice;
    private final BlockingQueue<Block> empty;
    private final BlockingQueue<Block> filled;
    private final Thread writer;
    private Block current = new Block();
    private long lastHandOver = System.nanoTime();
    private volatile long lastStep;
    private boolean handedOver;
    private boolean ended;
    private volatile IOException failure;

    /** @param blocks at least 2: one that is filled while another one is written */
    FileRecording(Path folder, Network network, RecordingOptions options, int blocks, RecordingFile.Opener opener)
            throws IOException {
        empty = new ArrayBlockingQueue<>(blocks);
        filled = new ArrayBlockingQueue<>(blocks + 1);
        valuesOfDevice = network.devices().stream().mapToInt(FileRecording::valuesThatStayTogether).toArray();
        time = new NeuronTime(network);
        files = new RecordingFiles(folder, network, options, time, opener);
        for (int i = 1; i < blocks; i++) {
            empty.add(new Block());
        }
        writer = Thread.ofPlatform().daemon().name("glia recording").start(this::writeBlocks);
    }

    private static int valuesThatStayTogether(Device device) {
        return switch (device) {
            case Device.Multimeter multimeter -> multimeter.states().length;
            case Device.WeightRecorder recorder -> 1;
            default -> 0;
        };
    }

    @Override
    public void spikes(long step, int[] neurons, int count) {
        for (int from = 0; from < count;) {
            int room = current.room() - Block.SPIKES_HEAD;
            if (room < 1) {
                handOver();
                continue;
            }
            int piece = Math.min(room, count - from);
            current.spikes(step, neurons, from, piece);
            from += piece;
        }
    }

    @Override
    public void samples(int device, long step, float[] values, int count) {
        int together = valuesOfDevice[device];
        for (int from = 0; from < count;) {
            int room = current.room() - Block.SAMPLES_HEAD;
            if (room < together) {
                handOver();
                continue;
            }
            int piece = Math.min(room / together * together, count - from);
            current.samples(device, step, values, from, piece);
            from += piece;
        }
    }

    @Override
    public void changed(long step, Network network) {
        time.changed(step, network);
    }

    @Override
    public void completed(long step) {
        lastStep = step;
        throwFailure();
        if (current.used > 0 && System.nanoTime() - lastHandOver > LONGEST_NANOS) {
            Block next = empty.poll();
            // where there is none, the writer is busy with what came before
            if (next != null) {
                current.last = true;
                filled.add(current);
                current = next;
                lastHandOver = System.nanoTime();
            }
        }
    }

    private void handOver() {
        throwFailure();
        try {
            filled.put(current);
            current = empty.take();
            lastHandOver = System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while recording"));
        }
    }

    private void throwFailure() {
        IOException cause = failure;
        if (cause != null) {
            throw new UncheckedIOException(cause.getMessage(), cause);
        }
    }

    private void writeBlocks() {
        try {
            for (Block block = filled.take(); block != Block.END; block = filled.take()) {
                write(block);
                block.used = 0;
                block.last = false;
                empty.put(block);
            }
            if (failure == null) {
                files.finish(lastStep);
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new InterruptedIOException("interrupted while recording");
        }
    }

    /** After a failure blocks are only taken, so that the simulation comes to its next call and learns of it. */
    private void write(Block block) {
        if (failure == null) {
            try {
                files.write(block);
                if (block.last) {
                    files.flush();
                }
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    @Override
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void drain() throws InterruptedIOException {
        try {
            if (!handedOver) {
                filled.put(current);
                filled.put(Block.END);
                handedOver = true;
            }
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while recording");
        }
    }

    @Override
    public List<Path> complete() throws IOException {
        drain();
        if (failure != null) {
            throw failure;
        }
        List<Path> names = files.complete();
        ended = true;
        return names;
    }

    @Override
    public List<Path> keepPartial() throws IOException {
        drain();
        List<Path> names = files.keepPartial();
        ended = true;
        return names;
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            drain();
            files.delete();
            ended = true;
        }
    }
}
