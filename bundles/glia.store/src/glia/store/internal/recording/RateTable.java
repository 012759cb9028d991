package glia.store.internal.recording;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.store.RecordingOptions.PopulationRate;
import glia.store.internal.living.NeuronTime;
import java.io.IOException;

/** Writes how many spikes a population had in each bin as lines {@code time_ms,spikes,rate_hz}; time is a bin's end. */
final class RateTable implements Sinks.Spikes {

    private static final int MAX_LINE = StepTimes.MAX_LENGTH + 64;

    private final LineFile file;
    private final StepTimes times;
    private final int binSteps;
    private final int firstId;
    private final int endId;
    private final int population;
    private final NeuronTime time;
    private final double dt;
    private final long begin;
    private long spikes;
    private long binEnd;

    RateTable(RecordingFile.Place place, String stem, Network network, PopulationRate rate, long beginStep,
            NeuronTime time) throws IOException {
        file = new LineFile(place, stem, MAX_LINE);
        times = new StepTimes(network.dt());
        binSteps = rate.binSteps();
        begin = Math.ceilDiv(beginStep, binSteps) * binSteps;
        binEnd = begin + binSteps;
        population = rate.population();
        this.time = time;
        dt = network.dt();
        Population counted = network.populations().get(population);
        firstId = counted.firstId();
        endId = firstId + counted.size();
        byte[] header = Csv.bytes("time_ms,spikes,rate_hz\n");
        file.endLine(Csv.put(header, file.room(header.length), file.position()));
    }

    LineFile file() {
        return file;
    }

    @Override
    public void write(long step, int[] ids, int from, int count) throws IOException {
        if (step <= begin) {
            return;
        }
        end(step - 1);
        for (int i = from; i < from + count; i++) {
            if (ids[i] >= firstId && ids[i] < endId) {
                spikes++;
            }
        }
    }

    /** Ends the bins that lie wholly before the end of a step. */
    @Override
    public void end(long step) throws IOException {
        while (binEnd <= step) {
            byte[] out = file.room(MAX_LINE);
            int at = times.write(binEnd, out, file.position());
            double neuronSeconds = time.neuronSteps(population, binEnd - binSteps, binEnd) * (dt / 1000);
            double rate = neuronSeconds > 0 ? spikes / neuronSeconds : 0;
            at = Csv.put(Csv.bytes("," + spikes + "," + rate + "\n"), out, at);
            file.endLine(at);
            spikes = 0;
            binEnd += binSteps;
        }
    }
}
