package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.ConnectionRule;
import glia.api.network.CoordinationDescription;
import glia.api.network.CoordinationDescription.Order;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.EnergyDescription;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PiecewiseConstant;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Coordination: of a field whose neurons all feel the same current, stimuli feed one block in four, others every
 * 200 ms; without food nobody fires. Two read-outs listen to the halves of the field. With half of the updates they
 * come close to those of an exact run if the blocks that spend are updated first. In the control the order sees the
 * energy of other blocks.
 */
@Component
public final class FewerUpdates implements Experiment {

    private static final List<String> READOUTS = List.of("left", "right");
    private static final int BLOCK = 16;
    private static final int BLOCKS = 40;
    private static final int FED = 10;
    private static final double PATTERN_MS = 200;
    private static final int PATTERNS = 6;
    private static final double STIMULI_HZ = 40;
    /** Energy of a stimulus: that of two spikes. */
    private static final double PACKET = 0.02;
    /** Of a spike at a read-out, pA. */
    private static final double WEIGHT = 100;
    private static final double WINDOW_MS = 50;
    private static final double SHARE = 0.5;
    private static final double EVERY_MS = 5;

    @Override
    public Role role() {
        return Role.COORDINATION;
    }

    @Override
    public String name() {
        return "fewer updates";
    }

    @Override
    public String claim() {
        return "With half of the updates a read-out errs less if the neurons that spend most energy are updated first.";
    }

    @Override
    public String control() {
        return "The order sees the energy of other neurons.";
    }

    @Override
    public String measure() {
        return "octaves by which the error of the read-out is below that of random and of round-robin order";
    }

    @Override
    public double threshold() {
        return 1;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        Task task = new Task(laboratory, FED, seed);
        return octaves(task, SHARE, coupled ? Order.ENERGY : Order.SHUFFLED_ENERGY);
    }

    /** By how many octaves the error in one order is below the less of those at random and in turn. */
    static double octaves(Task task, double share, Order order) throws NetworkException {
        double others = Math.min(task.error(share, Order.RANDOM), task.error(share, Order.ROUND_ROBIN));
        return Math.log(others / task.error(share, order)) / Math.log(2);
    }

    /** A network to be run with few updates, and what comes of it if all are made. */
    static final class Task {

        private final Laboratory laboratory;
        private final NetworkDescription network;
        private final int[] exact;

        /** @param fed how many of the 40 blocks are fed at a time */
        Task(Laboratory laboratory, int fed, long seed) throws NetworkException {
            this.laboratory = laboratory;
            network = network(fed, seed);
            exact = counts(CoordinationDescription.EXACT);
        }

        /** Root mean square of what counts are off, as a part of that of the exact ones; NaN if these are 0. */
        double error(double share, Order order) throws NetworkException {
            // so that read-outs, of a block each, do not wait, and the share is that of all blocks
            double ofField = (share * (BLOCKS + READOUTS.size()) - READOUTS.size()) / BLOCKS;
            int[] counts = counts(new CoordinationDescription(ofField, EVERY_MS, order,
                    READOUTS.stream().map(readout -> readout + " field").toList()));
            double off = 0;
            double all = 0;
            for (int i = 0; i < exact.length; i++) {
                off += Math.pow(counts[i] - exact[i], 2);
                all += Math.pow(exact[i], 2);
            }
            return Math.sqrt(off / all);
        }

        /** Spikes of each read-out in each window of 50 ms. */
        private int[] counts(CoordinationDescription coordination) throws NetworkException {
            int windows = (int) Math.round(PATTERNS * PATTERN_MS / WINDOW_MS);
            int[] counts = new int[windows * READOUTS.size()];
            try (Laboratory.Trial trial = laboratory.open(network.withEnergy(
                    EnergyDescription.DEFAULT.withCoordination(coordination)))) {
                for (int i = 0; i < counts.length; i += READOUTS.size()) {
                    trial.run(WINDOW_MS);
                    for (int readout = 0; readout < READOUTS.size(); readout++) {
                        counts[i + readout] = Arrays.stream(trial.spikes(READOUTS.get(readout))).sum();
                    }
                }
            }
            return counts;
        }
    }

    private static NetworkDescription network(int count, long seed) {
        List<PopulationDescription> populations = new ArrayList<>();
        List<ProjectionDescription> projections = new ArrayList<>();
        List<DeviceDescription> devices = new ArrayList<>();
        boolean[][] fed = fed(count, seed);
        for (int half = 0; half < READOUTS.size(); half++) {
            String field = READOUTS.get(half) + " field";
            populations.add(new PopulationDescription(field, BLOCK * BLOCKS / 2, "elif_psc_exp",
                    Map.of("I_e", new Quantity.Uniform(55, 65), "tau_e", Quantity.of(1e6), "E_u", Quantity.of(-62.5)),
                    Map.of("epsilon", Quantity.of(0.17), "V_m", new Quantity.Uniform(-62, -60)), Networks.SOMEWHERE));
            for (int block = 0; block < BLOCKS / 2; block++) {
                devices.add(stimuli(field, block, fed[half * BLOCKS / 2 + block]));
            }
        }
        for (String readout : READOUTS) {
            populations.add(new PopulationDescription(readout, BLOCK, "iaf_psc_exp", Map.of(), Map.of(),
                    Networks.SOMEWHERE));
            projections.add(new ProjectionDescription("to " + readout, readout + " field", readout,
                    new ConnectionRule.PairwiseBernoulli(0.5), true, true, "", Quantity.of(WEIGHT), Quantity.of(1)));
        }
        return Networks.of("fewer updates", seed, populations, projections, devices);
    }

    /** By block, whether it is fed in each pattern. */
    private static boolean[][] fed(int count, long seed) {
        Random random = new Random(seed);
        boolean[][] fed = new boolean[BLOCKS][PATTERNS];
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            List<Integer> blocks = new ArrayList<>(IntStream.range(0, BLOCKS).boxed().toList());
            Collections.shuffle(blocks, random);
            for (int block : blocks.subList(0, count)) {
                fed[block][pattern] = true;
            }
        }
        return fed;
    }

    private static DeviceDescription stimuli(String field, int block, boolean[] fed) {
        double[] times = new double[PATTERNS];
        double[] rates = new double[PATTERNS];
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            times[pattern] = pattern * PATTERN_MS;
            rates[pattern] = fed[pattern] ? STIMULI_HZ : 0;
        }
        List<Integer> neurons = IntStream.range(BLOCK * block, BLOCK * (block + 1)).boxed().toList();
        return new DeviceDescription.InhomogeneousPoissonGenerator("to " + field + " " + block,
                new PiecewiseConstant(times, rates), 0, Double.POSITIVE_INFINITY,
                List.of(new Connection(field, neurons, "energy", PACKET, 0.1)));
    }
}
