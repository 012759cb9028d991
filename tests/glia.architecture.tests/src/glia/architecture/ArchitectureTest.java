package glia.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds this repository to its rules; {@link RulesTest} shows that each rule can be broken. */
class ArchitectureTest {

    /** Created by the platform from extension points, where nothing can be injected; each has one look-up. */
    private static final Set<String> EDGES = Set.of(
            "bundles/glia.cli/src/glia/cli/internal/CliApplication.java",
            "bundles/glia.ui.workbench/src/glia/ui/workbench/internal/Application.java");

    /** Posts to the UI thread at a fixed rate, to measure how late it answers. */
    private static final Set<String> CLOCKS = Set.of("tests/glia.testkit/src/glia/testkit/UiWatchdog.java");

    private static final Repository REPOSITORY = Repository.ofThisBuild();
    private static final Map<String, BundleRow> TABLE = BundleRow.table();

    private static void assertNone(List<String> violations) {
        assertTrue(violations.isEmpty(), () -> violations.size() + " violations:\n" + String.join("\n", violations));
    }

    @Test
    void theTableNamesTheBundles() {
        Set<String> bundles = REPOSITORY.bundles("bundles");
        assertFalse(bundles.isEmpty());
        assertNone(LayoutRules.same("bundle", bundles, "bundles.properties", TABLE.keySet()));
        assertNone(LayoutRules.same("bundle", bundles, "docs/architecture.md",
                LayoutRules.documented(REPOSITORY.text("docs/architecture.md"))));
    }

    @Test
    void manifestsKeepToTheTable() {
        List<String> violations = new ArrayList<>();
        TABLE.forEach((bundle, row) -> violations
                .addAll(ManifestRules.check(bundle, REPOSITORY.manifest("bundles/" + bundle), row)));
        assertNone(violations);
    }

    @Test
    void allManifestsAreAlike() {
        String version = REPOSITORY.manifest("bundles/glia.api").header("Bundle-Version");
        List<String> violations = new ArrayList<>();
        for (String folder : List.of("bundles", "tests")) {
            for (String bundle : REPOSITORY.bundles(folder)) {
                violations.addAll(ManifestRules.checkAny(bundle, REPOSITORY.manifest(folder + "/" + bundle), version));
            }
        }
        assertNone(violations);
    }

    @Test
    void everyBundleIsBuiltInstalledAndTested() {
        Set<String> bundles = REPOSITORY.bundles("bundles");
        Set<String> tests = REPOSITORY.bundles("tests");
        assertNone(LayoutRules.features(bundles, REPOSITORY.features().values()));
        assertNone(LayoutRules.tests(TABLE, tests));
        Set<String> modules = new TreeSet<>(LayoutRules.modules(REPOSITORY.text("pom.xml")));
        LayoutRules.modules(REPOSITORY.text("tests/pom.xml")).forEach(module -> modules.add("tests/" + module));
        Set<String> folders = new TreeSet<>();
        bundles.forEach(bundle -> folders.add("bundles/" + bundle));
        tests.forEach(test -> folders.add("tests/" + test));
        modules.removeIf(module -> !module.startsWith("bundles/") && !folders.contains(module));
        assertNone(LayoutRules.same("bundle", folders, "the list of modules", modules));
    }

    @Test
    void everyComponentIsDescribedInItsBundle() {
        List<String> violations = new ArrayList<>();
        REPOSITORY.bundles("bundles").forEach(bundle -> violations.addAll(REPOSITORY.checkComponents(bundle)));
        assertNone(violations);
    }

    @Test
    void documentsReferToWhatIsThere() {
        List<Source> sources = REPOSITORY.sources(".");
        Set<String> classes = new TreeSet<>();
        sources.stream().filter(Source::isJava).forEach(source -> classes.add(source.file().replace(".java", "")));
        List<String> violations = new ArrayList<>();
        for (Source document : sources.stream().filter(source -> source.path().endsWith(".md")).toList()) {
            violations.addAll(DocumentRules.links(document, REPOSITORY::exists));
            violations.addAll(DocumentRules.evidence(document, classes));
        }
        violations.addAll(DocumentRules.pinned(new Source("glia.target",
                REPOSITORY.text("target-platform/glia.target"))));
        assertNone(violations);
    }

    @Test
    void sourcesKeepToTheHouseStyle() {
        SourceRules rules = new SourceRules(EDGES, CLOCKS);
        List<Source> sources = REPOSITORY.sources(".");
        assertTrue(sources.stream().filter(Source::isJava).count() > 100, "the sources were not found");
        List<String> violations = new ArrayList<>();
        sources.forEach(source -> violations.addAll(rules.check(source)));
        assertNone(violations);
        Set<String> paths = new TreeSet<>();
        sources.forEach(source -> paths.add(source.path()));
        assertTrue(paths.containsAll(EDGES) && paths.containsAll(CLOCKS), "an exception for a class that is not there");
    }
}
