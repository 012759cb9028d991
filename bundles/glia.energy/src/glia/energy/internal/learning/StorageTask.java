package glia.energy.internal.learning;

import glia.api.backend.BackendUnavailableException;
import glia.api.energy.Role;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Layout;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.Progress;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Storing random patterns, once with synapses whose every change lasts and costs, once with synaptic caching: the task
 * of Li and van Rossum 2020 (eLife 9:e50804) with spikes. Patterns that share inputs pull the same synapses up and down
 * again and again; plain plasticity pays for every one of these changes, caching for what remains of them.
 * <p>
 * A pattern makes some inputs spike together. A teacher makes an output spike 5 ms later where it is to answer the
 * pattern (potentiation), and 5 ms earlier where it is not (depression); a current keeps outputs from answering while
 * they are taught. Patterns come in rounds of random order. A minute later, when what was not consolidated has faded,
 * each comes once more, without teacher and current: an output that answers is right where it was to answer.
 */
final class StorageTask {

    /** Synapses of the outputs. */
    enum Plasticity {
        /** Every change lasts. */
        PLAIN("stdp_synapse", Map.of()),
        /** Changes are cached until they exceed a part of the largest weight; they fade and are cheap. */
        CACHED("stdp_caching_synapse", Map.of("theta", 0.15, "tau_transient", 20_000.0, "transient_cost", 0.02)),
        /** The control: caches that are full at once. */
        CACHED_FOR_NO_TIME("stdp_caching_synapse", Map.of("theta", 0.0, "tau_transient", 20_000.0, "transient_cost",
                0.02));

        private final String model;
        private final Map<String, Double> parameters;

        Plasticity(String model, Map<String, Double> parameters) {
            this.model = model;
            this.parameters = parameters;
        }
    }

    /**
     * @param energy what learning has cost, in units of the books
     * @param recall part of the answers, over patterns and outputs, that are right
     */
    record Outcome(long energy, double recall) {
    }

    /**
     * How many times as much plain plasticity costs.
     *
     * @param mean over seeds
     * @param low of the confidence interval of 95 % (Student's t)
     * @param high of the same
     * @param plainRecall mean of what plain plasticity recalls
     * @param recall mean of what the other does
     */
    record Saving(double mean, double low, double high, double plainRecall, double recall) {
    }

    /** Quantiles 0.975 of Student's t, by degrees of freedom from 1. */
    private static final double[] STUDENT = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228};
    private static final int INPUTS = 100;
    private static final int ACTIVE = 20;
    private static final int OUTPUTS = 20;
    private static final int PATTERNS = 10;
    private static final int ROUNDS = 30;
    private static final double DT = 1;
    private static final double BETWEEN_MS = 100;
    /** Three time constants of what has not been consolidated, so that what is asked for has lasted. */
    private static final double RETENTION_MS = 60_000;
    private static final double TEACHER_MS = 5;
    private static final double ANSWER_MS = 20;
    private static final double W_MAX_MV = 1;
    private static final double REST_MV = -70;
    /** In between what a pattern brings that is to be answered and one that is not. */
    private static final double THRESHOLD_MV = REST_MV + ACTIVE * W_MAX_MV / 2;
    private static final double KICK_MV = 1000;
    /** Holds outputs 120 mV below rest. */
    private static final double HOLDING_PA = -3000;
    private static final double ATP_PER_MV = 1e6;
    private static final double LEARNING_RATE = 0.1;

    private final NetworkBuilder builder;
    private final Simulations simulations;

    StorageTask(NetworkBuilder builder, Simulations simulations) {
        this.builder = builder;
        this.simulations = simulations;
    }

    /**
     * @param seed of patterns, answers and order; the same for every plasticity
     * @throws NetworkException if the network cannot be built
     */
    Outcome run(Plasticity plasticity, long seed) throws NetworkException {
        Lesson lesson = new Lesson(new SplittableRandom(seed));
        Network network = builder.build(lesson.network(plasticity, seed), Progress.NONE);
        int firstOutput = network.populations().get(1).firstId();
        boolean[][] answers = new boolean[PATTERNS][OUTPUTS];
        try (Simulation simulation = simulations.open(network, new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE)) {
            simulation.run(network.steps(lesson.examination() - BETWEEN_MS / 2)).join();
            long energy = simulation.report().energy().spent().get(Role.LEARNING);
            simulation.addRecorder(new Recorder() {
                @Override
                public void spikes(long step, int[] neurons, int count) {
                    double since = step * DT - lesson.examination();
                    for (int k = 0; k < count; k++) {
                        if (neurons[k] >= firstOutput && since % BETWEEN_MS <= ANSWER_MS) {
                            answers[(int) (since / BETWEEN_MS)][neurons[k] - firstOutput] = true;
                        }
                    }
                }

                @Override
                public void samples(int device, long step, float[] values, int count) {
                    // none are taken
                }

                @Override
                public void completed(long step) {
                    // spikes suffice
                }
            });
            simulation.run(network.steps(lesson.examination() + PATTERNS * BETWEEN_MS)).join();
            return new Outcome(energy, lesson.right(answers));
        } catch (BackendUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * @param seeds 2 to 11
     * @return what a plasticity saves against the plain one
     * @throws NetworkException if a network cannot be built
     */
    Saving saving(Plasticity plasticity, long... seeds) throws NetworkException {
        double[] ratios = new double[seeds.length];
        double plainRecall = 0;
        double recall = 0;
        for (int i = 0; i < seeds.length; i++) {
            Outcome plain = run(Plasticity.PLAIN, seeds[i]);
            Outcome other = run(plasticity, seeds[i]);
            ratios[i] = (double) plain.energy / other.energy;
            plainRecall += plain.recall / seeds.length;
            recall += other.recall / seeds.length;
        }
        double mean = DoubleStream.of(ratios).average().orElseThrow();
        double variance = DoubleStream.of(ratios).map(r -> (r - mean) * (r - mean)).sum() / (ratios.length - 1);
        double half = STUDENT[ratios.length - 2] * Math.sqrt(variance / ratios.length);
        return new Saving(mean, mean - half, mean + half, plainRecall, recall);
    }

    /** What is learned, and when. */
    private static final class Lesson {

        /** By pattern, which inputs are active. */
        private final boolean[][] inputs = new boolean[PATTERNS][INPUTS];
        /** By pattern, which outputs are to answer. */
        private final boolean[][] wanted = new boolean[PATTERNS][OUTPUTS];
        /** Patterns in the order in which they come. */
        private final int[] order = new int[PATTERNS * ROUNDS];

        Lesson(SplittableRandom random) {
            for (int pattern = 0; pattern < PATTERNS; pattern++) {
                int[] some = shuffled(INPUTS, random);
                for (int k = 0; k < ACTIVE; k++) {
                    inputs[pattern][some[k]] = true;
                }
                for (int output = 0; output < OUTPUTS; output++) {
                    wanted[pattern][output] = random.nextBoolean();
                }
            }
            for (int round = 0; round < ROUNDS; round++) {
                System.arraycopy(shuffled(PATTERNS, random), 0, order, round * PATTERNS, PATTERNS);
            }
        }

        private static int[] shuffled(int count, SplittableRandom random) {
            int[] all = IntStream.range(0, count).toArray();
            for (int k = count - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int moved = all[k];
                all[k] = all[other];
                all[other] = moved;
            }
            return all;
        }

        /** When patterns are asked for. */
        double examination() {
            return (order.length + 2) * BETWEEN_MS + RETENTION_MS;
        }

        double right(boolean[][] answers) {
            int right = 0;
            for (int pattern = 0; pattern < PATTERNS; pattern++) {
                for (int output = 0; output < OUTPUTS; output++) {
                    right += answers[pattern][output] == wanted[pattern][output] ? 1 : 0;
                }
            }
            return (double) right / (PATTERNS * OUTPUTS);
        }

        NetworkDescription network(Plasticity plasticity, long seed) {
            List<DeviceDescription> devices = new ArrayList<>();
            for (int input = 0; input < INPUTS; input++) {
                int neuron = input;
                DoubleStream taught = IntStream.range(0, order.length).filter(k -> inputs[order[k]][neuron])
                        .mapToDouble(Lesson::time);
                DoubleStream asked = IntStream.range(0, PATTERNS).filter(pattern -> inputs[pattern][neuron])
                        .mapToDouble(pattern -> examination() + pattern * BETWEEN_MS);
                spikes("input", neuron, DoubleStream.concat(taught, asked).toArray(), 1, devices);
            }
            for (int output = 0; output < OUTPUTS; output++) {
                int neuron = output;
                spikes("output", neuron, IntStream.range(0, order.length).mapToDouble(k -> time(k)
                        + (wanted[order[k]][neuron] ? TEACHER_MS : -TEACHER_MS)).toArray(), KICK_MV, devices);
            }
            devices.add(new DeviceDescription.DcGenerator("holding", HOLDING_PA, 0, examination() - BETWEEN_MS,
                    List.of(new Connection("output", List.of(), "", 1, DT))));
            Map<String, Double> parameters = new HashMap<>(plasticity.parameters);
            parameters.putAll(Map.of("lambda", LEARNING_RATE, "tau_plus", 2 * TEACHER_MS, "tau_minus",
                    2 * TEACHER_MS, "Wmax", W_MAX_MV, "price", ATP_PER_MV));
            return new NetworkDescription("storage task", "", "", DT, seed, examination() + PATTERNS * BETWEEN_MS,
                    List.of(new PopulationDescription("input", INPUTS, "parrot_neuron", Map.of(), Map.of(),
                            new Layout.Disc(new Layout.Point(0, 0, 0), 1)),
                            new PopulationDescription("output", OUTPUTS, "iaf_psc_delta",
                                    Map.of("V_th", Quantity.of(THRESHOLD_MV)), Map.of(),
                                    new Layout.Disc(new Layout.Point(3, 0, 0), 1))),
                    List.of(new ProjectionDescription("storage", "input", "output", new ConnectionRule.AllToAll(),
                            true, true, "", Quantity.of(W_MAX_MV / 2), Quantity.of(DT),
                            new SynapseDescription(plasticity.model, parameters))),
                    devices);
        }

        private static double time(int presentation) {
            return (presentation + 1) * BETWEEN_MS;
        }

        /** Makes a neuron spike at the given times. */
        private static void spikes(String population, int neuron, double[] times, double weight,
                List<DeviceDescription> devices) {
            if (times.length > 0) {
                devices.add(new DeviceDescription.SpikeGenerator(population + ' ' + neuron,
                        DoubleStream.of(times).map(time -> time - DT).toArray(),
                        List.of(new Connection(population, List.of(neuron), "", weight, DT))));
            }
        }
    }
}
