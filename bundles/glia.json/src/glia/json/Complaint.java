package glia.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Pattern;

/** The parser's complaints in the words of someone who writes network files, at the character that is meant. */
final class Complaint {

    private static final Pattern CHARACTER_CODE = Pattern.compile("\\('(.)' \\(code \\d+\\)\\)", Pattern.DOTALL);
    private static final Pattern LIMIT_NAME = Pattern.compile(", from `[^`]*`");
    private static final Pattern TOKENS = Pattern.compile("(a valid value )?\\(JSON String, .*");

    private Complaint() {
    }

    static JsonSyntaxException of(JsonProcessingException e, JsonParser parser, String text) {
        if (e instanceof JsonEOFException) {
            return new JsonSyntaxException(Math.max(0, text.stripTrailing().length() - 1),
                    "not JSON: the text ends behind this, but a bracket or a quote is still open");
        }
        String message = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
        int offset = Math.clamp(parser.currentLocation().getCharOffset() - 1, 0, Math.max(0, text.length() - 1));
        if (e instanceof StreamConstraintsException) {
            return new JsonSyntaxException(offset, "too large: " + LIMIT_NAME.matcher(message).replaceAll(""));
        }
        if (message.startsWith("Unrecognized token")) {
            offset = startOfWord(text, offset);
        }
        return new JsonSyntaxException(offset, "not JSON: " + plain(message));
    }

    private static int startOfWord(String text, int offset) {
        int start = offset;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static String plain(String message) {
        if (message.contains("comment?")) {
            return "comments are not allowed";
        }
        if (message.contains("plus signs")) {
            return "a number does not begin with +";
        }
        if (message.contains("CTRL-CHAR")) {
            return "a line break or control character within a string; write \\n or close the quote";
        }
        String text = CHARACTER_CODE.matcher(message).replaceAll("'$1'");
        text = TOKENS.matcher(text).replaceAll("a string, a number, [, {, true, false or null");
        text = text.replace("double-quote to start field name", "a key in double quotes");
        return text.replace("Object entries", "the entries of an object").replace("Array entries",
                "the entries of a list").replace("field name", "key");
    }
}
