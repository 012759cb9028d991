package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The German texts; one that is missing is shown in English. */
class TranslationTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    static Properties read(String bundle, String path) throws IOException {
        URL entry = Platform.getBundle(bundle).getEntry(path);
        assertNotNull(entry, bundle + "/" + path);
        Properties texts = new Properties();
        try (InputStream in = entry.openStream()) {
            texts.load(in);
        }
        return texts;
    }

    private static TreeSet<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().map(MatchResult::group).forEach(found::add);
        return found;
    }

    @ParameterizedTest
    @CsvSource({"glia.ui.kit,glia/ui/kit/internal/messages", "glia.ui.views,glia/ui/views/internal/messages",
        "glia.ui.views,plugin", "glia.ui.editors,glia/ui/editors/internal/messages", "glia.ui.editors,plugin",
        "glia.ui.workbench,glia/ui/workbench/internal/messages", "glia.ui.workbench,plugin",
        "glia.ui.help,glia/ui/help/internal/messages", "glia.ui.help,plugin"})
    void germanTextsBelongToEnglishOnesAndSayTheSameValues(String bundle, String file) throws IOException {
        Properties english = read(bundle, file + ".properties");
        Properties german = read(bundle, file + "_de.properties");
        List<String> wrong = new ArrayList<>();
        for (String key : german.stringPropertyNames()) {
            String text = english.getProperty(key);
            if (text == null) {
                wrong.add(key + " is not among the English texts");
            } else if (!placeholders(text).equals(placeholders(german.getProperty(key)))) {
                wrong.add(key + ": " + text + " | " + german.getProperty(key));
            } else if (german.getProperty(key).contains("'") && text.contains("{0}")) {
                wrong.add(key + ": an apostrophe takes the value after it away");
            }
        }
        assertEquals(List.of(), wrong);
        long missing = english.stringPropertyNames().stream().filter(key -> !german.containsKey(key)).count();
        System.out.printf("%s %s: %d of %d texts are not in German%n", bundle, file, missing, english.size());
        assertTrue(10 * missing < english.size(), missing + " texts are missing");
    }
}
