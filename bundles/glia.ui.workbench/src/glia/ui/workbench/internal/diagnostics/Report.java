package glia.ui.workbench.internal.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text of the diagnostics, of bounded length. The folder and the name of the person at the computer are replaced,
 * wherever they stand.
 */
final class Report {
    static final int MAX_CHARACTERS = 1 << 20;
    private static final String CUT = "... cut here\n";

    private final StringBuilder text = new StringBuilder();
    private boolean full;

    Report line(String format, Object... values) {
        return add(String.format(Locale.ROOT, format, values));
    }

    Report add(String line) {
        if (!full && text.length() + line.length() + 1 > MAX_CHARACTERS) {
            full = true;
            text.append(CUT);
        }
        if (!full) {
            text.append(line).append('\n');
        }
        return this;
    }

    /** The end of a file, which is what happened last. */
    Report tail(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
            long skipped = Math.max(0, channel.size() - (MAX_CHARACTERS - CUT.length()));
            channel.position(skipped);
            if (skipped > 0) {
                text.append(CUT);
            }
            InputStream in = Channels.newInputStream(channel);
            text.append(new String(in.readNBytes(MAX_CHARACTERS - CUT.length()), StandardCharsets.UTF_8));
        }
        return this;
    }

    byte[] bytes() {
        return anonymous(text.toString(), System.getProperty("user.home"), System.getProperty("user.name"))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String anonymous(String text, String home, String user) {
        String result = text;
        if (home != null && home.length() > 1) {
            result = result.replace(home, "~");
        }
        // a name that is part of a word is most often no name
        return user == null || user.isBlank() ? result
                : result.replaceAll("\\b" + Pattern.quote(user) + "\\b", "USER");
    }
}
