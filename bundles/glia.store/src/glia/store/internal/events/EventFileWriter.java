package glia.store.internal.events;

import glia.api.event.EventBus;
import glia.api.event.EventFiles;
import glia.api.event.Subscription;
import glia.store.internal.events.EventFormat.Coded;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes events as they come; what fails once is not tried again. */
final class EventFileWriter implements EventFiles.Recording {

    private final Path file;
    private final Path part;
    private final OutputStream out;
    private final long mostBytes;
    private final Sink sink = new Sink();
    private final CRC32C checksum = new CRC32C();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private long written;
    private long recorded;
    private long left;
    private IOException failure;
    private boolean closed;

    EventFileWriter(Path file, List<Coded> topics, long mostBytes, EventBus bus) throws IOException {
        this.file = file;
        this.mostBytes = mostBytes;
        part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
        try {
            begin(topics);
        } catch (IOException | RuntimeException e) {
            out.close();
            Files.delete(part);
            throw e;
        }
        for (int i = 0; i < topics.size(); i++) {
            subscriptions.add(subscribe(bus, topics.get(i), i));
        }
    }

    private void begin(List<Coded> topics) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(EventFormat.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(EventFormat.MAGIC).putInt(EventFormat.VERSION);
        checksum.reset();
        checksum.update(header.array(), 0, header.position());
        header.putInt((int) checksum.getValue());
        out.write(header.array());
        written = EventFormat.HEADER_BYTES;
        for (Coded coded : topics) {
            sink.octet(EventFormat.TOPIC);
            sink.text(coded.topic().name());
            sink.text(coded.codec().signature());
            frame(sink.take());
        }
        if (written + EventFormat.END_BYTES > mostBytes) {
            throw new IllegalArgumentException("bytes: expected " + (written + EventFormat.END_BYTES)
                    + " or more for these topics, got " + mostBytes);
        }
    }

    private void frame(ByteBuffer payload) throws IOException {
        checksum.reset();
        checksum.update(payload.duplicate());
        ByteBuffer head = ByteBuffer.allocate(EventFormat.FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(payload.remaining()).putInt((int) checksum.getValue());
        out.write(head.array());
        out.write(payload.array(), payload.position(), payload.remaining());
        written += EventFormat.FRAME_BYTES + payload.remaining();
    }

    private Subscription subscribe(EventBus bus, Coded coded, int index) {
        return bus.subscribe(coded.topic(), "recording", event -> add(coded, index, event));
    }

    /** On a thread of the bus. */
    private synchronized void add(Coded coded, int index, Object event) {
        if (failure != null || closed) {
            left++;
            return;
        }
        Instant now = Instant.now();
        sink.take();
        sink.octet(EventFormat.EVENT);
        sink.integer(index);
        sink.number(now.getEpochSecond());
        sink.integer(now.getNano());
        coded.codec().write(event, sink);
        ByteBuffer payload = sink.take();
        if (payload.remaining() > EventFormat.MOST_BYTES
                || written + EventFormat.FRAME_BYTES + payload.remaining() + EventFormat.END_BYTES > mostBytes) {
            left++;
            return;
        }
        try {
            frame(payload);
            recorded++;
        } catch (IOException e) {
            failure = e;
            left++;
        }
    }

    @Override
    public synchronized long recorded() {
        return recorded;
    }

    @Override
    public long missed() {
        long dropped = subscriptions.stream().map(Subscription::statistics)
                .mapToLong(s -> s.dropped() + s.failures()).sum();
        synchronized (this) {
            return left + dropped;
        }
    }

    @Override
    public void close() throws IOException {
        // not under the lock, which the last events need
        subscriptions.forEach(Subscription::close);
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            try (out) {
                if (failure != null) {
                    throw failure;
                }
                sink.take();
                sink.octet(EventFormat.END);
                sink.number(recorded);
                sink.number(missed());
                frame(sink.take());
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
