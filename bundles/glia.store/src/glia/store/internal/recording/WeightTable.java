package glia.store.internal.recording;

import glia.api.network.Network;
import java.io.IOException;

/** Writes the samples of a weight recorder as lines {@code time_ms,source,target,weight}. */
final class WeightTable implements Sinks.Samples {

    private static final int MAX_LINE = StepTimes.MAX_LENGTH + Csv.MAX_FLOAT + 32;

    private final LineFile file;
    private final RecordedSynapses synapses;
    private final StepTimes times;
    private final byte[] time = new byte[StepTimes.MAX_LENGTH];
    private final StringBuilder number = new StringBuilder(Csv.MAX_FLOAT);

    WeightTable(RecordingFile.Place place, String stem, Network network, RecordedSynapses synapses)
            throws IOException {
        file = new LineFile(place, stem, MAX_LINE);
        this.synapses = synapses;
        times = new StepTimes(network.dt());
        byte[] header = Csv.bytes("time_ms,source,target,weight\n");
        file.endLine(Csv.put(header, file.room(header.length), file.position()));
    }

    LineFile file() {
        return file;
    }

    @Override
    public void write(long step, int first, int[] bits, int from, int count) throws IOException {
        int timeLength = times.write(step, time, 0);
        for (int i = 0; i < count; i++) {
            byte[] out = file.room(MAX_LINE);
            int at = file.position();
            System.arraycopy(time, 0, out, at, timeLength);
            at += timeLength;
            out[at++] = ',';
            at = Csv.put(synapses.senders()[first + i], out, at);
            out[at++] = ',';
            at = Csv.put(synapses.targets()[first + i], out, at);
            out[at++] = ',';
            at = Csv.put(Float.intBitsToFloat(bits[from + i]), number, out, at);
            out[at++] = '\n';
            file.endLine(at);
        }
    }
}
