package glia.ui.kit;

import glia.api.model.NeuronModel;
import glia.api.network.Connectivity;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.SynapseValues;
import glia.api.simulation.SpikeBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Networks and spikes of the sizes that people work with, made here without an engine. */
public final class Nets {
    private static final double DT = 0.1;

    private Nets() {
    }

    /** Two populations in one disc, connected to each other and themselves, as in Brunel (2000). */
    public static Network brunel() {
        return network(List.of("E", "I"), new int[] {10_000, 2_500}, new int[] {1000, 250});
    }

    /** Populations in a disc of radius 1 mm; every neuron gets the given number of connections from each of them. */
    public static Network network(List<String> names, int[] sizes, int[] indegrees) {
        Random random = new Random(7);
        NeuronModel model = new NeuronModel("iaf_psc_delta", "", "", List.of(), List.of(), List.of(), List.of(),
                List.of());
        List<Population> populations = new ArrayList<>();
        int id = 0;
        for (int p = 0; p < sizes.length; p++) {
            float[] positions = new float[3 * sizes[p]];
            for (int i = 0; i < sizes[p]; i++) {
                double radius = Math.sqrt(random.nextDouble());
                double angle = 2 * Math.PI * random.nextDouble();
                positions[3 * i] = (float) (radius * Math.cos(angle));
                positions[3 * i + 1] = (float) (radius * Math.sin(angle));
            }
            populations.add(new Population(p, names.get(p), id, sizes[p], model, Map.of(), Map.of(), new double[0],
                    positions));
            id += sizes[p];
        }
        return of(populations, indegrees);
    }

    /** Single neurons at given places in the plane, one population each. */
    public static Network points(float... xy) {
        NeuronModel model = brunelModel();
        List<Population> populations = new ArrayList<>();
        for (int i = 0; i < xy.length / 2; i++) {
            populations.add(new Population(i, "p" + i, i, 1, model, Map.of(), Map.of(), new double[0],
                    new float[] {xy[2 * i], xy[2 * i + 1], 0}));
        }
        return of(populations, new int[xy.length / 2]);
    }

    private static NeuronModel brunelModel() {
        return new NeuronModel("iaf_psc_delta", "", "", List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static Network of(List<Population> populations, int[] indegrees) {
        List<Projection> projections = new ArrayList<>();
        for (Population target : populations) {
            for (Population source : populations) {
                if (indegrees[source.index()] > 0) {
                    projections.add(new Projection(projections.size(), source.name() + " to " + target.name(),
                            source.index(), target.index(), 0,
                            connectivity(source.size(), target.size(), indegrees[source.index()]), values(), values()));
                }
            }
        }
        NetworkDescription description = new NetworkDescription("test", "", "", DT, 1, 1000, List.of(), List.of(),
                List.of());
        return new Network(description, populations, projections, List.of(), 15, 15);
    }

    private static Connectivity connectivity(int sources, int targets, int indegree) {
        return new Connectivity() {
            @Override
            public long count() {
                return (long) targets * indegree;
            }

            @Override
            public int maxIndegree() {
                return indegree;
            }

            @Override
            public void rows(int from, int to, RowVisitor visitor) {
                int[] row = new int[indegree];
                for (int target = from; target < to; target++) {
                    for (int i = 0; i < indegree; i++) {
                        row[i] = (target + i) % sources;
                    }
                    visitor.row(target, row, indegree);
                }
            }
        };
    }

    private static SynapseValues values() {
        return new SynapseValues() {
            @Override
            public boolean constant() {
                return true;
            }

            @Override
            public double lowerBound() {
                return 1;
            }

            @Override
            public double upperBound() {
                return 1;
            }

            @Override
            public void row(int target, int[] sources, int count, double[] out) {
                Arrays.fill(out, 0, count, 1);
            }
        };
    }

    /** Spikes at a mean rate, all of them carried. */
    public static SpikeBatch spikes(Network network, long fromStep, long toStep, double hertz, Random random) {
        double seconds = (toStep - fromStep + 1) * network.dt() / 1000;
        int[] steps = new int[(int) (network.neurons() * hertz * seconds) + (int) (toStep - fromStep + 1)];
        int[] neurons = new int[steps.length];
        int all = 0;
        long[] counts = new long[network.populations().size()];
        double mean = network.neurons() * hertz * network.dt() / 1000;
        for (long step = fromStep; step <= toStep; step++) {
            int count = (int) mean + (random.nextDouble() < mean - (int) mean ? 1 : 0);
            for (int id : random.ints(count, 0, network.neurons()).sorted().distinct().toArray()) {
                steps[all] = (int) (step - fromStep);
                neurons[all++] = id;
                counts[network.populationOf(id).index()]++;
            }
        }
        return new SpikeBatch(1, fromStep, toStep, Arrays.copyOf(steps, all), Arrays.copyOf(neurons, all), counts);
    }

    /** A batch of given spikes. */
    public static SpikeBatch batch(Network network, long fromStep, long toStep, int[] steps, int[] neurons) {
        long[] counts = new long[network.populations().size()];
        for (int id : neurons) {
            counts[network.populationOf(id).index()]++;
        }
        return new SpikeBatch(1, fromStep, toStep, steps, neurons, counts);
    }
}
