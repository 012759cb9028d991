package glia.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text file of the repository.
 *
 * @param path relative to the root, with slashes
 * @param text its content
 */
record Source(String path, String text) {

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isTest() {
        return path.startsWith("tests/");
    }

    /** Name of the file without its folder. */
    String file() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Java code with the content of comments and literals blanked; every line keeps its place and length. */
    String code() {
        StringBuilder code = new StringBuilder(text);
        int i = 0;
        while (i < code.length()) {
            int end = endOfCommentOrLiteral(i);
            for (int k = i; k < end; k++) {
                if (code.charAt(k) != '\n') {
                    code.setCharAt(k, ' ');
                }
            }
            i = Math.max(end, i + 1);
        }
        return code.toString();
    }

    /** Where a comment or literal that begins at {@code i} ends; {@code i} if none begins there. */
    private int endOfCommentOrLiteral(int i) {
        if (text.startsWith("//", i)) {
            return indexOrEnd("\n", i, 0);
        }
        if (text.startsWith("/*", i)) {
            return indexOrEnd("*/", i + 2, 2);
        }
        if (text.startsWith("\"\"\"", i)) {
            return indexOrEnd("\"\"\"", i + 3, 3);
        }
        char quote = text.charAt(i);
        if (quote != '"' && quote != '\'') {
            return i;
        }
        int k = i + 1;
        while (k < text.length() && text.charAt(k) != quote && text.charAt(k) != '\n') {
            k += text.charAt(k) == '\\' ? 2 : 1;
        }
        return Math.min(k + 1, text.length());
    }

    private int indexOrEnd(String end, int from, int plus) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + plus;
    }

    /** One violation for each place in the given text (this file's, or its code) that a pattern matches. */
    List<String> matches(Pattern pattern, String in, String message) {
        List<String> violations = new ArrayList<>();
        Matcher matcher = pattern.matcher(in);
        while (matcher.find()) {
            violations.add(at(in, matcher.start()) + message + ": " + matcher.group().strip());
        }
        return violations;
    }

    String at(String in, int offset) {
        long line = 1 + in.substring(0, offset).chars().filter(c -> c == '\n').count();
        return path + ":" + line + ": ";
    }
}
