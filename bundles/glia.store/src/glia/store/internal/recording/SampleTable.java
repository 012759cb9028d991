package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Network;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the samples of one connection of a multimeter as lines of its file. */
final class SampleTable implements Sinks.Samples {

    private final LineFile file;
    private final byte[] population;
    private final int[] neurons;
    private final int states;
    private final StepTimes times;
    private final byte[] time = new byte[StepTimes.MAX_LENGTH];
    private final StringBuilder number = new StringBuilder(Csv.MAX_FLOAT);
    private final int maxLine;

    SampleTable(LineFile file, Network network, Device.Multimeter multimeter) {
        this.file = file;
        population = Csv.bytes("," + Csv.field(network.populations().get(multimeter.population()).name()) + ",");
        neurons = multimeter.neurons();
        states = multimeter.states().length;
        times = new StepTimes(network.dt());
        maxLine = maxLine(network, states);
    }

    static int maxLine(Network network, int states) {
        return SpikeTable.maxLine(network) + states * (Csv.MAX_FLOAT + 1);
    }

    /** Writes the first line of a multimeter's file. */
    static void header(LineFile file, Network network, Device.Multimeter multimeter) throws IOException {
        String columns = Arrays.stream(multimeter.states())
                .mapToObj(s -> network.populations().get(multimeter.population()).model().states().get(s).name())
                .map(Csv::field).collect(Collectors.joining(","));
        byte[] line = Csv.bytes("time_ms,population,neuron," + columns + "\n");
        file.endLine(Csv.put(line, file.room(line.length), file.position()));
    }

    @Override
    public void write(long step, int first, int[] bits, int from, int count) throws IOException {
        int timeLength = times.write(step, time, 0);
        for (int i = 0; i < count; i += states) {
            int row = (first + i) / states;
            byte[] out = file.room(maxLine);
            int at = file.position();
            System.arraycopy(time, 0, out, at, timeLength);
            at = Csv.put(population, out, at + timeLength);
            at = Csv.put(neurons == null ? row : neurons[row], out, at);
            for (int s = 0; s < states; s++) {
                out[at++] = ',';
                at = Csv.put(Float.intBitsToFloat(bits[from + i + s]), number, out, at);
            }
            out[at++] = '\n';
            file.endLine(at);
        }
    }
}
