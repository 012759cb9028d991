package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Layout;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.StructureDescription;
import glia.api.network.StructureDescription.Order;
import glia.api.network.SynapseDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Storing random patterns, once with synapses whose every change lasts and costs, once with synaptic caching: the task
 * of Li and van Rossum 2020 (eLife 9:e50804) with spikes. Patterns that share inputs pull the same synapses up and down
 * again and again; plain plasticity pays for every one of these changes, caching for what remains of them.
 * <p>
 * A pattern makes some inputs spike together. A teacher makes an output spike 5 ms later where it is to answer the
 * pattern (potentiation), and 5 ms earlier where it is not (depression); a current keeps outputs from answering while
 * they are taught. Patterns come in rounds of random order. A minute later, when what was not consolidated has faded,
 * each comes once more, without teacher and current: an output that answers is right where it was to answer.
 * <p>
 * Learning: energy is spent on it, and how much depends on whether changes are cached. In the control they are cached
 * for no time.
 */
@Component
public final class StorageTask implements Experiment {

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

    private static final int INPUTS = 100;
    private static final int ACTIVE = 20;
    private static final int OUTPUTS = 20;
    private static final int PATTERNS = 10;
    private static final int ROUNDS = 30;
    private static final double DT = 1;
    private static final String STORAGE = "storage";
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
    /** Part of right answers below which nothing was stored that could have been cheap or dear. */
    static final double STORED = 0.9;

    @Override
    public Role role() {
        return Role.LEARNING;
    }

    @Override
    public String name() {
        return "storage task";
    }

    @Override
    public String claim() {
        return "Storing patterns costs energy, and caching changes before they last saves most of it.";
    }

    @Override
    public String control() {
        return "Changes are cached for no time.";
    }

    @Override
    public String measure() {
        return "octaves by which plain plasticity costs more for the same 10 patterns";
    }

    @Override
    public double threshold() {
        return 1;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        Outcome plain = run(laboratory, Plasticity.PLAIN, seed);
        Outcome other = run(laboratory, coupled ? Plasticity.CACHED : Plasticity.CACHED_FOR_NO_TIME, seed);
        boolean stored = plain.recall > STORED && other.recall > STORED;
        return stored && other.energy > 0 ? Math.log((double) plain.energy / other.energy) / Math.log(2) : Double.NaN;
    }

    /**
     * @param seed of patterns, answers and order; the same for every plasticity
     * @throws NetworkException if the network cannot be built
     */
    static Outcome run(Laboratory laboratory, Plasticity plasticity, long seed) throws NetworkException {
        return run(laboratory, plasticity, 1, Order.WEAKEST, seed);
    }

    /**
     * The same with synapses that are pruned behind the lesson, 100 ms before patterns are asked for.
     *
     * @param kept part of all synapses that stays
     * @param order which ones go first
     */
    static Outcome run(Laboratory laboratory, Plasticity plasticity, double kept, Order order, long seed)
            throws NetworkException {
        Lesson lesson = new Lesson(new SplittableRandom(seed));
        boolean[][] answers = new boolean[PATTERNS][OUTPUTS];
        StructureDescription pruning = new StructureDescription(lesson.examination() - BETWEEN_MS, 0, 0, 0,
                List.of(new StructureDescription.Synapses(STORAGE, Math.round(INPUTS * OUTPUTS * kept),
                        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, order, 0, 0)), List.of());
        NetworkDescription network = lesson.network(plasticity, seed);
        try (Laboratory.Trial trial = laboratory.open(kept == 1 ? network
                : network.withEnergy(network.energy().withStructure(pruning)))) {
            trial.run(lesson.examination() - DT);
            long energy = trial.energy().spent().get(Role.LEARNING);
            for (boolean[] answer : answers) {
                trial.run(ANSWER_MS + DT);
                int[] spikes = trial.spikes("output");
                for (int output = 0; output < OUTPUTS; output++) {
                    answer[output] = spikes[output] > 0;
                }
                trial.run(BETWEEN_MS - ANSWER_MS - DT);
            }
            return new Outcome(energy, lesson.right(answers));
        }
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
                    List.of(new ProjectionDescription(STORAGE, "input", "output", new ConnectionRule.AllToAll(),
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
