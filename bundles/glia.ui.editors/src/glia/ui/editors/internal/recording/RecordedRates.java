package glia.ui.editors.internal.recording;

import glia.api.network.Population;
import glia.api.store.RecordedSpikes;
import glia.ui.kit.chart.SampleRing;
import glia.ui.kit.chart.SampleSource;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The mean rate of a neuron of each population of a recording, in bins that suit the stretch of time shown. */
final class RecordedRates implements SampleSource {
    private static final int MOST_BINS = 400;
    private static final double SHORTEST_BIN_MS = 1;

    private final RecordedSpikes spikes;
    private final Consumer<IOException> failed;

    RecordedRates(RecordedSpikes spikes, Consumer<IOException> failed) {
        this.spikes = spikes;
        this.failed = failed;
    }

    @Override
    public boolean recorded() {
        return true;
    }

    @Override
    public int lines() {
        return spikes.network().populations().size();
    }

    @Override
    public double lastTime() {
        return spikes.lastStep() * spikes.network().dt();
    }

    @Override
    public SampleRing.Slice slice(double from, double to) {
        double dt = spikes.network().dt();
        int most = (int) Math.clamp(Math.floor((to - from) / SHORTEST_BIN_MS), 1, MOST_BINS);
        long width = (long) Math.ceil((to - from) / dt / most);
        long first = Math.max(0, (long) Math.floor(from / dt) - width);
        long last = Math.min(spikes.lastStep(), (long) Math.ceil(to / dt) + width);
        if (last <= first) {
            return new SampleRing.Slice(new double[0], new float[lines()][0]);
        }
        try {
            return slice(spikes.counts(first, last, most + 2), dt);
        } catch (IOException e) {
            failed.accept(e);
            return new SampleRing.Slice(new double[0], new float[lines()][0]);
        }
    }

    private SampleRing.Slice slice(RecordedSpikes.Counts counts, double dt) {
        List<Population> populations = spikes.network().populations();
        int bins = counts.counts()[0].length;
        double[] times = new double[bins];
        float[][] rates = new float[populations.size()][bins];
        for (int bin = 0; bin < bins; bin++) {
            long begin = counts.fromStep() + bin * counts.binSteps();
            // what lies beyond the end of the recording is not silence
            long end = Math.min(begin + counts.binSteps(), spikes.lastStep());
            times[bin] = (begin + end) / 2.0 * dt;
            for (int p = 0; p < rates.length; p++) {
                double seconds = (end - begin) * dt / 1000;
                rates[p][bin] = (float) (counts.counts()[p][bin] / seconds / populations.get(p).size());
            }
        }
        return new SampleRing.Slice(times, rates, 1.5 * counts.binSteps() * dt);
    }
}
