package glia.store.internal.events;

import java.util.Map;

/** Numbers and truth values, boxed or not. */
enum Primitive {
    BOOLEAN(1), BYTE(1), INT(4), LONG(8), FLOAT(4), DOUBLE(8);

    private static final Map<Class<?>, Primitive> OF = Map.ofEntries(
            Map.entry(boolean.class, BOOLEAN), Map.entry(Boolean.class, BOOLEAN),
            Map.entry(byte.class, BYTE), Map.entry(Byte.class, BYTE),
            Map.entry(int.class, INT), Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG), Map.entry(Long.class, LONG),
            Map.entry(float.class, FLOAT), Map.entry(Float.class, FLOAT),
            Map.entry(double.class, DOUBLE), Map.entry(Double.class, DOUBLE));

    private final int bytes;

    Primitive(int bytes) {
        this.bytes = bytes;
    }

    /** How many bytes a value takes. */
    int bytes() {
        return bytes;
    }

    /** @return null if it is none of them */
    static Primitive of(Class<?> type) {
        return OF.get(type);
    }

    void write(Object value, Sink out) {
        switch (this) {
        case BOOLEAN -> out.truth((Boolean) value);
        case BYTE -> out.octet((Byte) value);
        case INT -> out.integer((Integer) value);
        case LONG -> out.number((Long) value);
        case FLOAT -> out.integer(Float.floatToRawIntBits((Float) value));
        case DOUBLE -> out.number(Double.doubleToRawLongBits((Double) value));
        }
    }

    Object read(Source in) throws MalformedException {
        return switch (this) {
        case BOOLEAN -> in.truth();
        case BYTE -> in.octet();
        case INT -> in.integer();
        case LONG -> in.number();
        case FLOAT -> Float.intBitsToFloat(in.integer());
        case DOUBLE -> Double.longBitsToDouble(in.number());
        };
    }
}
