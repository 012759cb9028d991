package glia.ui.kit.raster;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.Exportable;
import glia.ui.kit.internal.Csv;
import java.io.IOException;
import java.util.Arrays;

/** The spikes that are within a picture. */
final class RasterTable implements Exportable.Table {
    static final String HEADER = "time_ms,neuron,population,index\n";

    private final Network network;
    private long[] steps = new long[1024];
    private int[] neurons = new int[1024];
    private int count;

    private RasterTable(Network network) {
        this.network = network;
    }

    static RasterTable of(RasterScene scene, double endStep, SpikeRing spikes) {
        RasterTable table = new RasterTable(scene.rows().network());
        double fromStep = endStep - scene.width() * scene.stepsPerColumn();
        spikes.visit(spikes.firstAt((long) Math.ceil(fromStep)), (long) Math.ceil(endStep) - 1, (step, neuron) -> {
            double place = scene.rows().middle(neuron);
            if (place >= scene.top() && place <= scene.bottom()) {
                table.add(step, neuron);
            }
        });
        return table;
    }

    private void add(long step, int neuron) {
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
            neurons = Arrays.copyOf(neurons, 2 * count);
        }
        steps[count] = step;
        neurons[count++] = neuron;
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        out.append(HEADER);
        for (int i = 0; i < count; i++) {
            Population population = network.populationOf(neurons[i]);
            out.append(Csv.time(steps[i] * network.dt())).append(',').append(Integer.toString(neurons[i])).append(',')
                    .append(Csv.quoted(population.name())).append(',')
                    .append(Integer.toString(neurons[i] - population.firstId())).append('\n');
        }
    }
}
