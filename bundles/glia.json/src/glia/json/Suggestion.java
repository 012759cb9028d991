package glia.json;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody probably meant. */
public final class Suggestion {

    private static final int LONGEST = 64;

    private Suggestion() {
    }

    /**
     * @param written what was found
     * @param known what is accepted
     * @return {@code  (did you mean "x"?)} with a leading blank, or an empty text
     */
    public static String forName(String written, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(2, written.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(plain(written), plain(candidate));
            if (distance < bestDistance && distance < candidate.length()) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best == null ? "" : " (did you mean \"" + best + "\"?)";
    }

    private static String plain(String name) {
        String text = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
