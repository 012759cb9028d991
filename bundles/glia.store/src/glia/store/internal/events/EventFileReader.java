package glia.store.internal.events;

import glia.api.event.EventFileException;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.Topic;
import glia.store.internal.events.EventFormat.Coded;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

/** Reads a file of events, which may be anything. */
public final class EventFileReader {

    private final Path file;
    private final Map<String, Coded> known;
    private final List<Coded> topics = new ArrayList<>();
    private final CRC32C checksum = new CRC32C();
    private long offset;
    private long events;
    private boolean torn;

    /** @param known all topics of which there can be events */
    public EventFileReader(Path file, List<Topic<?>> known) {
        this.file = file;
        this.known = known.stream().map(Coded::of)
                .collect(Collectors.toMap(coded -> coded.topic().name(), Function.identity()));
    }

    /** Where the event is that the consumer of {@link #read} is given, in bytes from the start of the file. */
    public long offset() {
        return offset;
    }

    /** Whether reading came to an end of the file that is not that of a recording, as while it is being written. */
    public boolean torn() {
        return torn;
    }

    /**
     * Reads one event again, after {@link #read}.
     *
     * @param at where it is
     */
    public Object event(FileChannel channel, long at) throws IOException, EventFileException {
        ByteBuffer head = ByteBuffer.allocate(EventFormat.FRAME_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(head, at);
        int length = head.getInt(0);
        ByteBuffer payload = ByteBuffer.allocate(Math.clamp(length, 1, EventFormat.MOST_BYTES));
        for (int read = 0; read >= 0 && payload.hasRemaining();) {
            read = channel.read(payload, at + EventFormat.FRAME_BYTES + payload.position());
        }
        CRC32C sum = new CRC32C();
        sum.update(payload.array());
        if (head.hasRemaining() || payload.hasRemaining() || (int) sum.getValue() != head.getInt(Integer.BYTES)) {
            throw new EventFileException(file, at, "has become another file");
        }
        Source source = new Source(payload.array());
        try {
            source.octet();
            Coded coded = topics.get(source.choice(topics.size()));
            source.number();
            source.integer();
            return coded.codec().read(source);
        } catch (MalformedException e) {
            throw new EventFileException(file, at, e.getMessage());
        }
    }

    /**
     * Reads all.
     *
     * @return how many events the recording had missed
     */
    public long read(Query query, Consumer<Entry> consumer) throws IOException, EventFileException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            header(in.readNBytes(EventFormat.HEADER_BYTES));
            offset = EventFormat.HEADER_BYTES;
            while (true) {
                byte[] payload = frame(in);
                Source source = new Source(payload);
                try {
                    switch (source.octet()) {
                    case EventFormat.TOPIC -> topic(source);
                    case EventFormat.EVENT -> event(source, query, consumer);
                    case EventFormat.END -> {
                        long missed = end(source);
                        offset += EventFormat.FRAME_BYTES + payload.length;
                        if (in.read() >= 0) {
                            throw new MalformedException("expected the end of the file");
                        }
                        return missed;
                    }
                    default -> throw new MalformedException("expected a topic, an event or the end, got a part of"
                            + " kind " + payload[0]);
                    }
                } catch (MalformedException e) {
                    throw new EventFileException(file, offset, e.getMessage());
                }
                offset += EventFormat.FRAME_BYTES + payload.length;
            }
        }
    }

    private void header(byte[] header) throws EventFileException {
        ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int magic = EventFormat.MAGIC.length;
        if (header.length < EventFormat.HEADER_BYTES
                || !Arrays.equals(header, 0, magic, EventFormat.MAGIC, 0, magic)) {
            throw new EventFileException(file, 0, "expected a recording of events, got something else");
        }
        checksum.update(header, 0, EventFormat.HEADER_BYTES - Integer.BYTES);
        if (bytes.getInt(EventFormat.HEADER_BYTES - Integer.BYTES) != (int) checksum.getValue()) {
            throw new EventFileException(file, 0, "the header is damaged: its checksum is another one");
        }
        int version = bytes.getInt(EventFormat.MAGIC.length);
        if (version != EventFormat.VERSION) {
            throw new EventFileException(file, EventFormat.MAGIC.length, "expected version " + EventFormat.VERSION
                    + " of the format, got " + version);
        }
    }

    private byte[] frame(InputStream in) throws IOException, EventFileException {
        byte[] head = in.readNBytes(EventFormat.FRAME_BYTES);
        if (head.length < EventFormat.FRAME_BYTES) {
            torn = true;
            throw new EventFileException(file, offset, "the recording ends in the middle");
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt();
        if (length < 1 || length > EventFormat.MOST_BYTES) {
            throw new EventFileException(file, offset, "expected a part of 1 to " + EventFormat.MOST_BYTES
                    + " bytes, got " + length);
        }
        // grows with what is there, whatever the length says
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            torn = true;
            throw new EventFileException(file, offset, "the recording ends in the middle");
        }
        checksum.reset();
        checksum.update(payload);
        if ((int) checksum.getValue() != bytes.getInt()) {
            throw new EventFileException(file, offset, "damaged: the checksum is another one");
        }
        return payload;
    }

    private void topic(Source source) throws MalformedException {
        String name = source.text();
        String signature = source.text();
        source.end();
        if (topics.size() == EventFormat.MOST_TOPICS) {
            throw new MalformedException("expected at most " + EventFormat.MOST_TOPICS + " topics");
        }
        Coded coded = known.get(name);
        if (coded == null) {
            throw new MalformedException("events of a topic that is not known here: " + name);
        }
        if (!coded.codec().signature().equals(signature)) {
            throw new MalformedException("events of " + name + " as another version of Glia has them: " + signature);
        }
        topics.add(coded);
    }

    private void event(Source source, Query query, Consumer<Entry> consumer) throws MalformedException {
        Coded coded = topics.get(source.choice(topics.size()));
        Instant time;
        try {
            time = Instant.ofEpochSecond(source.number(), source.integer());
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedException("no time: " + e.getMessage());
        }
        Entry entry = new Entry(events++, time, coded.topic(), coded.codec().read(source));
        source.end();
        if (query.matches(entry)) {
            consumer.accept(entry);
        }
    }

    private long end(Source source) throws MalformedException {
        long recorded = source.number();
        long missed = source.number();
        source.end();
        if (recorded != events || missed < 0) {
            throw new MalformedException("expected " + events + " events and what was missed, got " + recorded
                    + " and " + missed);
        }
        return missed;
    }
}
