package glia.api.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something about how the program runs that a profile can set. No switch changes a result.
 *
 * @param name unique among the {@link Switches} of a component, for example {@code threads}
 * @param kind which values it has
 * @param takes when a new value takes effect
 * @param description what it does, one sentence
 */
public record Switch(String name, Kind kind, Takes takes, String description) {

    public Switch {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(takes);
        Objects.requireNonNull(description);
    }

    /** When a new value takes effect. */
    public enum Takes {
        /** At once, also in simulations that run. */
        AT_ONCE,
        /** When networks are laid out anew, which applying a profile does to simulations that are open. */
        LAYOUT,
        /** In what is begun afterwards, such as a recording. */
        NEXT
    }

    /** Values of a switch, as Java objects. */
    public sealed interface Kind {

        /** The value without a profile. */
        Object standard();

        /** What is expected, in words, for a message. */
        String expected();

        /**
         * @param value anything
         * @return the value as this kind has it; empty if it is none of its values
         */
        Optional<Object> accept(Object value);
    }

    /**
     * Whole numbers.
     *
     * @param least the smallest
     * @param most the largest
     * @param standardValue without a profile
     * @param unit for example {@code ms}; may be empty
     */
    public record Whole(long least, long most, long standardValue, String unit) implements Kind {

        public Whole {
            if (least > most || standardValue < least || standardValue > most) {
                throw new IllegalArgumentException("expected " + least + " <= " + standardValue + " <= " + most);
            }
        }

        @Override
        public Object standard() {
            return standardValue;
        }

        @Override
        public String expected() {
            return "a whole number from " + least + " to " + most + (unit.isEmpty() ? "" : " (" + unit + ")");
        }

        @Override
        public Optional<Object> accept(Object value) {
            if (!(value instanceof Number number)) {
                return Optional.empty();
            }
            double exact = number.doubleValue();
            return exact == Math.rint(exact) && exact >= least && exact <= most ? Optional.of((long) exact)
                    : Optional.empty();
        }
    }

    /**
     * Numbers.
     *
     * @param least the smallest
     * @param most the largest
     * @param standardValue without a profile
     * @param unit for example {@code %}; may be empty
     */
    public record Real(double least, double most, double standardValue, String unit) implements Kind {

        public Real {
            if (!(standardValue >= least && standardValue <= most)) {
                throw new IllegalArgumentException("expected " + least + " <= " + standardValue + " <= " + most);
            }
        }

        @Override
        public Object standard() {
            return standardValue;
        }

        @Override
        public String expected() {
            return "a number from " + least + " to " + most + (unit.isEmpty() ? "" : " (" + unit + ")");
        }

        @Override
        public Optional<Object> accept(Object value) {
            return value instanceof Number n && n.doubleValue() >= least && n.doubleValue() <= most
                    ? Optional.of(n.doubleValue()) : Optional.empty();
        }
    }

    /**
     * Words.
     *
     * @param words all that are accepted
     * @param standardValue one of them, without a profile
     */
    public record Choice(List<String> words, String standardValue) implements Kind {

        public Choice {
            words = List.copyOf(words);
            if (!words.contains(standardValue)) {
                throw new IllegalArgumentException("expected one of " + words + ", got " + standardValue);
            }
        }

        @Override
        public Object standard() {
            return standardValue;
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", words);
        }

        @Override
        public Optional<Object> accept(Object value) {
            return value instanceof String word && words.contains(word) ? Optional.of(word) : Optional.empty();
        }
    }

    /** On or off. */
    public record Truth(boolean standardValue) implements Kind {

        @Override
        public Object standard() {
            return standardValue;
        }

        @Override
        public String expected() {
            return "true or false";
        }

        @Override
        public Optional<Object> accept(Object value) {
            return value instanceof Boolean ? Optional.of(value) : Optional.empty();
        }
    }
}
