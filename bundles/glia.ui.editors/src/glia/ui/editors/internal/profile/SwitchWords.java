package glia.ui.editors.internal.profile;

import glia.api.profile.Switch;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.json.JsonText;
import java.util.Optional;

/** Values of switches as a person reads and types them, and as a file writes them. */
final class SwitchWords {

    private SwitchWords() {
    }

    static String shown(Object value) {
        return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue()) : String.valueOf(value);
    }

    /** What a typed text is to a switch; empty if it is none of its values. */
    static Optional<Object> parse(Switch.Kind kind, String text) {
        try {
            return switch (kind) {
                case Switch.Whole whole -> whole.accept(Double.valueOf(text.strip()));
                case Switch.Real real -> real.accept(Double.valueOf(text.strip()));
                case Switch.Choice choice -> choice.accept(text);
                case Switch.Truth truth -> truth.accept(Boolean.valueOf(text));
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String json(Object value) {
        return value instanceof String word ? JsonText.quote(word) : shown(value);
    }

    static String takes(Switch.Takes takes) {
        return switch (takes) {
            case AT_ONCE -> Messages.profile_takes_at_once;
            case LAYOUT -> Messages.profile_takes_layout;
            case NEXT -> Messages.profile_takes_next;
        };
    }
}
