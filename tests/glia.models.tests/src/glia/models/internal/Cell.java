package glia.models.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.energy.EnergyTotals;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Layout;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.Progress;
import glia.api.network.Quantity;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One neuron of a model, driven by devices and run through the real engine. */
final class Cell {

    private final String model;
    private final Map<String, Quantity> parameters = new LinkedHashMap<>();
    private final Map<String, Quantity> initial = new LinkedHashMap<>();
    private final List<DeviceDescription> devices = new ArrayList<>();
    private double dt = 0.1;

    Cell(String model) {
        this.model = model;
    }

    Cell dt(double ms) {
        dt = ms;
        return this;
    }

    Cell with(String parameter, double value) {
        parameters.put(parameter, Quantity.of(value));
        return this;
    }

    Cell from(String state, double value) {
        initial.put(state, Quantity.of(value));
        return this;
    }

    /** A current that acts on the steps which advance the time from start to stop. */
    Cell current(double amplitude, double start, double stop) {
        devices.add(new DeviceDescription.DcGenerator("dc " + devices.size(), amplitude, start, stop,
                connection("", 1)));
        return this;
    }

    /** Spikes of a weight that arrive in the steps which end at the given times. */
    Cell spikes(double weight, double... arrivals) {
        double[] times = new double[arrivals.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = arrivals[i] - dt;
        }
        devices.add(new DeviceDescription.SpikeGenerator("spikes " + devices.size(), times, connection("", weight)));
        return this;
    }

    private List<Connection> connection(String receptor, double weight) {
        return List.of(new Connection("N", List.of(), receptor, weight, dt));
    }

    /** What one neuron did. */
    static final class Trace implements Recorder {

        /** Steps of the spikes. */
        final List<Long> spikes = new ArrayList<>();
        /** What the books say at the end. */
        EnergyTotals.Population energy;
        private final List<float[]> samples = new ArrayList<>();
        private int every;

        @Override
        public void spikes(long step, int[] neurons, int count) {
            spikes.add(step);
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            samples.add(Arrays.copyOf(values, count));
        }

        @Override
        public void completed(long step) {
            // nothing to do
        }

        /** The value at the end of a step of the state that was asked for at this place. */
        double at(long step, int state) {
            if (step % every != 0) {
                throw new AssertionError("step " + step + " is not sampled");
            }
            return samples.get((int) (step / every) - 1)[state];
        }

        /** Spikes in the steps after one and up to another. */
        List<Long> spikesBetween(long after, long upTo) {
            return spikes.stream().filter(s -> s > after && s <= upTo).toList();
        }
    }

    /**
     * @param time how long, in ms
     * @param interval how often to sample, in ms
     * @param states what to sample
     */
    Trace run(double time, double interval, String... states) {
        if (states.length > 0) {
            devices.add(new DeviceDescription.Multimeter("meter", List.of(states), interval, connection("", 1)));
        }
        NetworkDescription description = new NetworkDescription("cell", "", "", dt, 1, time, List.of(
                new PopulationDescription("N", 1, model, parameters, initial,
                        new Layout.Disc(new Layout.Point(0, 0, 0), 1))), List.of(), devices);
        Trace trace = new Trace();
        trace.every = (int) Math.rint(interval / dt);
        try {
            Network network = Services.get(NetworkBuilder.class).build(description, Progress.NONE);
            try (Simulation simulation = Services.get(Simulations.class).open(network,
                    new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE)) {
                simulation.addRecorder(trace);
                simulation.run(network.steps(time)).join();
                trace.energy = simulation.report().energy().populations().getFirst();
            }
        } catch (NetworkException | BackendUnavailableException e) {
            throw new AssertionError(e);
        }
        return trace;
    }
}
