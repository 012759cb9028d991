package glia.ui.views.internal;

import glia.api.model.StateDefinition;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.SampleBatch;
import glia.api.simulation.Simulation;
import glia.ui.kit.chart.SampleRing;
import glia.ui.kit.graph.NeuronIds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The newest samples of a simulation's multimeters, of the first neurons of each, and of neurons that are selected. */
final class TraceModel {
    /** More lines in one chart cannot be told apart. */
    static final int MOST_NEURONS = 8;

    private static final int SAMPLES_KEPT = 1 << 16;

    /**
     * One multimeter on one population.
     *
     * @param device its index within the network
     * @param meter what it records
     * @param population whose neurons
     * @param recorded how many neurons
     * @param rings the samples by recorded state
     */
    record Trace(int device, Device.Multimeter meter, Population population, int recorded, List<SampleRing> rings) {

        int shown() {
            return Math.min(recorded, MOST_NEURONS);
        }

        /** Names of the neurons shown. */
        List<String> names(Network present) {
            return IntStream.range(0, shown()).mapToObj(i -> MeteredNeurons.name(present,
                    population.firstId() + (meter.neurons() == null ? i : meter.neurons()[i]))).toList();
        }

        StateDefinition state(int recordedState) {
            return population.model().states().get(meter.states()[recordedState]);
        }
    }

    private final Simulation simulation;
    private final Network network;
    private volatile MeteredNeurons metered;
    private NeuronIds selected = NeuronIds.NONE;
    private final List<Trace> traces = new ArrayList<>();
    private final float[] row = new float[MOST_NEURONS];

    TraceModel(Simulation simulation) {
        this.simulation = simulation;
        network = simulation.network();
        metered = new MeteredNeurons(simulation, selected, null);
        for (int d = 0; d < network.devices().size(); d++) {
            if (network.devices().get(d) instanceof Device.Multimeter meter) {
                Population population = network.populations().get(meter.population());
                int recorded = meter.neurons() == null ? population.size() : meter.neurons().length;
                List<SampleRing> rings = new ArrayList<>();
                for (int s = 0; s < meter.states().length; s++) {
                    rings.add(new SampleRing(Math.min(recorded, MOST_NEURONS), SAMPLES_KEPT));
                }
                traces.add(new Trace(d, meter, population, recorded, rings));
            }
        }
    }

    Network network() {
        return network;
    }

    /** The network as it is now. */
    Network present() {
        return simulation.presentNetwork();
    }

    /** Potential and energy of selected neurons. */
    MeteredNeurons metered() {
        return metered;
    }

    /** @return whether other neurons were selected before; in the UI thread */
    boolean meter(NeuronIds neurons) {
        boolean others = !neurons.equals(selected);
        if (others) {
            metered.setWanted(false);
            selected = neurons;
            metered = new MeteredNeurons(simulation, neurons, metered);
        }
        return others;
    }

    List<Trace> traces() {
        return traces;
    }

    /** Time between two samples in ms. */
    double intervalMs(Trace trace) {
        return trace.meter().every() * network.dt();
    }

    synchronized void accept(SampleBatch batch) {
        for (Trace trace : traces) {
            if (trace.device() == batch.device()) {
                accept(trace, batch);
            }
        }
    }

    private void accept(Trace trace, SampleBatch batch) {
        int states = trace.rings().size();
        int stride = trace.recorded() * states;
        for (int r = 0; r < batch.steps().length; r++) {
            double time = batch.steps()[r] * network.dt();
            for (int s = 0; s < states; s++) {
                for (int n = 0; n < trace.shown(); n++) {
                    row[n] = batch.values()[r * stride + n * states + s];
                }
                trace.rings().get(s).add(time, row, 0);
            }
        }
    }

    synchronized void clear() {
        traces.forEach(trace -> trace.rings().forEach(SampleRing::clear));
        metered.clear();
    }
}
