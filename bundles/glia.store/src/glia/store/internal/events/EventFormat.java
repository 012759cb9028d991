package glia.store.internal.events;

import glia.api.event.Topic;

/** What files of events look like; docs/event-format.md says it in words. */
final class EventFormat {

    static final byte[] MAGIC = {(byte) 0x89, 'G', 'L', 'E', 'V', '\r', '\n', 0x1A};
    static final int VERSION = 1;
    static final int HEADER_BYTES = 16;
    /** Length and checksum. */
    static final int FRAME_BYTES = 8;
    /** Of one event. */
    static final int MOST_BYTES = 64 << 20;
    static final int MOST_TOPICS = 1000;

    static final byte TOPIC = 1;
    static final byte EVENT = 2;
    static final byte END = 3;
    /** How long the last frame is: its kind and two numbers. */
    static final int END_BYTES = FRAME_BYTES + 1 + 2 * Long.BYTES;

    /** A topic and how its events are written. */
    record Coded(Topic<?> topic, ValueCodec codec) {

        static Coded of(Topic<?> topic) {
            return new Coded(topic, new ValueCodec.Factory().of(topic.type()));
        }
    }

    private EventFormat() {
    }
}
