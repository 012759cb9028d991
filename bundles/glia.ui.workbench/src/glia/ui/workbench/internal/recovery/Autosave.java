package glia.ui.workbench.internal.recovery;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Properties;

/**
 * A run as it was saved by itself: a file of properties that says what it is, and a checkpoint beside it.
 *
 * @param properties the file of properties, named after the run
 * @param checkpoint the checkpoint that it names
 * @param network the file of the network that runs
 * @param name what the network calls itself
 * @param simulatedMs simulated time in ms at which it was saved
 * @param saved when
 */
public record Autosave(Path properties, Path checkpoint, Path network, String name, double simulatedMs,
        Instant saved) {
    static final String PROPERTIES = ".properties";
    static final String CHECKPOINT = ".checkpoint";
    private static final int MAX_BYTES = 1 << 16;

    /** @throws IOException if the file is not what was written, with its name and what is wrong */
    static Autosave read(Path file) throws IOException {
        Properties texts = new Properties();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException(file + ": more than " + MAX_BYTES + " bytes");
        }
        try {
            texts.load(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
            Path checkpoint = Path.of(text(texts, "checkpoint"));
            if (checkpoint.getNameCount() != 1 || !checkpoint.toString().endsWith(CHECKPOINT)) {
                throw new IllegalArgumentException("checkpoint: expected a file beside it, found " + checkpoint);
            }
            return new Autosave(file, file.resolveSibling(checkpoint), Path.of(text(texts, "network")),
                    text(texts, "name"), Double.parseDouble(text(texts, "simulatedMs")),
                    Instant.parse(text(texts, "saved")));
        } catch (InvalidPathException | DateTimeException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            // a bad number, a bad escape of properties or what is said above
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static String text(Properties texts, String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return text;
    }

    /** What {@link #read} reads. */
    byte[] bytes() throws IOException {
        Properties texts = new Properties();
        texts.setProperty("checkpoint", checkpoint.getFileName().toString());
        texts.setProperty("network", network.toString());
        texts.setProperty("name", name);
        texts.setProperty("simulatedMs", Double.toString(simulatedMs));
        texts.setProperty("saved", saved.toString());
        StringWriter out = new StringWriter();
        texts.store(out, null);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
