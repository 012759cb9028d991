package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.change.NetworkChange.SetStimulus;
import glia.api.energy.EnergyTotals;
import glia.api.health.Finding;
import glia.api.health.HealthStatus;
import glia.api.metric.PerformanceMonitor;
import glia.api.network.Connectivity;
import glia.api.network.DeviceDescription.DcGenerator;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.network.SynapseValues;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of simulations and networks, made for real, are found and said. */
class SimulationFaultsTest {

    private static final double FIRES = 600;

    @TempDir
    private Path folder;

    private final Simulations simulations = Services.get(Simulations.class);

    private static List<String> whats(List<Finding> findings) {
        return findings.stream().map(Finding::what).toList();
    }

    @Test
    void aRunThatFailedIsCritical() throws Exception {
        try (Simulation simulation = Networks.open(Networks.build(folder, FIRES), 0)) {
            assertEquals(List.of(), new SimulationCheck(simulations).check());
            simulation.addRecorder(new Recorder() {
                @Override
                public void spikes(long step, int[] neurons, int count) {
                    throw new IllegalStateException("on purpose");
                }

                @Override
                public void samples(int device, long step, float[] values, int count) {
                    throw new IllegalStateException("there is no multimeter");
                }

                @Override
                public void completed(long step) {
                    // only a spike makes it fail
                }
            });
            assertThrows(CompletionException.class, () -> simulation.run(10_000).join());
            List<Finding> findings = new SimulationCheck(simulations).check();
            assertEquals(1, findings.size(), findings.toString());
            assertEquals(HealthStatus.CRITICAL, findings.getFirst().status());
            assertTrue(findings.getFirst().cause().contains("on purpose"), findings.toString());
        }
    }

    @Test
    void activityThatRunsAwayIsAWarning() throws Exception {
        try (Simulation simulation = Networks.open(Networks.build(folder, 20_000), 0)) {
            simulation.run(2000).join();
            List<Finding> findings = new SimulationCheck(simulations).check();
            assertEquals(HealthStatus.WARN, findings.getFirst().status(), findings.toString());
            assertTrue(findings.getFirst().cause().startsWith("activity ran away: population A fired at "),
                    findings.toString());
        }
    }

    @Test
    void aSilentPopulationIsNamed() throws Exception {
        ActivityCheck check = new ActivityCheck(simulations);
        try (Simulation simulation = Networks.open(Networks.build(folder, FIRES), 0)) {
            assertEquals(List.of(), check.check());
            simulation.run(9_000).join();
            assertEquals(List.of(), check.check(), "900 ms are no reason yet");
            simulation.run(11_000).join();
            List<String> whats = whats(check.check());
            assertTrue(whats.contains("population C of " + Words.of(simulation) + " has sent no spike for 1100 ms"),
                    whats.toString());
            assertTrue(whats.stream().noneMatch(w -> w.startsWith("population A ")), whats.toString());
            DcGenerator current = (DcGenerator) simulation.network().description().devices().getFirst();
            simulation.apply(List.of(new SetStimulus(new DcGenerator(current.name(), 0, current.start(),
                    current.stop(), current.connections())), new RemoveNeurons("C", new int[] {0, 1, 2, 3, 4}))).join();
            simulation.run(22_000).join();
            check.check();
            simulation.run(33_000).join();
            List<String> later = whats(check.check());
            assertTrue(later.contains("population A of " + Words.of(simulation) + " has sent no spike for 1100 ms"),
                    "it has sent some before: " + later);
            assertTrue(later.stream().noneMatch(w -> w.startsWith("population C ")), "nobody is left: " + later);
            assertEquals(List.of(), new StateCheck(simulations).check(), "who is not there has no numbers");
            assertEquals(List.of(), new GraphCheck(simulations).check(), "nor synapses");
            simulation.reset().join();
            simulation.run(11_000).join();
            List<String> again = whats(check.check());
            assertTrue(again.contains("population C of " + Words.of(simulation) + " has sent no spike for 1100 ms")
                    && again.stream().noneMatch(w -> w.startsWith("population A ")), "from its beginning: " + again);
        }
        assertEquals(List.of(), check.check(), "a simulation that is closed is forgotten");
    }

    @Test
    void aStateThatIsNoNumberIsFound() throws Exception {
        Network network = Networks.build(folder, FIRES);
        Checkpoint checkpoint;
        try (Simulation simulation = Networks.open(network, 0)) {
            simulation.run(100).join();
            assertEquals(List.of(), new StateCheck(simulations).check());
            checkpoint = simulation.checkpoint().join();
        }
        checkpoint.state().populations().get(1).states()[0][3] = Float.NaN;
        checkpoint.state().populations().get(1).states()[0][7] = Float.POSITIVE_INFINITY;
        try (Simulation simulation = simulations.open(network, checkpoint, new RunOptions("cpu", 1, 0),
                Progress.NONE)) {
            List<Finding> findings = new StateCheck(simulations).check();
            assertEquals(List.of("V_m of 2 of 10 neurons of B is no number"), whats(findings));
            assertEquals(HealthStatus.CRITICAL, findings.getFirst().status());
        }
    }

    @Test
    void booksThatDoNotBalanceAreCritical() throws Exception {
        try (Simulation simulation = Networks.open(Networks.build(folder, FIRES), 0)) {
            simulation.run(1000).join();
            assertEquals(List.of(), new EnergyCheck(simulations).check());
            EnergyTotals real = simulation.report().energy();
            List<Finding> findings = new ArrayList<>();
            EnergyCheck.judge("it", new EnergyTotals(real.populations(), real.pools(), -3), findings);
            assertEquals(List.of("the energy books of it do not balance"), whats(findings));
            assertEquals(HealthStatus.CRITICAL, findings.getFirst().status());
        }
    }

    @Test
    void neuronsThatAreConnectedToNothingAreCounted() throws Exception {
        try (Simulation simulation = Networks.open(Networks.build(folder, FIRES), 0)) {
            GraphCheck check = new GraphCheck(simulations);
            List<Finding> findings = check.check();
            assertEquals(List.of("5 of 5 neurons of C are connected to nothing"), whats(findings));
            assertEquals(HealthStatus.WARN, findings.getFirst().status());
            assertEquals(findings, check.check());
        }
    }

    @Test
    void theGraphIsThatOfTheNetworkAsItIsNow() throws Exception {
        try (Simulation simulation = Networks.open(Networks.build(folder, FIRES), 0)) {
            GraphCheck check = new GraphCheck(simulations);
            String orphans = "5 of 5 neurons of C are connected to nothing";
            assertEquals(List.of(orphans), whats(check.check()));
            Projection last = simulation.network().projections().getLast();
            List<Integer> sources = new ArrayList<>();
            List<Integer> targets = new ArrayList<>();
            int size = simulation.network().populations().get(last.target()).size();
            last.connectivity().rows(0, size, (target, row, count) -> {
                for (int source : Arrays.stream(row, 0, count).distinct().toArray()) {
                    sources.add(source);
                    targets.add(target);
                }
            });
            simulation.apply(List.of(new NetworkChange.RemoveSynapses(last.name(),
                    sources.stream().mapToInt(s -> s).toArray(), targets.stream().mapToInt(t -> t).toArray()))).join();
            List<String> after = whats(check.check());
            assertEquals(List.of("10 of 10 neurons of B are connected to nothing", orphans), after);
            simulation.reset().join();
            assertEquals(List.of(orphans), whats(check.check()));
        }
    }

    /** The real rows of a projection with a fault in the row of one target. */
    private static Network broken(Network network, int projection, int row, int[] sources, SynapseValues weights,
            SynapseValues delays) {
        Projection good = network.projections().get(projection);
        Connectivity rows = new Connectivity() {
            @Override
            public long count() {
                return good.connectivity().count();
            }

            @Override
            public int maxIndegree() {
                return good.connectivity().maxIndegree();
            }

            @Override
            public void rows(int from, int to, RowVisitor visitor) {
                good.connectivity().rows(from, to, (target, real, count) -> {
                    boolean fault = target == row && sources != null;
                    visitor.row(target, fault ? sources : real, fault ? sources.length : count);
                });
            }
        };
        List<Projection> all = new ArrayList<>(network.projections());
        all.set(projection, new Projection(projection, good.name(), good.source(), good.target(), good.port(), rows,
                weights == null ? good.weights() : weights, delays == null ? good.delays() : delays));
        return new Network(network.description(), network.populations(), all, network.devices(), network.minDelay(),
                network.maxDelay());
    }

    private static SynapseValues all(double value) {
        return new SynapseValues() {
            @Override
            public boolean constant() {
                return true;
            }

            @Override
            public double lowerBound() {
                return value;
            }

            @Override
            public double upperBound() {
                return value;
            }

            @Override
            public void row(int target, int[] sources, int count, double[] out) {
                Arrays.fill(out, 0, count, value);
            }
        };
    }

    private static List<String> found(Network network) {
        List<String> whats = new ArrayList<>(whats(new Graph(network, "it").findings()));
        assertTrue(whats.remove("5 of 5 neurons of C are connected to nothing"), whats.toString());
        return whats;
    }

    @Test
    void synapsesThatMayNotBeAreFound() throws Exception {
        Network network = Networks.build(folder, FIRES);
        assertEquals(List.of(), found(network));
        assertEquals(List.of("1 synapses of A->A lead from a neuron to itself, which is forbidden"),
                found(broken(network, 0, 7, new int[] {1, 7, 3}, null, null)));
        assertEquals(List.of(), found(broken(network, 1, 7, new int[] {1, 7, 3}, null, null)),
                "neuron 7 of another population");
        assertEquals(List.of("2 synapses of A->A connect a pair once more, which is forbidden"),
                found(broken(network, 0, 7, new int[] {4, 3, 4, 4}, null, null)));
        assertEquals(List.of("2 synapses of A->A come from neurons that are not there"),
                found(broken(network, 0, 7, new int[] {-1, 100, 3}, null, null)));
        assertEquals(List.of("1000 synapses of A->A have a weight that is no number"),
                found(broken(network, 0, 7, null, all(Double.NaN), null)));
        assertEquals(List.of("1000 synapses of A->A have a delay outside of 15 to 15 steps"),
                found(broken(network, 0, 7, null, null, all(16))));
    }

    @Test
    void aPaceThatCannotBeKeptIsFound() throws Exception {
        PerformanceCheck check = new PerformanceCheck(Services.get(PerformanceMonitor.class));
        try (Simulation simulation = Networks.open(Networks.build(folder, FIRES), 1e6)) {
            simulation.run(Long.MAX_VALUE);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            List<Finding> findings = List.of();
            while (findings.stream().noneMatch(f -> f.what().startsWith("the simulation does not keep its pace"))) {
                assertTrue(System.nanoTime() < deadline, findings.toString());
                findings = check.check();
            }
            assertEquals(HealthStatus.CRITICAL, findings.stream().filter(f -> f.what().contains("pace"))
                    .findFirst().orElseThrow().status());
        }
    }
}
