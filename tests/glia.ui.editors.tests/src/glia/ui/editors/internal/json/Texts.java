package glia.ui.editors.internal.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The files that are shipped, and a text without what does not matter in it. */
final class Texts {

    private Texts() {
    }

    /** The networks that are shipped. */
    static List<String> examples() {
        return Collections.list(bundle("glia.examples").findEntries("project", "*.network.json", false)).stream()
                .map(Texts::read).toList();
    }

    static String example(String name) {
        return read(bundle("glia.examples").getEntry("project/" + name + ".network.json"));
    }

    /** The published schema of networks. */
    static String schema() {
        return read(bundle("glia.network").getEntry("schema/glia-network.schema.json"));
    }

    private static Bundle bundle(String name) {
        return Stream.of(FrameworkUtil.getBundle(Texts.class).getBundleContext().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name)).findFirst().orElseThrow();
    }

    private static String read(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value, then all below it in the order of the text. */
    static void each(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.children().forEach(child -> each(child, visitor));
    }

    /** A value as it was understood, without any blank. */
    static String compact(JsonNode node) {
        return switch (node.kind()) {
            case OBJECT -> node.children().stream().map(child -> JsonText.quote(child.key()) + ':' + compact(child))
                    .collect(Collectors.joining(",", "{", "}"));
            case ARRAY -> node.children().stream().map(Texts::compact).collect(Collectors.joining(",", "[", "]"));
            default -> node.literal();
        };
    }

    static String compact(String text) {
        return compact(new JsonText(text).root());
    }

    /** A text without its blanks outside of strings, whatever it means. */
    static String withoutBlanks(String text) {
        StringBuilder kept = new StringBuilder();
        boolean string = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (string || !Character.isWhitespace(c)) {
                kept.append(c);
            }
            if (string && c == '\\') {
                kept.append(text.charAt(++i));
            } else if (c == '"') {
                string = !string;
            }
        }
        return kept.toString();
    }
}
