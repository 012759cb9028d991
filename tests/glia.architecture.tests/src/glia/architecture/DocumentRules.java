package glia.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What documents and the target definition may refer to: only what is there. */
final class DocumentRules {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(?:#[^)]*)?\\)");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*Test\\b");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern PINNED = Pattern.compile("<version>\\d[\\w.-]*</version>");

    private DocumentRules() {
    }

    /**
     * Links within the repository lead somewhere.
     *
     * @param exists whether there is a file or folder of that path
     */
    static List<String> links(Source document, Predicate<String> exists) {
        List<String> violations = new ArrayList<>();
        Matcher matcher = LINK.matcher(document.text());
        while (matcher.find()) {
            String link = matcher.group(1);
            String target = Path.of(document.path()).resolveSibling(link).normalize().toString();
            if (!link.contains(":") && !exists.test(target)) {
                violations.add(document.at(document.text(), matcher.start()) + "leads nowhere: " + link);
            }
        }
        return violations;
    }

    /** Tests that are named as evidence exist. */
    static List<String> evidence(Source document, Set<String> classes) {
        List<String> violations = new ArrayList<>();
        Matcher matcher = TEST.matcher(document.text());
        while (matcher.find()) {
            if (!classes.contains(matcher.group())) {
                violations.add(document.at(document.text(), matcher.start()) + "there is no " + matcher.group());
            }
        }
        return violations;
    }

    /** Every library has one fixed version. */
    static List<String> pinned(Source target) {
        List<String> violations = new ArrayList<>();
        Matcher matcher = DEPENDENCY.matcher(target.text());
        while (matcher.find()) {
            if (!PINNED.matcher(matcher.group(1)).find()) {
                violations.add(target.at(target.text(), matcher.start()) + "not pinned: " + matcher.group(1).strip());
            }
        }
        return violations;
    }
}
