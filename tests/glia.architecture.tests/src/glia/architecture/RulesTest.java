package glia.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Breaks every rule once, so that no rule can be one that never fails. */
class RulesTest {

    private static final String SHIPPED = "bundles/glia.x/src/glia/x/internal/X.java";
    private static final String TEST = "tests/glia.x.tests/src/glia/x/internal/XTest.java";
    private static final SourceRules RULES = new SourceRules(Set.of("bundles/glia.x/src/glia/x/internal/Edge.java"),
            Set.of("tests/glia.testkit/src/glia/testkit/Clock.java"));
    private static final BundleRow ROW = new BundleRow(List.of("glia.api.*", "picocli"),
            List.of("org.eclipse.ui", "junk"), List.of("glia.x"), "glia.x.tests");

    private static List<String> source(String rule, String path, String text) {
        return RULES.rules().get(rule).apply(new Source(path, text));
    }

    private static final Map<String, List<String>> BAD = new TreeMap<>(Map.ofEntries(
            Map.entry("line length", List.of("x".repeat(SourceRules.MAX_COLUMNS + 1))),
            Map.entry("file length", List.of("\n".repeat(SourceRules.MAX_LINES + 1))),
            Map.entry("service look-up", List.of("FrameworkUtil.getBundle(X.class).getBundleContext()",
                    "new ServiceTracker<>(context, X.class, null)", "context.getServiceReferences(X.class, null)",
                    "context.getServiceReference(X.class)")),
            Map.entry("field injection", List.of("@Reference\n    private volatile EventBus bus;",
                    "@Reference(cardinality = ReferenceCardinality.OPTIONAL)\n    EventBus bus;",
                    "@Reference private final List<Backend> backends = new CopyOnWriteArrayList<>();")),
            Map.entry("mutable static field", List.of("    private static int count;",
                    "    static List<String> all = null;", "    public static volatile X instance;",
                    "    static Map<String, List<X>> all = Map.of();")),
            Map.entry("static registry", List.of("static final Map<String, X> ALL = new ConcurrentHashMap<>();",
                    "private static final List<X> ALL = new java.util.ArrayList<>();",
                    "static final Set<X> ALL = Collections.synchronizedSet(all);")),
            Map.entry("sleep", List.of("Thread.sleep(10);", "TimeUnit.SECONDS.sleep(1);")),
            Map.entry("stack trace", List.of("e.printStackTrace();")),
            Map.entry("standard output", List.of("System.out.println(1);", "System . err.println(1);")),
            Map.entry("empty catch", List.of("try { x(); } catch (Exception e) {\n }", "catch (A | B e) {}")),
            Map.entry("object stream", List.of("new ObjectInputStream(in)")),
            Map.entry("absolute path", List.of("Path.of(\"/ho" + "me/me/x\")", "// see /wo" + "rk/x",
                    "\"/tm" + "p/x\"")),
            Map.entry("dialog without help", List.of("class X extends Dialog {\n}", "class X extends WizardPage { }",
                    "final class X extends FieldEditorPreferencePage implements Y { }")),
            Map.entry("leftover", List.of("// TO" + "DO later", "/* FIX" + "ME */", "X" + "XX"))));

    private static final Map<String, List<String>> GOOD = new TreeMap<>(Map.ofEntries(
            Map.entry("line length", List.of("x".repeat(SourceRules.MAX_COLUMNS) + "\nx")),
            Map.entry("file length", List.of("\n".repeat(SourceRules.MAX_LINES))),
            Map.entry("service look-up", List.of("// getServiceReference is not used",
                    "FrameworkUtil.getBundle(X.class).getEntry(name)", "String s = \"ServiceTracker\";")),
            Map.entry("field injection", List.of(
                    "X(@Reference EventBus bus, @Reference(name = \"b\") B b) {\n int i = 0;",
                    "@Reference(policy = ReferencePolicy.DYNAMIC)\n    private volatile List<Backend> backends;",
                    "@Reference(cardinality = ReferenceCardinality.MULTIPLE)\n    void addBackend(Backend backend) {")),
            Map.entry("mutable static field", List.of("    private static final int COUNT = 1;",
                    "    static int count(int a) {\n        int b = a;", "    static <T> List<T> all(T t) {",
                    "import static java.util.Map.entry;", "    static final class X {",
                    "class M extends NLS {\n    public static String title;\n}")),
            Map.entry("static registry", List.of("static final List<X> ALL = List.of();",
                    "final Map<A, B> m = new HashMap<>();")),
            Map.entry("sleep", List.of("// Thread.sleep", "asleep(1);", "display.sleep();")),
            Map.entry("stack trace", List.of("logger.error(\"no\", e);", "e.printStackTrace(writer);")),
            Map.entry("standard output", List.of("\"System.out\"")),
            Map.entry("empty catch", List.of("catch (Exception e) {\n    // the file may be absent\n}",
                    "catch (Exception e) { log(e); }")),
            Map.entry("object stream", List.of("new ObjectOutputStream(out)")),
            Map.entry("absolute path", List.of("${HOME}/wo" + "rk/x", "https://example.org/home/x",
                    "target/wo" + "rk/x", "a/tm" + "p/x")),
            Map.entry("dialog without help", List.of("class X extends Dialog {\n  { help.setHelp(shell, ID); }\n}",
                    "class X extends Wizard { }", "new InputDialog(shell)", "class X extends QuestionDialog { }")),
            Map.entry("leftover", List.of("// done", "TODOS"))));

    @Test
    void everySourceRuleCanBeBrokenAndKept() {
        assertEquals(Set.copyOf(RULES.rules().keySet()), BAD.keySet());
        assertEquals(BAD.keySet(), GOOD.keySet());
        BAD.forEach((rule, texts) -> texts.forEach(text -> {
            assertEquals(1, source(rule, SHIPPED, text).size(), () -> rule + " should refuse: " + text);
            String violation = source(rule, SHIPPED, text).getFirst();
            assertTrue(violation.startsWith(SHIPPED), () -> rule + " should name the file");
            assertTrue(RULES.check(new Source(SHIPPED, text)).contains(violation));
        }));
        GOOD.forEach((rule, texts) -> texts.forEach(text -> assertEquals(List.of(), source(rule, SHIPPED, text),
                () -> rule + " should accept: " + text)));
    }

    @Test
    void violationsNameTheLine() {
        assertEquals(List.of(SHIPPED + ":3: wait for a condition: Thread.sleep"),
                source("sleep", SHIPPED, "/* one\n two */\nThread.sleep(1);"));
    }

    @Test
    void rulesKnowWhereTheyHold() {
        assertEquals(1, source("sleep", TEST, "Thread.sleep(1);").size());
        assertEquals(List.of(), source("sleep", "tests/glia.testkit/src/glia/testkit/Clock.java", "Thread.sleep(1);"));
        assertEquals(List.of(), source("standard output", TEST, "System.out.println(p50);"));
        assertEquals(List.of(), source("standard output", "bundles/glia.cli/src/X.java", "System.out.println(p50);"));
        String lookUp = "context.getServiceReference(X.class)";
        String edge = "bundles/glia.x/src/glia/x/internal/Edge.java";
        assertEquals(List.of(), source("service look-up", edge, lookUp));
        assertEquals(List.of(), source("standard output", edge, "System.err.println(message);"));
        assertEquals(List.of(), source("service look-up", TEST, lookUp));
    }

    @Test
    void codeLeavesOutCommentsAndLiterals() {
        String text = "a // b\nc /* d\n */ e \"f\\\"g\" h 'i' j \"\"\"\n k \" l\"\"\" m";
        assertEquals("a     \nc     \n    e        h     j    \n          m", new Source(SHIPPED, text).code());
    }

    private static List<String> manifest(String headers) {
        return ManifestRules.check("glia.x", new BundleManifest("Manifest-Version: 1.0\n" + headers + "\n"), ROW);
    }

    @Test
    void everyManifestRuleCanBeBroken() {
        String good = "Export-Package: glia.x;version=\"0.1.0\"\n";
        assertEquals(List.of(), manifest(good + "Import-Package: glia.api.event;version=\"[0.1.0,0.2.0)\",\n"
                + " picocli;version=\"[4,5)\";resolution:=optional,\n"
                + " org.osgi.service.component.annotations;version=\"[1.3.0,2)\";resolution:=optional\n"
                + "Require-Bundle: org.eclipse.ui;bundle-version=\"[3,4)\""));
        assertEquals(List.of("glia.x: may not import glia.engine.internal"),
                manifest(good + "Import-Package: glia.engine.internal;version=\"[1,2)\""));
        assertEquals(List.of("glia.x: may not import org.eclipse.swt"),
                manifest(good + "Import-Package: org.eclipse.swt;resolution:=optional;version=\"[1,2)\""));
        assertEquals(List.of("glia.x: may not import org.jctools.queues"),
                manifest(good + "DynamicImport-Package: org.jctools.queues"));
        assertEquals(List.of("glia.x: may not import *"), manifest(good + "DynamicImport-Package: *"));
        assertEquals(List.of("glia.x: imports picocli without a version range"),
                manifest(good + "Import-Package: picocli"));
        assertEquals(List.of("glia.x: may not require org.eclipse.swt"),
                manifest(good + "Require-Bundle: org.eclipse.swt;visibility:=reexport"));
        assertEquals(List.of("glia.x: import the packages of junk instead of requiring it"),
                manifest(good + "Require-Bundle: junk"));
        assertEquals(List.of("glia.x: exports [], expected [glia.x]"), manifest("Bundle-Name: X"));
        assertEquals(List.of("glia.x: exports [glia.x, glia.x.internal], expected [glia.x]"),
                manifest("Export-Package: glia.x,glia.x.internal;x-internal:=true"));
        assertEquals(List.of("glia.x: is a fragment"), manifest(good + "Fragment-Host: glia.api"));
    }

    private static List<String> any(String headers) {
        BundleManifest manifest = new BundleManifest("Manifest-Version: 1.0\n" + headers);
        return ManifestRules.checkAny("glia.x", manifest, "0.1.0.qualifier");
    }

    @Test
    void everyCommonManifestRuleCanBeBroken() {
        String name = "Bundle-SymbolicName: glia.x;singleton:=true\n";
        String version = "Bundle-Version: 0.1.0.qualifier\n";
        String java = "Bundle-RequiredExecutionEnvironment: JavaSE-25\n";
        assertEquals(List.of(), any(name + version + java));
        assertEquals(List.of("glia.x: the symbolic name is glia.y"),
                any("Bundle-SymbolicName: glia.y\n" + version + java));
        assertEquals(List.of("glia.x: version 0.2.0, expected 0.1.0.qualifier"),
                any(name + "Bundle-Version: 0.2.0\n" + java));
        assertEquals(List.of("glia.x: the execution environment is not JavaSE-25"),
                any(name + version + "Bundle-RequiredExecutionEnvironment: JavaSE-21\n"));
        assertEquals(List.of("glia.x: has an activator; use a component"),
                any(name + version + java + "Bundle-Activator: glia.x.Activator\n"));
    }

    @Test
    void everyLayoutRuleCanBeBroken() {
        assertEquals(List.of("docs lacks the bundle glia.b", "docs names glia.c, which is no bundle"),
                LayoutRules.same("bundle", Set.of("glia.a", "glia.b"), "docs", Set.of("glia.a", "glia.c")));
        String feature = "<feature><plugin\n id=\"glia.a\" version=\"0\"/><plugin id=\"org.x\"/></feature>";
        assertEquals(List.of(), LayoutRules.features(Set.of("glia.a"), List.of(feature)));
        assertEquals(List.of("the set of features lacks the bundle glia.b"),
                LayoutRules.features(Set.of("glia.a", "glia.b"), List.of(feature)));
        assertEquals(List.of("glia.a is in more than one feature"),
                LayoutRules.features(Set.of("glia.a"), List.of(feature, feature)));
        assertEquals(List.of("glia.x: there is no test bundle glia.x.tests"),
                LayoutRules.tests(Map.of("glia.x", ROW), Set.of("glia.y.tests")));
        assertEquals(List.of(), LayoutRules.tests(Map.of("glia.x", ROW), Set.of("glia.x.tests")));
        String rows = "| Other |\n| --- |\n| `glia.o` |\n\n| Bundle | x |\n| --- | --- |\n"
                + "| `glia.a` | uses `glia.z` |\n|`glia.b.c`| |\n\n| `glia.p` |\n";
        assertEquals(List.of("glia.a", "glia.b.c"), LayoutRules.documented(rows));
        assertEquals(List.of("a", "b/c"), LayoutRules.modules("<module>a</module>\n<module>b/c</module>"));
    }

    @Test
    void everyDocumentRuleCanBeBroken() {
        Source document = new Source("docs/a.md",
                "see [b](b.md#top), [c](../c.md), [x](https://x.org/y)\n![d](d.png)");
        assertEquals(List.of(), DocumentRules.links(document, Set.of("docs/b.md", "c.md", "docs/d.png")::contains));
        assertEquals(List.of("docs/a.md:1: leads nowhere: b.md", "docs/a.md:1: leads nowhere: ../c.md",
                "docs/a.md:2: leads nowhere: d.png"), DocumentRules.links(document, path -> false));
        Source claim = new Source("docs/a.md", "`LedgerTest` shows it, a Test does not");
        assertEquals(List.of(), DocumentRules.evidence(claim, Set.of("LedgerTest")));
        assertEquals(List.of("docs/a.md:1: there is no LedgerTest"), DocumentRules.evidence(claim, Set.of()));
        String pinned = "<dependency><artifactId>a</artifactId><version>1.0</version></dependency>";
        assertEquals(List.of(), DocumentRules.pinned(new Source("t", pinned)));
        for (String version : List.of("[1,2)", "LATEST", "${v}", "")) {
            String text = pinned.replace("1.0", version);
            assertEquals(1, DocumentRules.pinned(new Source("t", text)).size(), text);
        }
    }

    @Test
    void everyComponentRuleCanBeBroken() {
        Source component = new Source(SHIPPED,
                "package glia.x.internal;\n\n@Component(immediate = true)\nclass X {}\n");
        Source plain = new Source(SHIPPED.replace("X.java", "Y.java"),
                "package glia.x.internal;\n/**\n@Component no\n */ class Y {}");
        BundleManifest all = new BundleManifest("Manifest-Version: 1.0\nService-Component: OSGI-INF/*.xml\n");
        BundleManifest none = new BundleManifest("Manifest-Version: 1.0\n");
        BundleManifest other = new BundleManifest("Manifest-Version: 1.0\nService-Component: OSGI-INF/y.xml\n");
        Set<String> built = Set.of("OSGI-INF/glia.x.internal.X.xml", "OSGI-INF/y.xml", "glia/x/internal/X.class");
        List<Source> sources = List.of(component, plain);
        assertEquals(List.of(), LayoutRules.components("glia.x", sources, all, built));
        assertEquals(List.of("glia.x: no description of the component glia.x.internal.X"),
                LayoutRules.components("glia.x", sources, other, Set.of("OSGI-INF/y.xml")));
        assertEquals(List.of("glia.x: Service-Component leaves out glia.x.internal.X"),
                LayoutRules.components("glia.x", sources, none, built));
        assertEquals(List.of("glia.x: Service-Component leaves out glia.x.internal.X"),
                LayoutRules.components("glia.x", sources, other, built));
        assertEquals(List.of("glia.x: Service-Component names OSGI-INF/*.xml, which is not in the bundle"),
                LayoutRules.components("glia.x", List.of(plain), all, Set.of("glia/x/internal/Y.class")));
    }
}
