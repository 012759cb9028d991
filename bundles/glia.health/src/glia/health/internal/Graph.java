package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthStatus;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Looks at every synapse of a network: ids, ranges, numbers, what is forbidden, and who is connected to nothing. */
final class Graph {

    private final Network network;
    private final String which;
    private final List<Finding> findings = new ArrayList<>();
    /** Neurons that anything is connected to, or that are connected to anything. */
    private final BitSet connected = new BitSet();

    Graph(Network network, String which) {
        this.network = network;
        this.which = which;
    }

    /** What is wrong in one projection. */
    private static final class Counts {
        private long outside;
        private long self;
        private long multiple;
        private long badWeights;
        private long badDelays;
    }

    List<Finding> findings() {
        network.devices().forEach(this::device);
        network.projections().forEach(this::projection);
        for (Population population : network.populations()) {
            int orphans = 0;
            for (int n = 0; n < population.size(); n++) {
                orphans += population.slots().lives(n) && !connected.get(population.firstId() + n) ? 1 : 0;
            }
            add(HealthStatus.WARN, orphans, orphans + " of " + population.living() + " neurons of "
                    + population.name() + " are connected to nothing", "no synapse begins or ends there, and no"
                    + " generator reaches them", "check rules and masks of the projections of this population");
        }
        return findings;
    }

    private void device(Device device) {
        if (device instanceof Device.SpikeRecorder || device instanceof Device.Multimeter
                || device instanceof Device.WeightRecorder) {
            return;
        }
        Population population = network.populations().get(device.population());
        if (device.neurons() == null) {
            connected.set(population.firstId(), population.firstId() + population.size());
        } else {
            Arrays.stream(device.neurons()).forEach(n -> connected.set(population.firstId() + n));
        }
    }

    private void projection(Projection projection) {
        Population source = network.populations().get(projection.source());
        Population target = network.populations().get(projection.target());
        ProjectionDescription written = network.description().projections().stream()
                .filter(d -> d.name().equals(projection.name())).findFirst().orElse(null);
        boolean selfForbidden = written != null && !written.allowAutapses() && source == target;
        boolean multipleForbidden = written != null && !written.allowMultapses();
        Counts counts = new Counts();
        double[][] values = new double[2][0];
        projection.connectivity().rows(0, target.size(), (row, sources, count) -> {
            if (values[0].length < count) {
                values[0] = new double[2 * count];
                values[1] = new double[2 * count];
            }
            connected.set(target.firstId() + row, target.firstId() + row + Math.min(1, count));
            int[] sorted = Arrays.copyOf(sources, count);
            Arrays.sort(sorted);
            for (int k = 0; k < count; k++) {
                if (sorted[k] < 0 || sorted[k] >= source.size()) {
                    counts.outside++;
                } else {
                    connected.set(source.firstId() + sorted[k]);
                }
                counts.self += selfForbidden && sorted[k] == row ? 1 : 0;
                counts.multiple += multipleForbidden && k > 0 && sorted[k] == sorted[k - 1] ? 1 : 0;
            }
            projection.weights().row(row, sources, count, values[0]);
            projection.delays().row(row, sources, count, values[1]);
            for (int k = 0; k < count; k++) {
                counts.badWeights += Double.isFinite(values[0][k]) ? 0 : 1;
                double delay = values[1][k];
                counts.badDelays += delay >= network.minDelay() && delay <= network.maxDelay() ? 0 : 1;
            }
        });
        String of = " synapses of " + projection.name();
        String fault = "the builder or the rule of this projection is at fault";
        add(HealthStatus.CRITICAL, counts.outside, counts.outside + of + " come from neurons that are not there",
                fault, "report it with the network file");
        add(HealthStatus.CRITICAL, counts.badWeights, counts.badWeights + of + " have a weight that is no number",
                fault, "check the weights of the projection");
        add(HealthStatus.CRITICAL, counts.badDelays, counts.badDelays + of + " have a delay outside of "
                + network.minDelay() + " to " + network.maxDelay() + " steps", fault,
                "report it with the network file");
        add(HealthStatus.WARN, counts.self, counts.self + of + " lead from a neuron to itself, which is forbidden",
                fault, "report it with the network file");
        add(HealthStatus.WARN, counts.multiple, counts.multiple + of + " connect a pair once more, which is forbidden",
                fault, "report it with the network file");
    }

    private void add(HealthStatus status, long count, String what, String cause, String action) {
        if (count > 0) {
            findings.add(new Finding(status, what, cause + ", in " + which, action));
        }
    }
}
