package glia.perf.internal;

import glia.api.backend.Phase;
import glia.api.histogram.Durations;
import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How fast simulations run, and what their time goes into. */
@Component
public final class SimulationMetrics implements MetricSource {

    private static final Phase[] PHASES = Phase.values();

    private final Simulations simulations;
    private final Map<Long, Watched> watched = new LinkedHashMap<>();

    @Activate
    public SimulationMetrics(@Reference Simulations simulations) {
        this.simulations = simulations;
    }

    @Override
    public void begin() {
        find();
    }

    private void find() {
        List<Simulation> open = simulations.open();
        watched.values().removeIf(w -> !open.contains(w.simulation));
        for (Simulation simulation : open) {
            watched.computeIfAbsent(simulation.id(), id -> new Watched(simulation));
        }
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        find();
        watched.values().forEach(w -> w.read(nanos, sink));
    }

    @Override
    public void end() {
        watched.values().forEach(w -> w.simulation.removeProbe(w.probe));
        watched.clear();
    }

    private static final class Watched {

        private final Simulation simulation;
        private final SimulationProbe probe;
        private final String id;
        private long steps;
        private long spikes;
        private long events;
        private final long[] phases = new long[PHASES.length];
        private final Quantiles intervalTimes = new Quantiles("simulation.interval_time", "no interval ended",
                Durations.NONE);
        private final Quantiles stepTimes = new Quantiles("simulation.step_time", "no interval ended",
                Durations.NONE);

        Watched(Simulation simulation) {
            this.simulation = simulation;
            id = Long.toString(simulation.id());
            probe = new SimulationProbe(simulation.network().populations().size());
            simulation.addProbe(probe);
        }

        void read(long nanos, Consumer<Metric> sink) {
            double seconds = nanos / 1e9;
            long newSteps = probe.steps.get();
            long newSpikes = probe.spikes.get();
            long newEvents = probe.synapticEvents.get();
            double realTime = (newSteps - steps) * simulation.network().dt() / 1000 / seconds;
            rate(sink, "simulation.steps", (newSteps - steps) / seconds);
            rate(sink, "simulation.spikes", (newSpikes - spikes) / seconds);
            rate(sink, "simulation.synaptic_events", (newEvents - events) / seconds);
            sink.accept(Metric.of("simulation.real_time_factor", Unit.RATIO, realTime, "simulation", id));
            steps = newSteps;
            spikes = newSpikes;
            events = newEvents;
            pace(sink, realTime);
            intervalTimes.read(probe.intervalTimes.durations(), sink, "simulation", id);
            stepTimes.read(probe.stepTimes.durations(), sink, "simulation", id);
            phases(sink);
        }

        private void rate(Consumer<Metric> sink, String name, double value) {
            sink.accept(Metric.of(name, Unit.PER_SECOND, value, "simulation", id));
        }

        private void pace(Consumer<Metric> sink, double realTime) {
            SimulationStatus status = simulation.status();
            String name = "simulation.pace_kept";
            if (status.pace() == 0) {
                sink.accept(Metric.absent(name, Unit.RATIO, "it runs as fast as it can", "simulation", id));
            } else if (status.state() != SimulationStatus.State.RUNNING) {
                sink.accept(Metric.absent(name, Unit.RATIO, "it does not run", "simulation", id));
            } else {
                sink.accept(Metric.of(name, Unit.RATIO, realTime / status.pace(), "simulation", id));
            }
        }

        private void phases(Consumer<Metric> sink) {
            long[] since = new long[PHASES.length];
            long total = 0;
            for (int i = 0; i < PHASES.length; i++) {
                long now = probe.phaseNanos.get(i);
                since[i] = now < 0 ? -1 : now - phases[i];
                phases[i] = Math.max(0, now);
                total += Math.max(0, since[i]);
            }
            for (int i = 0; i < PHASES.length; i++) {
                String[] labels = {"simulation", id, "phase", PHASES[i].name().toLowerCase(Locale.ROOT)};
                String reason = since[i] < 0 ? "the backend counts it with another phase" : "no interval was timed";
                sink.accept(since[i] < 0 || total == 0
                        ? Metric.absent("simulation.phase", Unit.RATIO, reason, labels)
                        : Metric.of("simulation.phase", Unit.RATIO, (double) since[i] / total, labels));
            }
        }
    }
}
