package glia.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is not written in this repository, each rule by its name. */
final class SourceRules {

    static final int MAX_COLUMNS = 120;
    static final int MAX_LINES = 600;

    /**
     * Where a look-up is the only way in, and standard error the only way out: classes that the Eclipse platform
     * creates by extension point, which Declarative Services cannot reach.
     */
    private final Set<String> edges;
    /** Clocks, whose whole purpose is to do something every so often. */
    private final Set<String> clocks;

    SourceRules(Set<String> edges, Set<String> clocks) {
        this.edges = Set.copyOf(edges);
        this.clocks = Set.copyOf(clocks);
    }

    Map<String, Function<Source, List<String>>> rules() {
        Map<String, Function<Source, List<String>>> rules = new LinkedHashMap<>();
        rules.put("line length", SourceRules::lineLength);
        rules.put("file length", SourceRules::fileLength);
        rules.put("service look-up", this::lookUp);
        // what comes and goes cannot come through a constructor
        rules.put("field injection", in(SourceRules::shipped, "inject it into the constructor",
                "@Reference(?:\\s*\\((?:(?!DYNAMIC)[^()]|\\([^()]*\\))*\\))?\\s+"
                        + "(?:(?:private|protected|public|final|volatile)\\s+)*[\\w.<>?, \\[\\]]+\\s\\w+\\s*[;=]"));
        rules.put("mutable static field", SourceRules::mutableStatic);
        rules.put("static registry", in(SourceRules::shipped, "a static registry",
                "\\bstatic\\s+final\\s+[\\w.<>?, \\[\\]]+\\s\\w+\\s*=\\s*(?:new\\s+[\\w.]*"
                        + "(?:Map|List|Set|Queue|Deque|Vector|Table)\\b|Collections\\.synchronized)"));
        // Display.sleep() without arguments waits for an event
        rules.put("sleep", in(s -> s.isJava() && !clocks.contains(s.path()), "wait for a condition",
                "\\bThread\\s*\\.\\s*sleep\\b|\\.sleep\\s*\\(\\s*[^)\\s]"));
        rules.put("stack trace", in(Source::isJava, "log it or show it", "\\.printStackTrace\\s*\\(\\s*\\)"));
        rules.put("standard output", in(
                s -> shipped(s) && !s.path().startsWith("bundles/glia.cli/") && !edges.contains(s.path()),
                "only the command line prints", "\\bSystem\\s*\\.\\s*(?:out|err)\\b"));
        rules.put("empty catch", SourceRules::emptyCatch);
        rules.put("object stream", in(Source::isJava, "never deserialise", "\\bObjectInputStream\\b"));
        rules.put("absolute path", SourceRules::absolutePath);
        rules.put("dialog without help", SourceRules::helpless);
        rules.put("leftover", s -> s.matches(Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b"), s.text(),
                "finish it or file an issue"));
        return rules;
    }

    List<String> check(Source source) {
        List<String> violations = new ArrayList<>();
        rules().values().forEach(rule -> violations.addAll(rule.apply(source)));
        return violations;
    }

    private static boolean shipped(Source source) {
        return source.isJava() && !source.isTest();
    }

    /** A rule that forbids a pattern in code, leaving comments and literals aside. */
    private static Function<Source, List<String>> in(Function<Source, Boolean> where, String message, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return source -> where.apply(source) ? source.matches(compiled, source.code(), message) : List.of();
    }

    private static List<String> lineLength(Source source) {
        return source.isJava()
                ? source.matches(Pattern.compile("(?m)^.{" + (MAX_COLUMNS + 1) + ",}$"), source.text(), "too long")
                : List.of();
    }

    private static List<String> fileLength(Source source) {
        long lines = source.text().lines().count();
        return source.isJava() && lines > MAX_LINES ? List.of(source.path() + ": " + lines + " lines") : List.of();
    }

    /** F1 in a dialog or page of a wizard or of preferences leads to its own section. QuestionDialog asks for it. */
    private static List<String> helpless(Source source) {
        Pattern dialog = Pattern.compile("\\bclass\\s+\\w+\\s+extends\\s+(?!QuestionDialog\\b)"
                + "\\w*(?:Dialog|WizardPage|PreferencePage)\\b");
        return shipped(source) && !source.code().contains(".setHelp(")
                ? source.matches(dialog, source.code(), "give it a context of the help: setHelp") : List.of();
    }

    private List<String> lookUp(Source source) {
        Pattern pattern = Pattern.compile("\\b(?:ServiceTracker|(?:getAll|get)ServiceReferences?|getBundleContext)\\b");
        return shipped(source) && !edges.contains(source.path())
                ? source.matches(pattern, source.code(), "no look-ups: let Declarative Services inject it") : List.of();
    }

    private static List<String> mutableStatic(Source source) {
        // the fields of an org.eclipse.osgi.util.NLS class are filled in by the platform
        if (!shipped(source) || source.code().contains("extends NLS")) {
            return List.of();
        }
        String modifier = "(?:(?:private|protected|public|volatile|transient)\\s+)*";
        Pattern pattern = Pattern.compile("(?m)^[ \\t]*" + modifier + "static\\s+" + modifier
                + "(?!final\\b)[\\w.<>?,\\[\\]]+(?:\\s[\\w.<>?,\\[\\]]+)*\\s\\w+\\s*[;=]");
        return source.matches(pattern, source.code(), "mutable static");
    }

    /** A comment in the block is taken for the reason why nothing has to be done. */
    private static List<String> emptyCatch(Source source) {
        List<String> violations = new ArrayList<>();
        if (source.isJava()) {
            String code = source.code();
            Matcher matcher = Pattern.compile("\\bcatch\\s*\\([^)]*\\)\\s*\\{(\\s*)\\}").matcher(code);
            while (matcher.find()) {
                if (source.text().substring(matcher.start(1), matcher.end(1)).isBlank()) {
                    violations.add(source.at(code, matcher.start()) + "an exception is swallowed");
                }
            }
        }
        return violations;
    }

    /** Nobody else has the folders of one machine; scripts may fall back to the temporary folder. */
    private static List<String> absolutePath(Source source) {
        String folders = source.isJava() ? "home|root|work|Users|tmp" : "home|root|work|Users";
        return source.matches(Pattern.compile("(?<![\\w.$}/>~*-])/(?:" + folders + ")/\\w+"), source.text(),
                "a path of one machine");
    }
}
