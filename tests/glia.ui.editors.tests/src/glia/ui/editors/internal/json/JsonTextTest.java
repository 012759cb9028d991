package glia.ui.editors.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.ui.editors.internal.json.JsonNode.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is understood of texts that are right, and of those that somebody is still writing. */
class JsonTextTest {

    static List<String> examples() {
        return Texts.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void ofAShippedFileEverythingIsUnderstood(String file) {
        JsonText text = new JsonText(file);
        assertTrue(text.complete());
        assertEquals(Texts.withoutBlanks(file), Texts.compact(text.root()));
        nested(text);
    }

    /** Every value lies within the one that it belongs to, behind the one before it, and is found at its place. */
    private static void nested(JsonText text) {
        assertTrue(text.root().end() <= text.text().length());
        Texts.each(text.root(), node -> {
            int end = node.start();
            for (JsonNode child : node.children()) {
                assertTrue(end <= child.from() && child.from() <= child.start() && child.start() <= child.end()
                        && child.end() <= node.end(), () -> child.place() + " in " + text.text());
                assertEquals(node, child.parent());
                assertEquals(child, node.children().get(child.index()));
                end = child.end();
            }
            if (node.children().isEmpty() && node.kind() != Kind.OBJECT && node.kind() != Kind.ARRAY) {
                assertEquals(text.of(node), node.literal());
            }
        });
    }

    @Test
    void aFileIsUnderstoodWhileItIsWritten() {
        String file = Texts.example("two-neurons");
        for (int length = 0; length <= file.length(); length++) {
            nested(new JsonText(file.substring(0, length)));
        }
    }

    @Test
    void whatIsMissingOrTooMuchSpoilsNothingElse() {
        String file = Texts.example("two-neurons");
        for (int i = 0; i < file.length(); i++) {
            nested(new JsonText(file.substring(0, i) + file.substring(i + 1)));
            nested(new JsonText(file.substring(0, i) + "}\"],:{".charAt(i % 6) + file.substring(i)));
        }
        JsonNode object = new JsonText("{ \"a\": , \"b\": [1 2,, 3], c: tru \"d\" \"e\": {").root();
        assertEquals(List.of("a", "b", "c", "d", "e"), object.children().stream().map(JsonNode::key).toList());
        assertEquals(Kind.MISSING, object.find("a").kind());
        assertEquals("[1,2,3]", Texts.compact(object.find("b")));
        assertEquals(Kind.WORD, object.find("c").kind());
        assertEquals(Kind.MISSING, object.find("d").kind());
        assertEquals(object.find("d").keyEnd(), object.find("d").start(), "where one would type it");
        assertEquals(Kind.NUMBER, new JsonText("-0.5").root().kind());
        assertEquals(Kind.OBJECT, object.find("e").kind());
        assertEquals("[{\"a\":[1]},2]", Texts.compact("[ { \"a\": [1 }, 2 ]"), "a bracket that was not closed");
    }

    /** A string that nobody has closed ends with its line: what is below it stays what it is. */
    @Test
    void anOpenStringEndsWithItsLine() {
        JsonNode object = new JsonText("{ \"a\": \"open\n  \"b\": 2 }").root();
        assertEquals("2", object.text("b"));
        assertEquals("open", object.text("a"));
    }

    @Test
    void depthAndSizeAreBounded() {
        assertFalse(new JsonText("[".repeat(100_000)).complete());
        assertFalse(new JsonText("{\"a\":".repeat(100_000)).complete());
        assertFalse(new JsonText('[' + "1,".repeat(400_000) + "1]").complete());
        assertTrue(new JsonText("[".repeat(60) + "]".repeat(60)).complete());
    }

    @Test
    void whatIsQuotedSaysTheSame() {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x250; c++) {
            all.append(c);
        }
        all.append("\ud83e\udde0 \u2028 end\\");
        String quoted = JsonText.quote(all.toString());
        assertTrue(quoted.chars().allMatch(c -> c >= ' '));
        assertEquals(all.toString(), JsonText.unquote(quoted));
        assertEquals(all.toString(), new JsonText(quoted).root().text());
        assertEquals("a/\b\f\r\u00e4", JsonText.unquote("\"a\\/\\b\\f\\r\\u00e4\""));
        // cut off in the middle of what is being typed
        assertEquals("a00", JsonText.unquote("\"a\\u00"));
        assertEquals("a\\", JsonText.unquote("\"a\\"));
    }

    @Test
    void aPlaceHasWordsAndAnInnermostValue() {
        String file = "{ \"populations\": [ { \"name\": \"E\", \"size\": 3 } ] }";
        JsonText text = new JsonText(file);
        JsonNode size = text.root().at(file.indexOf('3'));
        assertEquals("populations[0].size", size.place());
        assertEquals(size, text.root().at(file.indexOf("size")));
        assertEquals(size, text.root().at(file.indexOf('3') + 1), "behind its last character, where one types");
        assertEquals("size\"", file.substring(size.from() + 1, size.keyEnd()));
        assertEquals("populations[0]", text.root().at(file.indexOf("} ]")).place());
        assertEquals("", text.root().at(0).place());
        String other = "{ \"populations\": [ { \"size\": 4, \"name\": \"E\" } ] }";
        assertEquals("4", size.in(new JsonText(other).root()).literal(), "a member is known by its key");
    }
}
