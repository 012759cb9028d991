package glia.store.internal.recording;

import glia.api.network.Network;
import glia.api.network.Population;
import java.io.IOException;

/** Writes spikes as lines {@code time_ms,population,neuron}. */
final class SpikeTable implements Sinks.Spikes {

    private final LineFile file;
    private final SpikeSelection selection;
    private final StepTimes times;
    private final byte[] time = new byte[StepTimes.MAX_LENGTH];
    private final int[] firstIds;
    private final int neurons;
    private final byte[][] names;
    private final int maxLine;

    SpikeTable(LineFile file, Network network, SpikeSelection selection) throws IOException {
        this.file = file;
        this.selection = selection;
        times = new StepTimes(network.dt());
        neurons = network.neurons();
        firstIds = network.populations().stream().mapToInt(Population::firstId).toArray();
        names = network.populations().stream().map(p -> Csv.bytes("," + Csv.field(p.name()) + ","))
                .toArray(byte[][]::new);
        maxLine = maxLine(network);
        byte[] out = file.room(maxLine);
        file.endLine(Csv.put(Csv.bytes("time_ms,population,neuron\n"), out, file.position()));
    }

    static int maxLine(Network network) {
        int longest = 0;
        for (Population population : network.populations()) {
            longest = Math.max(longest, Csv.bytes(Csv.field(population.name())).length);
        }
        return longest + StepTimes.MAX_LENGTH + 32;
    }

    @Override
    public void write(long step, int[] ids, int from, int count) throws IOException {
        int timeLength = times.write(step, time, 0);
        int population = 0;
        int next = nextFirstId(population);
        for (int i = from; i < from + count; i++) {
            int id = ids[i];
            if (!selection.contains(id)) {
                continue;
            }
            while (id >= next) {
                next = nextFirstId(++population);
            }
            byte[] out = file.room(maxLine);
            int at = file.position();
            System.arraycopy(time, 0, out, at, timeLength);
            at = Csv.put(names[population], out, at + timeLength);
            at = Csv.put(id - firstIds[population], out, at);
            out[at++] = '\n';
            file.endLine(at);
        }
    }

    private int nextFirstId(int population) {
        return population + 1 < firstIds.length ? firstIds[population + 1] : neurons;
    }
}
