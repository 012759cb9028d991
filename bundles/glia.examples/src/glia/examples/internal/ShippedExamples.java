package glia.examples.internal;

import glia.api.network.ExampleCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The example project within this bundle. */
@Component
public final class ShippedExamples implements ExampleCatalogue {

    private static final String INDEX = "examples.index";
    private static final String PROJECT = "project";

    private final BundleContext bundle;
    private final List<Example> examples;
    private Path temporary;

    @Activate
    public ShippedExamples(BundleContext bundle) {
        this.bundle = bundle;
        this.examples = readIndex(bundle.getBundle().getEntry(INDEX));
    }

    @Override
    public List<Example> examples() {
        return examples;
    }

    @Override
    public Optional<Example> find(String name) {
        return examples.stream().filter(e -> e.name().equalsIgnoreCase(name)
                || !e.alias().isEmpty() && e.alias().equalsIgnoreCase(name)).findFirst();
    }

    @Override
    public void copyTo(Path folder) throws IOException {
        copyTo(folder, examples);
    }

    @Override
    public void copyTo(Path folder, Collection<Example> chosen) throws IOException {
        TreeMap<String, URL> files = files();
        examples.stream().filter(example -> !chosen.contains(example)).forEach(left -> files.remove(left.file()));
        Files.createDirectories(folder);
        for (Map.Entry<String, URL> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            if (!Files.exists(target)) {
                AtomicFile.create(target, content(file.getValue()));
            }
        }
    }

    @Override
    public synchronized Path open(Example example) throws IOException {
        if (!examples.contains(example)) {
            throw new IllegalArgumentException("not a shipped example: " + example.name());
        }
        return unpack().resolve(example.file());
    }

    /** Into the bundle's own storage, or where an installation is read-only, into a temporary folder. */
    private Path unpack() throws IOException {
        String name = PROJECT + '-' + bundle.getBundle().getVersion();
        java.io.File storage = bundle.getDataFile(name);
        if (storage != null && temporary == null) {
            try {
                return refresh(storage.toPath());
            } catch (IOException readOnly) {
                temporary = Files.createTempDirectory("glia-examples-");
            }
        }
        if (temporary == null) {
            temporary = Files.createTempDirectory("glia-examples-");
        }
        return refresh(temporary);
    }

    /** Several processes may do this at once: each file is replaced as a whole, by the same content. */
    private Path refresh(Path folder) throws IOException {
        for (Map.Entry<String, URL> file : files().entrySet()) {
            AtomicFile.replaceIfDifferent(folder.resolve(file.getKey()), content(file.getValue()));
        }
        return folder;
    }

    /** The files of the project by their names within it. */
    private TreeMap<String, URL> files() {
        TreeMap<String, URL> files = new TreeMap<>();
        for (URL url : Collections.list(bundle.getBundle().findEntries(PROJECT, "*", true))) {
            String path = url.getPath();
            if (!path.endsWith("/")) {
                files.put(path.substring(path.indexOf('/' + PROJECT + '/') + PROJECT.length() + 2), url);
            }
        }
        return files;
    }

    private static byte[] content(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return in.readAllBytes();
        }
    }

    private static List<Example> readIndex(URL index) {
        List<Example> examples = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(index.openStream(),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList()) {
                String[] cells = line.split("\\|");
                if (cells.length != 5) {
                    throw new IllegalStateException(INDEX + ": expected five cells, found: " + line);
                }
                examples.add(new Example(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(),
                        cells[4].strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(INDEX, e);
        }
        return List.copyOf(examples);
    }
}
