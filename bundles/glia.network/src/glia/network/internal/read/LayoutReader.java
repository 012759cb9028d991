package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.Layout;
import glia.json.JsonValue;
import java.nio.file.Path;
import java.util.List;

/** Reads where the neurons of a population are. */
final class LayoutReader {

    /** 1000 km; beyond, float32 coordinates would fall together. */
    private static final Range COORDINATE = new Range(-1e9, true, 1e9);
    private static final Range LENGTH = new Range(0, false, 1e9);

    private LayoutReader() {
    }

    /** @return the layout, or null if it is none (which is reported) */
    static Layout read(Reading reading, JsonValue value, String path) {
        Fields fields = Fields.openOneOf(reading, value, "type", Section.LAYOUTS, path);
        if (fields == null) {
            return null;
        }
        return switch (fields.section()) {
            case BOX -> box(fields);
            case DISC -> disc(fields);
            case GRID -> grid(fields);
            default -> listed(fields);
        };
    }

    private static Layout box(Fields fields) {
        Layout.Point low = point(fields, "low", null);
        Layout.Point high = point(fields, "high", null);
        if (low == null || high == null) {
            return null;
        }
        if (low.x() > high.x() || low.y() > high.y() || low.z() > high.z()) {
            fields.problem("high", "expected no coordinate below that of \"low\"");
            return null;
        }
        return new Layout.Box(low, high, fields.truth("edge_wrap", false));
    }

    private static Layout disc(Fields fields) {
        Layout.Point centre = point(fields, "centre", null);
        double radius = fields.number("radius", Double.NaN, LENGTH, "mm");
        return centre == null || Double.isNaN(radius) ? null : new Layout.Disc(centre, radius);
    }

    private static Layout grid(Fields fields) {
        Layout.Point origin = point(fields, "origin", new Layout.Point(0, 0, 0));
        int columns = (int) fields.whole("columns", -1, 1, Integer.MAX_VALUE);
        double spacing = fields.number("spacing", Double.NaN, LENGTH, "mm");
        return origin == null || columns < 0 || Double.isNaN(spacing) ? null
                : new Layout.Grid(origin, columns, spacing, fields.truth("edge_wrap", false));
    }

    private static Layout listed(Fields fields) {
        Path file = ReferredFile.find(fields, "file");
        return file == null ? null : new Layout.Listed(file);
    }

    private static Layout.Point point(Fields fields, String key, Layout.Point absent) {
        if (fields.value(key) == null) {
            return absent;
        }
        List<JsonValue> list = fields.list(key, 2, 3);
        if (list.isEmpty()) {
            return null;
        }
        double[] c = new double[3];
        for (int i = 0; i < list.size(); i++) {
            c[i] = Numbers.finite(fields.reading(), list.get(i), fields.path(key) + '[' + i + ']', COORDINATE, "mm");
        }
        return Double.isNaN(c[0] + c[1] + c[2]) ? null : new Layout.Point(c[0], c[1], c[2]);
    }
}
