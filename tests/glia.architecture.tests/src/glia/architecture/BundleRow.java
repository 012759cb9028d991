package glia.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A row of the table of bundles ({@code bundles.properties} beside this class): what a bundle may do.
 *
 * @param imports packages that it may import; a name that ends with {@code .*} stands for all below it
 * @param requires bundles that it may require
 * @param exports packages that it exports, all of them
 * @param tests the bundle that tests it
 */
record BundleRow(List<String> imports, List<String> requires, List<String> exports, String tests) {

    /** The whole table by name of the bundle. */
    static Map<String, BundleRow> table() {
        Properties properties = new Properties();
        try (InputStream in = BundleRow.class.getResourceAsStream("bundles.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, BundleRow> table = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.endsWith("/tests")) {
                String bundle = key.substring(0, key.length() - "/tests".length());
                table.put(bundle, new BundleRow(words(properties, bundle + "/imports"),
                        words(properties, bundle + "/requires"), words(properties, bundle + "/exports"),
                        properties.getProperty(key)));
            }
        }
        return table;
    }

    private static List<String> words(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        return value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
    }

    boolean mayImport(String packageName) {
        return imports.stream().anyMatch(allowed -> allowed.endsWith(".*")
                ? packageName.startsWith(allowed.substring(0, allowed.length() - 1)) : packageName.equals(allowed));
    }
}
