package glia.ui.views.internal;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Simulation;
import glia.api.simulation.SpikeBatch;
import glia.api.store.SpikeAnalyses;
import glia.api.store.SpikeAnalysis;
import glia.ui.kit.chart.Histograms;
import java.util.List;

/**
 * The spikes of the present stretch of simulated time, analysed by the same code as a report's. It is an observer,
 * which nobody waits for: after spikes that it did not get, it begins anew and says so.
 */
final class HistogramModel {
    /** Long enough for a neuron of a few Hz, short enough that a change is seen. */
    private static final double WINDOW_MS = 5000;

    private final SpikeAnalyses analyses;
    private final Network network;
    private final int[] row;
    private SpikeAnalysis analysis;
    private Histograms whole;
    private long expected;
    private long end;
    private long dataSteps;
    private boolean lost;

    HistogramModel(SpikeAnalyses analyses, Simulation simulation) {
        this.analyses = analyses;
        network = simulation.network();
        row = new int[network.neurons()];
        begin(simulation.status().step());
    }

    List<String> populations() {
        return network.populations().stream().map(Population::name).toList();
    }

    private void begin(long step) {
        end = step + network.steps(WINDOW_MS);
        analysis = analyses.begin(network, step, step, end);
        expected = step + 1;
        dataSteps = 0;
    }

    synchronized void clear() {
        whole = null;
        lost = false;
        begin(0);
    }

    synchronized void accept(SpikeBatch batch) {
        if (batch.fromStep() != expected || batch.total() != batch.steps().length) {
            lost = true;
            begin(batch.toStep());
            return;
        }
        feed(batch);
        expected = batch.toStep() + 1;
        dataSteps += batch.toStep() - batch.fromStep() + 1;
        if (batch.toStep() >= end) {
            whole = new Histograms(analysis.statistics(), analysis.figures(), 0);
            lost = false;
            begin(batch.toStep());
        }
    }

    private void feed(SpikeBatch batch) {
        int[] steps = batch.steps();
        for (int i = 0; i < steps.length;) {
            int count = 0;
            int step = steps[i];
            while (i < steps.length && steps[i] == step) {
                row[count++] = batch.neurons()[i++];
            }
            analysis.spikes(batch.fromStep() + step, row, count);
        }
        analysis.completed(batch.toStep());
    }

    /** The last whole stretch; the present one while there is none; null if nothing was seen of either. */
    synchronized Histograms histograms(int population) {
        Histograms shown = whole != null ? whole : dataSteps == 0 ? null
                : new Histograms(analysis.statistics(), analysis.figures(), population);
        return shown == null ? null : new Histograms(shown.statistics(), shown.figures(), population);
    }

    /** Whether spikes were not seen since the last whole stretch. */
    synchronized boolean lost() {
        return lost;
    }
}
