package glia.ui.kit.chart;

import glia.ui.kit.Exportable;
import glia.ui.kit.internal.Csv;
import java.io.IOException;
import java.util.List;

/** The samples within a picture: a column a line. */
record ChartTable(List<String> names, ChartFrame frame) implements Exportable.Table {

    @Override
    public void writeCsv(Appendable out) throws IOException {
        out.append("time_ms");
        for (String name : names) {
            out.append(',').append(Csv.quoted(name));
        }
        out.append('\n');
        SampleRing.Slice slice = frame.slice();
        for (int i = 0; i < slice.times().length; i++) {
            if (slice.times()[i] < frame.fromMs() || slice.times()[i] > frame.toMs()) {
                continue;
            }
            out.append(Csv.time(slice.times()[i]));
            for (float[] line : slice.values()) {
                out.append(',').append(Float.isNaN(line[i]) ? "" : Float.toString(line[i]));
            }
            out.append('\n');
        }
    }
}
