package glia.ui.kit.raster;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.Exportable;
import glia.ui.kit.internal.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** The spikes as they are now; of a recording, which stays as it is, they are read when they are written. */
    static Exportable.Table of(RasterScene scene, double endStep, SpikeSource spikes) {
        return spikes.recorded() ? out -> read(scene, endStep, spikes, out) : held(scene, endStep, spikes);
    }

    private static void read(RasterScene scene, double endStep, SpikeSource spikes, Appendable out)
            throws IOException {
        out.append(HEADER);
        Network network = scene.rows().network();
        long fromStep = (long) Math.ceil(endStep - scene.width() * scene.stepsPerColumn());
        try {
            spikes.visit(spikes.firstAt(fromStep), (long) Math.ceil(endStep) - 1, (step, neuron) -> {
                double place = scene.rows().middle(neuron);
                if (place >= scene.top() && place <= scene.bottom()) {
                    line(network, step, neuron, out);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static RasterTable held(RasterScene scene, double endStep, SpikeSource spikes) {
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
        try {
            for (int i = 0; i < count; i++) {
                line(network, steps[i], neurons[i], out);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(Network network, long step, int neuron, Appendable out) {
        Population population = network.populationOf(neuron);
        try {
            out.append(Csv.time(step * network.dt())).append(',').append(Integer.toString(neuron)).append(',')
                    .append(Csv.quoted(population.name())).append(',')
                    .append(Integer.toString(neuron - population.firstId())).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
