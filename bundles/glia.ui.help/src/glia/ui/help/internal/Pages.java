package glia.ui.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.ImageData;
import org.osgi.framework.Bundle;

/** The documents in this bundle, by their paths below its folder {@code docs}. */
final class Pages {
    /** The page that lists all others. */
    static final String CONTENTS = "";
    private static final String FOLDER = "docs/";
    private static final String EXTENSION = ".md";
    /** So that it is sharp on any screen, however wide it is shown. */
    static final int PICTURE_ZOOM = 200;
    private static final int MAX_BYTES = 1 << 20;

    private final Bundle bundle;

    Pages(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The path that a link of a page leads to, null if it leads out of the pages. */
    static String resolve(String page, String target) {
        if (target.startsWith("#")) {
            return page + target;
        }
        URI uri;
        try {
            uri = URI.create(page.replace(' ', '_')).resolve(target);
        } catch (IllegalArgumentException e) {
            return null;
        }
        boolean inside = uri.getScheme() == null && uri.getPath() != null && uri.getPath().endsWith(EXTENSION)
                && !uri.getPath().startsWith("..");
        return inside ? uri.toString() : null;
    }

    /** @throws IOException if there is no such page; the message says so */
    PageText read(String path) throws IOException {
        return path.equals(CONTENTS) ? contents() : PageWriter.write(text(path));
    }

    /**
     * A picture of a page, at twice its size; null if it is not there.
     *
     * @param page the path of the page
     * @param target where the picture is, as the page says
     */
    ImageData picture(String page, String target) {
        URL entry = bundle.getEntry(FOLDER + URI.create(page).resolve(target));
        return entry == null ? null : ImageDescriptor.createFromURL(entry).getImageData(PICTURE_ZOOM);
    }

    private String text(String path) throws IOException {
        URL entry = bundle.getEntry(FOLDER + path);
        if (entry == null) {
            throw new IOException(Messages.bind(Messages.PageMissing, path));
        }
        try (InputStream in = entry.openStream()) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        }
    }

    private PageText contents() throws IOException {
        StringBuilder markdown = new StringBuilder("# " + Messages.ContentsTitle + "\n\n");
        for (Entry entry : entries(false)) {
            markdown.append("- [").append(entry.title).append("](").append(entry.path).append(")\n");
        }
        return PageWriter.write(markdown.toString());
    }

    /** The places at which pages hold all the words, as a page of links. */
    PageText search(String words) throws IOException {
        String[] wanted = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        StringBuilder markdown = new StringBuilder("# " + Messages.bind(Messages.FoundTitle, words) + "\n\n");
        int found = 0;
        for (Entry entry : entries(true)) {
            String section = "";
            for (String paragraph : text(entry.path).split("\n\\s*\n|\n(?=\\||- )")) {
                if (paragraph.startsWith("#")) {
                    section = paragraph.replaceFirst("#+\\s*", "").lines().findFirst().orElse("");
                }
                String low = paragraph.toLowerCase(Locale.ROOT);
                if (List.of(wanted).stream().allMatch(low::contains)) {
                    found++;
                    markdown.append("- [").append(entry.title).append("](").append(entry.path).append('#')
                            .append(PageWriter.anchor(PageWriter.write("# " + section).title())).append(") ")
                            .append(section).append("\n\n");
                }
            }
        }
        if (found == 0) {
            markdown.append(Messages.FoundNothing);
        }
        return PageWriter.write(markdown.toString());
    }

    /** All pages by title, the ones of the folder itself first. */
    private List<Entry> entries(boolean below) throws IOException {
        var urls = bundle.findEntries(FOLDER, "*" + EXTENSION, below);
        if (urls == null) {
            throw new IOException(Messages.bind(Messages.PageMissing, FOLDER));
        }
        List<Entry> entries = new ArrayList<>();
        for (URL url : Collections.list(urls)) {
            String path = url.getPath().substring(url.getPath().indexOf(FOLDER) + FOLDER.length());
            String title = text(path).lines().filter(line -> line.startsWith("# ")).findFirst()
                    .map(line -> line.substring(2)).orElse(path);
            entries.add(new Entry(path, title));
        }
        entries.sort(Comparator.comparing((Entry entry) -> entry.path.contains("/")).thenComparing(Entry::title));
        return entries;
    }

    private record Entry(String path, String title) {
    }
}
