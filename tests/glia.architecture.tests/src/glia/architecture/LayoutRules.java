package glia.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How bundles, features, tests, components and documents belong together. */
final class LayoutRules {

    private static final Pattern PLUGIN = Pattern.compile("<plugin\\s[^>]*?id=\"([^\"]+)\"");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|\\s*`(glia\\.[\\w.]+)`\\s*\\|");
    private static final Pattern COMPONENT = Pattern.compile("(?m)^@Component\\b");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+);");

    private LayoutRules() {
    }

    /** Both sets name the same things. */
    static List<String> same(String what, Collection<String> expected, String where, Collection<String> found) {
        List<String> violations = new ArrayList<>();
        for (String name : new TreeSet<>(expected)) {
            if (!found.contains(name)) {
                violations.add(where + " lacks the " + what + " " + name);
            }
        }
        for (String name : new TreeSet<>(found)) {
            if (!expected.contains(name)) {
                violations.add(where + " names " + name + ", which is no " + what);
            }
        }
        return violations;
    }

    /**
     * Every bundle is in exactly one feature.
     *
     * @param features text of each feature.xml
     */
    static List<String> features(Set<String> bundles, Collection<String> features) {
        List<String> listed = new ArrayList<>();
        for (String feature : features) {
            all(PLUGIN, feature).stream().filter(id -> id.startsWith("glia.")).forEach(listed::add);
        }
        List<String> violations = same("bundle", bundles, "the set of features", listed);
        for (String bundle : new TreeSet<>(listed)) {
            if (listed.stream().filter(bundle::equals).count() > 1) {
                violations.add(bundle + " is in more than one feature");
            }
        }
        return violations;
    }

    /** Every bundle has the test bundle that its row names. */
    static List<String> tests(Map<String, BundleRow> table, Set<String> testBundles) {
        List<String> violations = new ArrayList<>();
        table.forEach((bundle, row) -> {
            if (!testBundles.contains(row.tests())) {
                violations.add(bundle + ": there is no test bundle " + row.tests());
            }
        });
        return violations;
    }

    static List<String> modules(String pom) {
        return all(MODULE, pom);
    }

    /** Names in the first column of the document's table of bundles, the one whose first head is "Bundle". */
    static List<String> documented(String markdown) {
        String table = markdown.lines().dropWhile(line -> !line.startsWith("| Bundle |"))
                .takeWhile(line -> line.startsWith("|")).collect(Collectors.joining("\n"));
        return all(ROW, table);
    }

    private static List<String> all(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /**
     * Every component class has its description in the built bundle, and the manifest names it.
     *
     * @param sources of the bundle
     * @param manifest of the built bundle
     * @param entries names of the files in the built bundle
     */
    static List<String> components(String bundle, Collection<Source> sources, BundleManifest manifest,
            Set<String> entries) {
        List<String> violations = new ArrayList<>();
        List<String> patterns = manifest.names("Service-Component");
        for (String pattern : patterns) {
            if (entries.stream().noneMatch(entry -> glob(pattern, entry))) {
                violations.add(bundle + ": Service-Component names " + pattern + ", which is not in the bundle");
            }
        }
        for (Source source : sources) {
            if (source.isJava() && COMPONENT.matcher(source.code()).find()) {
                String type = all(PACKAGE, source.code()).getFirst() + "." + source.file().replace(".java", "");
                String description = "OSGI-INF/" + type + ".xml";
                if (!entries.contains(description)) {
                    violations.add(bundle + ": no description of the component " + type);
                } else if (patterns.stream().noneMatch(pattern -> glob(pattern, description))) {
                    violations.add(bundle + ": Service-Component leaves out " + type);
                }
            }
        }
        return violations;
    }

    private static boolean glob(String pattern, String entry) {
        return entry.matches(Pattern.quote(pattern).replace("*", "\\E[^/]*\\Q"));
    }
}
