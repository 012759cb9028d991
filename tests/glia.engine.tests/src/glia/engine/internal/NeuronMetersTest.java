package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.simulation.NeuronMeter;
import glia.api.simulation.NeuronMeter.Part;
import glia.api.simulation.NeuronSamples;
import glia.api.simulation.Recorder;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Observers can have states of some neurons sampled while a network runs, which nothing notices. */
class NeuronMetersTest {

    private static final int SIZE = 100;
    private static final int[] NEURONS = {3, 50, 101};

    private static Network network() throws Exception {
        return Watched.network(SIZE, """
                { "name": "meter", "model": "multimeter", "record_from": ["V_m", "epsilon"],
                  "interval": 0.1, "sources": [ { "population": "living" } ] },
                { "name": "other", "model": "multimeter", "record_from": ["V_m"],
                  "interval": 0.1, "sources": [ { "population": "drive", "neurons": [2, 19] } ] }
                """);
    }

    private static NeuronMeter meter(Network network, int every) {
        var model = network.populations().get(1).model();
        return new NeuronMeter(List.of(new Part(0, new int[] {2, 19}, new int[] {0}),
                new Part(1, NEURONS, new int[] {model.stateIndex("epsilon"), model.stateIndex("V_m")})), every);
    }

    /** What a multimeter of the network records of the same neurons, by step. */
    private static final class Reference implements Recorder {

        private final Map<Long, float[]> rows = new TreeMap<>();

        @Override
        public void spikes(long step, int[] neurons, int count) {
            // only samples count here
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            float[] row = rows.computeIfAbsent(step, first -> new float[2 + 2 * NEURONS.length]);
            if (device == 1) {
                System.arraycopy(values, 0, row, 0, 2);
            }
            for (int i = 0; device == 0 && i < NEURONS.length; i++) {
                row[2 + 2 * i] = values[2 * NEURONS[i] + 1];
                row[2 + 2 * i + 1] = values[2 * NEURONS[i]];
            }
        }

        @Override
        public void completed(long step) {
            // see spikes
        }
    }

    private static void gather(NeuronSamples samples, Map<Long, float[]> rows) {
        int width = samples.meter().width();
        for (int r = 0; r < samples.steps().length; r++) {
            rows.put(samples.steps()[r], Arrays.copyOfRange(samples.values(), r * width, (r + 1) * width));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void samplesAreThoseOfAMultimeterAndTheRunIsTheSame(int threads) throws Exception {
        Network network = network();
        long steps = 4000;
        Reference reference = new Reference();
        String alone;
        try (Simulation simulation = Watched.open(network, threads)) {
            simulation.addRecorder(reference);
            simulation.run(steps).get();
            alone = simulation.report().spikeSha256();
        }
        NeuronMeter all = meter(network, 1);
        NeuronMeter some = meter(network, 7);
        Map<Long, float[]> ofAll = new ConcurrentSkipListMap<>();
        Map<Long, float[]> ofSome = new ConcurrentSkipListMap<>();
        EventBus bus = Services.get(EventBus.class);
        try (Simulation simulation = Watched.open(network, threads);
                Subscription watching = bus.subscribe(SimulationTopics.NEURON_SAMPLES, "test", samples -> {
                    if (samples.simulation() == simulation.id()) {
                        gather(samples, samples.meter() == all ? ofAll : ofSome);
                    }
                })) {
            simulation.addMeter(all).get();
            simulation.run(1003).get();
            simulation.addMeter(some).get();
            // another layout samples on
            simulation.layOut().get();
            simulation.run(3000).get();
            simulation.removeMeter(some).get();
            simulation.run(steps).get();
            Watched.await(() -> ofAll.size() == steps + 1 && ofSome.containsKey(2996L));
            assertEquals(alone, simulation.report().spikeSha256());
        }
        assertTrue(Float.isNaN(reference.rows.get(1L)[6]), "nobody lives there");
        reference.rows.forEach((step, row) -> assertArrayEquals(row, ofAll.get(step), "step " + step));
        List<Long> expected = new ArrayList<>(List.of(1003L));
        for (long step = 1008; step <= 3000; step += 7) {
            expected.add(step);
        }
        assertEquals(expected, List.copyOf(ofSome.keySet()));
        ofSome.forEach((step, row) -> assertArrayEquals(reference.rows.get(step), row, "step " + step));
    }

    /** Who looks at a network that rests sees its state, and who does so while it runs does not hold it up. */
    @Test
    void metersComeAndGoWhileItRuns() throws Exception {
        Network network = network();
        AtomicInteger rows = new AtomicInteger();
        try (Simulation simulation = Watched.open(network, 2); Subscription watching = Services.get(EventBus.class)
                .subscribe(SimulationTopics.NEURON_SAMPLES, "test", samples -> {
                    rows.addAndGet(samples.simulation() == simulation.id() ? samples.steps().length : 0);
                })) {
            simulation.addMeter(meter(network, 1)).get();
            Watched.await(() -> rows.get() == 1);
            simulation.run(Long.MAX_VALUE);
            Watched.await(() -> rows.get() > 100);
            NeuronMeter other = meter(network, 1);
            for (int i = 0; i < 20; i++) {
                simulation.addMeter(other).get();
                simulation.removeMeter(other).get();
            }
            simulation.pause().get();
            long until = simulation.status().step();
            simulation.reset().get();
            simulation.run(until).get();
            String metered = simulation.report().spikeSha256();
            try (Simulation alone = Watched.open(network, 2)) {
                alone.run(until).get();
                assertEquals(alone.report().spikeSha256(), metered);
            }
        }
    }

    private static NeuronMeter of(int population, int neuron, int state) {
        return new NeuronMeter(List.of(new Part(population, new int[] {neuron}, new int[] {state})), 1);
    }

    private static void refused(String why, Simulation simulation, NeuronMeter meter) {
        ExecutionException refusal = assertThrows(ExecutionException.class, () -> simulation.addMeter(meter).get());
        assertEquals(why, refusal.getCause().getMessage());
    }

    @Test
    void whatIsNotThereIsRefused() throws Exception {
        try (Simulation simulation = Watched.open(network(), 1)) {
            refused("population 2 of a meter: the network has 2", simulation, of(2, 0, 0));
            refused("neurons of a meter: population drive has 20, got 20", simulation, of(0, 20, 0));
            refused("states of a meter: iaf_psc_exp has 4, got 9", simulation, of(0, 0, 9));
            for (int i = 0; i < 64; i++) {
                simulation.addMeter(of(0, i % 20, 0)).get();
            }
            refused("meters: at most 64 can be attached at a time", simulation, of(0, 0, 0));
        }
        Part one = new Part(0, new int[] {0}, new int[] {0});
        assertThrows(IllegalArgumentException.class, () -> new NeuronMeter(List.of(one), 0));
        assertThrows(IllegalArgumentException.class, () -> new NeuronMeter(List.of(one, one), 1));
        Part wide = new Part(0, IntStream.range(0, 257).toArray(), new int[] {0});
        assertThrows(IllegalArgumentException.class, () -> new NeuronMeter(List.of(wide), 1));
        assertThrows(IllegalArgumentException.class, () -> new Part(0, new int[] {1, 1}, new int[] {0}));
    }
}
