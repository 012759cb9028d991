package glia.store.internal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What all pages begin and end with. */
final class HtmlPage {

    private HtmlPage() {
    }

    /** @param title not escaped yet */
    static void begin(StringBuilder out, String title) {
        String escaped = Words.escape(title);
        out.append("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n")
                .append("<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>").append(escaped)
                .append("</title>\n<style>\n").append(style()).append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped).append("</h1>\n");
    }

    static void end(StringBuilder out) {
        out.append("</body>\n</html>\n");
    }

    /** The style sheet of all pages and pictures. */
    static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
