package glia.cli.internal;

import glia.api.event.EventHistory.Entry;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;

/** Events as a line each. */
final class EventText {

    /** Of arrays, lists and maps with more parts only the number of parts is said. */
    private static final int MOST_PARTS = 8;

    private EventText() {
    }

    static String line(Entry entry) {
        return (entry.time() + " " + origin(entry) + ": " + text(entry.event())).replaceAll("\\p{Cntrl}", " ");
    }

    /** Topic and source. */
    static String origin(Entry entry) {
        return entry.topic().name() + (entry.source().isEmpty() ? "" : " (" + entry.source() + ")");
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "none";
            case Record record -> record(record);
            case Optional<?> perhaps -> perhaps.map(EventText::text).orElse("none");
            case OptionalDouble perhaps -> perhaps.isPresent() ? Double.toString(perhaps.getAsDouble()) : "none";
            case Collection<?> many when many.size() > MOST_PARTS -> many.size() + " parts";
            case Collection<?> many -> many.stream().map(EventText::text).toList().toString();
            case Object array when array.getClass().isArray() -> array(array);
            default -> value.toString();
        };
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        if (length > MOST_PARTS) {
            return length + " parts";
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : ", ").append(Array.get(array, i));
        }
        return text.append(']').toString();
    }

    private static String record(Record record) {
        StringBuilder text = new StringBuilder();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                text.append(text.isEmpty() ? "{" : ", ").append(component.getName()).append(' ')
                        .append(text(component.getAccessor().invoke(record)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(record.getClass().getName() + " cannot be read", e);
            }
        }
        return text.isEmpty() ? "{}" : text.append('}').toString();
    }
}
