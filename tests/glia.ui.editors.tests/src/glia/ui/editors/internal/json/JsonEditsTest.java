package glia.ui.editors.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.ui.editors.internal.json.JsonEdits.Replace;
import glia.ui.editors.internal.json.JsonNode.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of texts: what they change, what they leave alone, and that they can be taken back to the same characters. */
class JsonEditsTest {

    /** Not the largest, of which every value is edited. */
    static List<String> examples() {
        return Texts.examples().stream().filter(file -> file.length() < 4000).toList();
    }

    private static String apply(String text, Replace edit) {
        return text.substring(0, edit.offset()) + edit.text() + text.substring(edit.offset() + edit.length());
    }

    private static String apply(String text, List<Replace> edits) {
        String result = text;
        for (Replace edit : edits.stream().sorted(Comparator.comparingInt(Replace::offset).reversed()).toList()) {
            result = apply(result, edit);
        }
        return result;
    }

    private static List<JsonNode> nodes(String text, Kind kind) {
        List<JsonNode> found = new ArrayList<>();
        Texts.each(new JsonText(text).root(), node -> {
            if (node.kind() == kind) {
                found.add(node);
            }
        });
        return found;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aNumberIsSetAndNothingElse(String file) {
        for (JsonNode number : nodes(file, Kind.NUMBER)) {
            String edited = apply(file, JsonEdits.value(number, "-1.25e3"));
            assertEquals(file.length() - number.literal().length() + 7, edited.length());
            JsonNode set = number.in(new JsonText(edited).root());
            assertEquals("-1.25e3", set.literal(), number.place());
            assertEquals(file, apply(edited, JsonEdits.value(set, number.literal())), number.place());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatIsAddedAndRemovedLeavesNoTrace(String file) {
        JsonText text = new JsonText(file);
        for (JsonNode object : nodes(file, Kind.OBJECT)) {
            if (object.children().isEmpty()) {
                continue;
            }
            String edited = apply(file, JsonEdits.member(text, object, "new \"key\"", "[1]"));
            JsonText after = new JsonText(edited);
            JsonNode grown = object.in(after.root());
            assertEquals(object.children().size() + 1, grown.children().size(), object.place());
            assertEquals("new \"key\"", grown.children().getLast().key());
            assertEquals(Texts.withoutBlanks(edited), Texts.compact(after.root()));
            assertEquals(file, apply(edited, JsonEdits.removals(after, grown, List.of(grown.children().getLast()))));
        }
        for (JsonNode array : nodes(file, Kind.ARRAY)) {
            if (array.children().isEmpty()) {
                continue;
            }
            String edited = apply(file, JsonEdits.element(text, array, "{}"));
            JsonText after = new JsonText(edited);
            JsonNode grown = array.in(after.root());
            assertEquals("{}", Texts.compact(grown.children().getLast()), array.place());
            assertEquals(file, apply(edited, JsonEdits.removals(after, grown, List.of(grown.children().getLast()))));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whateverIsRemovedTheRestStaysAsItWas(String file) {
        JsonText text = new JsonText(file);
        Texts.each(text.root(), group -> {
            List<JsonNode> all = group.children();
            List<List<JsonNode>> choices = new ArrayList<>();
            all.forEach(child -> choices.add(List.of(child)));
            choices.add(all);
            choices.add(all.stream().filter(child -> child.index() % 2 == 0).toList());
            choices.add(all.stream().filter(child -> child.index() > 0).toList());
            for (List<JsonNode> gone : choices.stream().filter(choice -> !choice.isEmpty()).toList()) {
                String edited = apply(file, JsonEdits.removals(text, group, gone));
                JsonText after = new JsonText(edited);
                List<String> kept = all.stream().filter(child -> !gone.contains(child)).map(Texts::compact).toList();
                assertEquals(kept, group.in(after.root()).children().stream().map(Texts::compact).toList(),
                        group.place());
                assertEquals(Texts.withoutBlanks(edited), Texts.compact(after.root()), "no comma too many");
            }
        });
    }

    @Test
    void whatIsAddedIsLaidOutAsItsNeighbours() {
        JsonText lines = new JsonText("{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}");
        assertEquals("{\r\n  \"a\": 1,\r\n  \"b\": 2,\r\n  \"c\": 3\r\n}",
                apply(lines.text(), JsonEdits.member(lines, lines.root(), "c", "3")));
        JsonText line = new JsonText("[1, 2]");
        assertEquals("[1, 2, 3]", apply(line.text(), JsonEdits.element(line, line.root(), "3")));
        JsonText empty = new JsonText("{\n}");
        assertEquals("{ \"a\": 1 }", apply(empty.text(), JsonEdits.member(empty, empty.root(), "a", "1")));
        JsonText known = new JsonText("{ \"a\" : 1 }");
        assertEquals("{ \"a\" : 2 }", apply(known.text(), JsonEdits.member(known, known.root(), "a", "2")));
        JsonText open = new JsonText("[");
        assertEquals("[1", apply(open.text(), JsonEdits.element(open, open.root(), "1")));
    }

    @Test
    void aDifferenceIsTheLeastThatMakesOneOfTheOther() {
        String file = Texts.example("ed-stdp");
        List<String> texts = List.of("", "a", "aa", "aaa", "aba", file, file.replace("3", "33"), file + file);
        for (String from : texts) {
            for (String to : texts) {
                Replace edit = JsonEdits.difference(from, to);
                assertEquals(to, apply(from, edit));
                String gone = from.substring(edit.offset(), edit.offset() + edit.length());
                String come = edit.text();
                assertTrue(gone.isEmpty() || come.isEmpty() || gone.charAt(0) != come.charAt(0)
                        && gone.charAt(gone.length() - 1) != come.charAt(come.length() - 1), gone + " -> " + come);
                assertEquals(Math.abs(from.length() - to.length()), Math.abs(gone.length() - come.length()));
                assertEquals(from.equals(to), edit.length() == 0 && edit.text().isEmpty());
            }
        }
    }
}
