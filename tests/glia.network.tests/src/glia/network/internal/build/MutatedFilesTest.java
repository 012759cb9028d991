package glia.network.internal.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.ModelCatalogue;
import glia.api.network.ExampleCatalogue;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.api.network.Progress;
import glia.network.internal.PublishedSchema;
import glia.network.internal.read.NetworkFileReader;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that somebody broke: nothing but the declared exception, with a readable place, and no end without one. */
class MutatedFilesTest {

    private static final int MUTATIONS = 20_000;
    private static final long SEED = 20260101;
    private static final int MAX_BUILT = 100;
    /** Longer files say the same things more often, and more slowly. */
    private static final int LONGEST = 1 << 14;
    /** Exponents that the JSON library of the schema's validator refuses; they are numbers all the same. */
    private static final Pattern BEYOND_VALIDATOR = Pattern.compile("[eE][+-]?\\d{4,}");
    private static final String[] TOKENS = {"NaN", "-Infinity", "1e999", "1e-999", "-1", "0", "1e10", "2147483648",
        "9223372036854775808", "null", "true", "\"\"", "{", "}", "[", "]", "{}", "[]", ",", ":", "\"", "\\u0000",
        "\uD800", "\u0000", "\n", "\"E\"", "\"I\"", "0.05", "{\"distribution\":\"normal\",\"mean\":1,\"std\":1}"};

    private final ModelCatalogue models = Services.get(ModelCatalogue.class);
    private final NetworkFileReader reader = new NetworkFileReader(models);
    private final NetworkAssembler builder = new NetworkAssembler(models, new SomeMemory(64 << 20));
    private final PublishedSchema schema = new PublishedSchema("network");
    private final Random random = new Random(SEED);
    private int accepted;
    private int built;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void areReportedOrRead() throws IOException {
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        List<String> files = new ArrayList<>();
        for (ExampleCatalogue.Example example : examples.examples()) {
            String text = Files.readString(examples.open(example));
            if (text.length() <= LONGEST) {
                files.add(text);
            }
        }
        for (int i = 0; i < MUTATIONS; i++) {
            String text = files.get(i % files.size());
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                text = mutate(text);
            }
            check(text);
        }
        assertTrue(accepted > MUTATIONS / 20, "only " + accepted + " mutations were accepted");
        assertTrue(built > 100, "only " + built + " networks were built");
    }

    private void check(String text) {
        NetworkDescription network;
        try {
            network = reader.read(text, Path.of("mutated.network.json"));
        } catch (NetworkException e) {
            e.problems().forEach(p -> checkPlace(p, text));
            return;
        }
        accepted++;
        if (!BEYOND_VALIDATOR.matcher(text).find()) {
            assertEquals("", schema.complaints(text), text);
        }
        if (network.populations().stream().mapToLong(p -> p.size()).sum() <= MAX_BUILT) {
            built++;
            build(network);
        }
    }

    private void build(NetworkDescription network) {
        try {
            builder.build(network, Progress.NONE);
        } catch (NetworkException e) {
            assertTrue(e.problems().stream().allMatch(p -> p.message().lines().count() == 1), e.getMessage());
        }
    }

    private static void checkPlace(Problem problem, String text) {
        long lines = text.lines().count() + 1;
        assertTrue(problem.line() >= 1 && problem.line() <= lines && problem.column() >= 1, problem::toString);
        assertEquals(1, problem.toString().lines().count(), problem::toString);
    }

    private String mutate(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + TOKENS[random.nextInt(TOKENS.length)] + text.substring(from);
            case 2 -> replaceValue(text, from);
            case 3 -> text.substring(0, to) + text.substring(from);
            case 4 -> text.substring(0, from) + (char) (32 + random.nextInt(95)) + text.substring(from);
            default -> replaceDigit(text, from);
        };
    }

    /** Replaces what stands behind a colon, so that the file stays JSON and the mistake is one of meaning. */
    private String replaceValue(String text, int from) {
        int colon = text.indexOf(": ", from);
        if (colon < 0) {
            return text.substring(0, from);
        }
        int end = colon + 2;
        while (end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 2) + TOKENS[random.nextInt(TOKENS.length)] + text.substring(end);
    }

    private String replaceDigit(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return text.substring(0, i) + (char) ('0' + random.nextInt(10)) + text.substring(i + 1);
            }
        }
        return text;
    }
}
