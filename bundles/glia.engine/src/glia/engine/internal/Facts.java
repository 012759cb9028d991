package glia.engine.internal;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes records apart into facts that can be compared one by one. It knows no record by name, so that what is added to
 * one cannot be forgotten here.
 */
final class Facts {

    /** Longer rows of numbers are told by their digest. */
    private static final int MOST_NUMBERS = 16;

    private Facts() {
    }

    /**
     * @param name of the value
     * @param value a record, list, map, array or simple value
     * @param facts receives the name of each part and its value
     * @return whether there is a file in it; its name is no fact, what it says has to be found elsewhere
     */
    static boolean flatten(String name, Object value, Map<String, String> facts) {
        switch (value) {
            case Path file -> {
                return true;
            }
            case Record record when !isSimple(record) -> {
                if (record.getClass().getInterfaces().length > 0) {
                    facts.put(name, record.getClass().getSimpleName());
                }
                return components(record, name + ".", Set.of(), facts);
            }
            case List<?> list when list.size() > MOST_NUMBERS && list.getFirst() instanceof Number -> {
                FactDigest digest = new FactDigest();
                list.forEach(element -> digest.add(element.toString()));
                facts.put(name, list.size() + " numbers, " + digest.hex());
                return false;
            }
            case List<?> list -> {
                facts.put(name, list.size() + " of them");
                boolean files = false;
                for (int i = 0; i < list.size(); i++) {
                    files |= flatten(name + "[" + i + "]", list.get(i), facts);
                }
                return files;
            }
            case Map<?, ?> map -> {
                boolean files = false;
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    files |= flatten(name + "." + entry.getKey(), entry.getValue(), facts);
                }
                return files;
            }
            case null -> facts.put(name, "none");
            default -> facts.put(name, value.getClass().isArray() ? array(value) : value.toString());
        }
        return false;
    }

    /**
     * The parts of a record.
     *
     * @param prefix of their names
     * @param leftOut names of parts that are left out
     */
    static boolean components(Record record, String prefix, Set<String> leftOut, Map<String, String> facts) {
        boolean files = false;
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (!leftOut.contains(component.getName())) {
                files |= flatten(prefix + component.getName(), get(record, component), facts);
            }
        }
        return files;
    }

    private static Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getClass().getName() + "." + component.getName(), e);
        }
    }

    /** Whether it is best told as a whole: {@code Uniform[low=15.0, high=25.0]}. */
    private static boolean isSimple(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents()).map(RecordComponent::getType)
                .allMatch(type -> type.isPrimitive() || type == String.class || type.isEnum());
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        StringBuilder text = new StringBuilder();
        FactDigest digest = new FactDigest();
        for (int i = 0; i < length; i++) {
            String element = String.valueOf(Array.get(array, i));
            digest.add(element);
            if (length <= MOST_NUMBERS) {
                text.append(i == 0 ? "" : " ").append(element);
            }
        }
        return length <= MOST_NUMBERS ? text.toString() : length + " numbers, " + digest.hex();
    }
}
