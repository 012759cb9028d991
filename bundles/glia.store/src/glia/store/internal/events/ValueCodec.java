package glia.store.internal.events;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes and reads values by their declared types; nothing of a file says which class is made. A codec that is made
 * once for a type is used for all its values.
 */
abstract class ValueCodec {

    /** Deeper values are refused, so that no file overflows a stack. */
    static final int DEEPEST = 200;

    abstract void write(Object value, Sink out);

    /** @throws MalformedException if what is there is no value of the type */
    abstract Object read(Source in) throws MalformedException;

    /** What the values are, in words that change when the type does. */
    abstract String signature();

    /** Makes codecs, one for each type. */
    static final class Factory {

        private final Map<Type, ValueCodec> made = new HashMap<>();

        /** @throws IllegalArgumentException if values of the type cannot be written */
        ValueCodec of(Type type) {
            ValueCodec known = made.get(type);
            if (known != null) {
                return known;
            }
            if (type instanceof Class<?> c && (c.isRecord() || c.isSealed() && c.isInterface())) {
                RecordCodec codec = new RecordCodec(c);
                // before its parts, which may have it as a part
                made.put(type, codec);
                codec.prepare(this);
                return codec;
            }
            ValueCodec codec = make(type);
            made.put(type, codec);
            return codec;
        }

        private ValueCodec make(Type type) {
            if (type instanceof ParameterizedType p && p.getRawType() instanceof Class<?> raw) {
                List<ValueCodec> parts = Arrays.stream(p.getActualTypeArguments()).map(this::of).toList();
                if (raw == List.class) {
                    return new Many(parts.getFirst());
                }
                if (raw == Map.class || raw == SortedMap.class) {
                    return new Pairs(raw, parts.getFirst(), parts.getLast());
                }
                if (raw == Optional.class) {
                    return new Perhaps(parts.getFirst());
                }
            }
            if (type == OptionalDouble.class) {
                return new PerhapsNumber();
            }
            if (type instanceof Class<?> c) {
                if (c.isArray() && c.getComponentType().isPrimitive()) {
                    return new Numbers(c.getComponentType(), Primitive.of(c.getComponentType()));
                }
                if (c.isEnum()) {
                    return new Constant(c);
                }
                Primitive primitive = Primitive.of(c);
                if (primitive != null) {
                    return new Simple(primitive);
                }
                if (c == String.class) {
                    return new Text();
                }
                if (c == Instant.class || c == Duration.class) {
                    return new Time(c == Instant.class);
                }
            }
            if (type instanceof GenericArrayType) {
                throw new IllegalArgumentException("arrays of " + type.getTypeName() + " cannot be recorded");
            }
            throw new IllegalArgumentException("values of " + type.getTypeName() + " cannot be recorded");
        }
    }

    private static final class Simple extends ValueCodec {

        private final Primitive primitive;

        Simple(Primitive primitive) {
            this.primitive = primitive;
        }

        @Override
        void write(Object value, Sink out) {
            primitive.write(value, out);
        }

        @Override
        Object read(Source in) throws MalformedException {
            return primitive.read(in);
        }

        @Override
        String signature() {
            return primitive.name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class Text extends ValueCodec {

        @Override
        void write(Object value, Sink out) {
            out.text((String) value);
        }

        @Override
        Object read(Source in) throws MalformedException {
            return in.text();
        }

        @Override
        String signature() {
            return "text";
        }
    }

    private static final class Time extends ValueCodec {

        private final boolean instant;

        Time(boolean instant) {
            this.instant = instant;
        }

        @Override
        void write(Object value, Sink out) {
            out.number(instant ? ((Instant) value).getEpochSecond() : ((Duration) value).getSeconds());
            out.integer(instant ? ((Instant) value).getNano() : ((Duration) value).getNano());
        }

        @Override
        Object read(Source in) throws MalformedException {
            long seconds = in.number();
            int nanos = in.integer();
            try {
                return instant ? Instant.ofEpochSecond(seconds, nanos) : Duration.ofSeconds(seconds, nanos);
            } catch (DateTimeException | ArithmeticException e) {
                throw new MalformedException("no time: " + e.getMessage());
            }
        }

        @Override
        String signature() {
            return instant ? "time" : "duration";
        }
    }

    private static final class Constant extends ValueCodec {

        private final Object[] constants;
        private final String name;

        Constant(Class<?> type) {
            constants = type.getEnumConstants();
            name = type.getName();
        }

        @Override
        void write(Object value, Sink out) {
            out.integer(((Enum<?>) value).ordinal());
        }

        @Override
        Object read(Source in) throws MalformedException {
            return constants[in.choice(constants.length)];
        }

        @Override
        String signature() {
            return name + Arrays.stream(constants).map(c -> ((Enum<?>) c).name()).collect(Collectors.joining("|", "<",
                    ">"));
        }
    }

    private static final class Numbers extends ValueCodec {

        private final Class<?> type;
        private final Primitive primitive;

        Numbers(Class<?> type, Primitive primitive) {
            this.type = type;
            this.primitive = primitive;
        }

        @Override
        void write(Object value, Sink out) {
            int length = Array.getLength(value);
            out.integer(length);
            for (int i = 0; i < length; i++) {
                primitive.write(Array.get(value, i), out);
            }
        }

        @Override
        Object read(Source in) throws MalformedException {
            int length = in.length(primitive.bytes());
            Object array = Array.newInstance(type, length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, primitive.read(in));
            }
            return array;
        }

        @Override
        String signature() {
            return type.getName() + "[]";
        }
    }

    private static final class Many extends ValueCodec {

        private final ValueCodec part;

        Many(ValueCodec part) {
            this.part = part;
        }

        @Override
        void write(Object value, Sink out) {
            List<?> all = (List<?>) value;
            out.integer(all.size());
            all.forEach(one -> part.write(one, out));
        }

        @Override
        Object read(Source in) throws MalformedException {
            int length = in.length(1);
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                all.add(part.read(in));
            }
            return all;
        }

        @Override
        String signature() {
            return "List<" + part.signature() + ">";
        }
    }

    private static final class Pairs extends ValueCodec {

        private final Class<?> type;
        private final ValueCodec key;
        private final ValueCodec value;

        Pairs(Class<?> type, ValueCodec key, ValueCodec value) {
            this.type = type;
            this.key = key;
            this.value = value;
        }

        @Override
        void write(Object map, Sink out) {
            Map<?, ?> pairs = (Map<?, ?>) map;
            out.integer(pairs.size());
            // maps of records have no order of their own; the same event is the same bytes
            Collection<?> keys = pairs instanceof SortedMap || pairs.size() < 2 ? pairs.keySet()
                    : new TreeSet<>(pairs.keySet());
            for (Object one : keys) {
                key.write(one, out);
                value.write(pairs.get(one), out);
            }
        }

        @Override
        Object read(Source in) throws MalformedException {
            int length = in.length(2);
            Map<Object, Object> pairs = type == Map.class ? new LinkedHashMap<>() : new TreeMap<>();
            for (int i = 0; i < length; i++) {
                Object one = key.read(in);
                pairs.put(one, value.read(in));
            }
            return pairs;
        }

        @Override
        String signature() {
            return type.getSimpleName() + "<" + key.signature() + "," + value.signature() + ">";
        }
    }

    private static final class Perhaps extends ValueCodec {

        private final ValueCodec part;

        Perhaps(ValueCodec part) {
            this.part = part;
        }

        @Override
        void write(Object value, Sink out) {
            Optional<?> perhaps = (Optional<?>) value;
            out.truth(perhaps.isPresent());
            perhaps.ifPresent(one -> part.write(one, out));
        }

        @Override
        Object read(Source in) throws MalformedException {
            return in.truth() ? Optional.of(part.read(in)) : Optional.empty();
        }

        @Override
        String signature() {
            return "Optional<" + part.signature() + ">";
        }
    }

    private static final class PerhapsNumber extends ValueCodec {

        @Override
        void write(Object value, Sink out) {
            OptionalDouble perhaps = (OptionalDouble) value;
            out.truth(perhaps.isPresent());
            perhaps.ifPresent(one -> out.number(Double.doubleToRawLongBits(one)));
        }

        @Override
        Object read(Source in) throws MalformedException {
            return in.truth() ? OptionalDouble.of(Double.longBitsToDouble(in.number())) : OptionalDouble.empty();
        }

        @Override
        String signature() {
            return "OptionalDouble";
        }
    }
}
