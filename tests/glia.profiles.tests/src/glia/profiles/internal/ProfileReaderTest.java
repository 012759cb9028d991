package glia.profiles.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Choice;
import glia.api.profile.Switch.Real;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Truth;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {

    private static final List<Switches> INSTALLED = List.of(
            new Switches("glia.one", "one", List.of(
                    new Switch("threads", new Whole(0, 8, 0, "threads"), Takes.LAYOUT, "How many."),
                    new Switch("kernels", new Choice(List.of("auto", "vector"), "auto"), Takes.LAYOUT, "Which."))),
            new Switches("glia.two", "two", List.of(
                    new Switch("load", new Real(0, 1, 0.8, ""), Takes.AT_ONCE, "How much."),
                    new Switch("sampling", new Truth(false), Takes.AT_ONCE, "Whether."))));
    private static final Path FILE = Path.of("my.profile.json");

    @TempDir
    private Path folder;

    private static Profile parse(String text) throws InvalidProfileException {
        return ProfileReader.parse(text, FILE, INSTALLED);
    }

    private static String problem(String text) {
        return assertThrows(InvalidProfileException.class, () -> parse(text)).getMessage();
    }

    @Test
    void readsWhatItWrites() throws InvalidProfileException {
        Profile profile = new Profile("my", "A title", "What it does.", Map.of(
                "glia.one", Map.of("threads", 3L, "kernels", "vector"),
                "glia.two", Map.of("load", 0.25, "sampling", true)));
        assertEquals(profile, parse(Format.text(profile)));
    }

    @Test
    void readsTheFormatOfTheConfigurator() throws InvalidProfileException {
        Profile profile = parse("""
                { ":configurator:resource-version": 1, ":configurator:symbolic-name": "mine",
                  ":configurator:version": "1.0.0",
                  "glia.profile": { "title": "Mine" },
                  "glia.one": { "threads:Integer": 2, "kernels:String": "vector" },
                  "glia.two": { "load:Double": 1, "sampling:Boolean": true } }
                """);
        assertEquals("my", profile.name());
        assertEquals("Mine", profile.title());
        assertEquals(Map.of("threads", 2L, "kernels", "vector"), profile.of("glia.one"));
        assertEquals(Map.of("load", 1.0, "sampling", true), profile.of("glia.two"));
        assertEquals(Map.of(), parse("{}").values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                        | 1:1: expected a profile, an object in { }, got a list
            {"glia.on": {}}                           | 1:2: no component "glia.on" with switches is installed; \
            installed: glia.one, glia.two (did you mean "glia.one"?)
            {"glia.one": 1}                           | 1:14: "glia.one": expected an object in { }, got 1
            {"glia.one": {"thread": 1}}               | 1:15: glia.one: unknown switch "thread" \
            (did you mean "threads"?)
            {"glia.one": {"threads": 9}}              | 1:26: glia.one/threads: expected a whole number from 0 to 8 \
            (threads), got 9
            {"glia.one": {"threads": 1.5}}            | 1:26: glia.one/threads: expected a whole number from 0 to 8 \
            (threads), got 1.5
            {"glia.one": {"threads": NaN}}            | 1:26: glia.one/threads: expected a whole number from 0 to 8 \
            (threads), got NaN
            {"glia.one": {"threads": "1"}}            | 1:26: glia.one/threads: expected a whole number from 0 to 8 \
            (threads), got "1"
            {"glia.one": {"kernels": "vectors"}}      | 1:26: glia.one/kernels: expected one of auto, vector, \
            got "vectors" (did you mean "vector"?)
            {"glia.one": {"threads:Boolean": 1}}      | 1:15: glia.one/threads: expected no type, or Integer or Long, \
            got "Boolean"
            {"glia.one": {"threads": 1, "threads:Long": 2}} | 1:29: glia.one/threads is there twice
            {"glia.two": {"load": 1e999}}             | 1:23: glia.two/load: expected a number from 0.0 to 1.0, \
            got 1e999
            {"glia.two": {"sampling": null}}          | 1:27: glia.two/sampling: expected true or false, got null
            {"glia.two": {}, "glia.two": {}}          | 1:18: "glia.two" is there twice
            {":configurator:resource-version": 2}     | 1:36: :configurator:resource-version: expected 1, the version \
            of this format
            {":configurator:version": 2}              | 1:27: :configurator:version: expected a string of at most 2000 \
            characters, got 2
            {"glia.profile": {"titel": "x"}}          | 1:19: glia.profile: unknown key "titel" (did you mean "title"?)
            {"glia.one": {                            | 1:14: not JSON: the text ends behind this, but a bracket or a \
            quote is still open
            """)
    void saysWhereAndWhatWasExpected(String text, String expected) {
        assertEquals(FILE + ":" + expected, problem(text));
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertEquals(2, problem("{\"glia.one\": {\"threads\": -1},\n \"glia.two\": {\"load\": 2}}").lines().count());
    }

    @Test
    void hostileFilesAreRefused() throws IOException {
        Path large = folder.resolve("large.profile.json");
        Files.write(large, new byte[ProfileReader.MAX_BYTES + 1]);
        assertEquals(large + ": is larger than 256 KiB", read(large));
        assertEquals(folder + ": is a folder; expected a profile", read(folder));
        assertEquals(folder.resolve("none") + ": no such file", read(folder.resolve("none")));
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {'{', (byte) 0xff});
        assertTrue(read(bytes).startsWith(bytes + ":1:2: not UTF-8"), read(bytes));
        assertTrue(problem("[".repeat(10_000)).contains("too large"), problem("[".repeat(10_000)));
        String many = "{\"glia.one\": {" + "\"x\":1,".repeat(5000) + "\"x\":1}}";
        assertEquals(100, problem(many).lines().count());
        String text = "{\"glia.profile\": {\"title\": \"" + "x".repeat(5000) + "\"}}";
        assertTrue(problem(text).contains("expected a string of at most"), problem(text));
    }

    private static String read(Path file) {
        return assertThrows(InvalidProfileException.class, () -> ProfileReader.read(file, INSTALLED)).getMessage();
    }

    /** What the reader accepts the schema accepts, and what it refuses the schema refuses. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"glia.one\": {\"threads\": 8}}", "{\"glia.one\": {\"threads\": 9}}",
        "{\"glia.one\": {\"threads\": 1.0}}", "{\"glia.one\": {\"threads\": 1.5}}", "{\"glia.one\": {\"thread\": 1}}",
        "{\"glia.one\": {\"threads:Integer\": 1}}", "{\"glia.one\": {\"threads:Boolean\": 1}}",
        "{\"glia.one\": {\"kernels\": \"vector\"}}", "{\"glia.one\": {\"kernels\": \"no\"}}",
        "{\"glia.two\": {\"load\": 0.5, \"sampling\": true}}", "{\"glia.two\": {\"load\": -1}}",
        "{\"glia.two\": {\"sampling\": 1}}", "{\"glia.three\": {}}", "{\"glia.two\": 1}", "[]",
        "{\":configurator:resource-version\": 1}", "{\":configurator:resource-version\": 2}",
        "{\":configurator:symbolic-name\": 1}", "{\"glia.profile\": {\"title\": \"x\", \"description\": \"y\"}}",
        "{\"glia.profile\": {\"name\": \"x\"}}"})
    void theSchemaSaysTheSame(String text) {
        boolean good;
        try {
            parse(text);
            good = true;
        } catch (InvalidProfileException e) {
            good = false;
        }
        Validator validator = new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
        validator.registerSchema(URI.create("urn:profile"), Format.schema(INSTALLED));
        assertEquals(good, validator.validate(URI.create("urn:profile"), text).isValid(), text);
    }
}
