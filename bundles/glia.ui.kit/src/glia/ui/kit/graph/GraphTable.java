package glia.ui.kit.graph;

import glia.api.network.Population;
import glia.ui.kit.Exportable;
import glia.ui.kit.internal.Csv;
import java.io.IOException;

/** The neurons that are within the picture, with the time of their last spike and the quantity that colours them. */
final class GraphTable implements Exportable.Table {
    static final String HEADER = "neuron,population,index,x_mm,y_mm,z_mm,last_spike_ms\n";

    private final GraphScene scene;
    private final long[] last;

    GraphTable(GraphScene scene, long[] last) {
        this.scene = scene;
        this.last = last;
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        NeuronQuantity quantity = scene.quantity();
        out.append(HEADER, 0, HEADER.length() - 1)
                .append(quantity == null ? "" : ',' + Csv.quoted(quantity.name())).append('\n');
        NetworkGeometry geometry = scene.geometry();
        Viewport viewport = scene.viewport();
        double dt = geometry.network().dt();
        for (Population population : geometry.network().populations()) {
            for (int i = 0; i < population.size(); i++) {
                int id = population.firstId() + i;
                double x = viewport.toPixelX(geometry.x(id));
                double y = viewport.toPixelY(geometry.y(id));
                if (!scene.shows(id) || x < 0 || y < 0 || x > viewport.width() || y > viewport.height()) {
                    continue;
                }
                out.append(Integer.toString(id)).append(',').append(Csv.quoted(population.name())).append(',')
                        .append(Integer.toString(i));
                for (int c = 0; c < 3; c++) {
                    out.append(',').append(Float.toString(population.positions()[3 * i + c]));
                }
                out.append(',').append(last[id] == SpikeGlow.NEVER ? "" : Csv.time(last[id] * dt));
                if (quantity != null) {
                    float value = quantity.value(id);
                    out.append(',').append(Float.isNaN(value) ? "" : Float.toString(value));
                }
                out.append('\n');
            }
        }
    }
}
