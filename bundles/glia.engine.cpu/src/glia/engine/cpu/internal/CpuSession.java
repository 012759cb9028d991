package glia.engine.cpu.internal;

import glia.api.backend.BackendSession;
import glia.api.backend.Phase;
import glia.api.change.RowChanges;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.random.PoissonTable;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.CanonicalState.ProjectionState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * A network in the memory of this machine. In an interval each worker computes its tiles, meets the others, and
 * delivers all spikes to its tiles; spikes and counts have two sets, so that one meeting an interval suffices.
 */
final class CpuSession implements BackendSession {

    private Network network;
    private final KernelCompiler compiler;
    private final PopulationState[] populations;
    private final Tile[] tiles;
    private final SynapseBuilders builders;
    private final Readings readings;
    /** By device, those of its rates; null for all that do not draw them. */
    private PoissonTable[][] tables;
    private final int workers;
    private final Crew crew;
    private final PhaseClock clock;
    private final IntervalView view;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long step;
    private long target;
    private IntervalObserver observer;
    private final BooleanSupplier help = () -> observer.help();
    private volatile long lastInterval;

    CpuSession(Network network, CanonicalState state, int threads, KernelCompiler compiler, CompiledTables compiled,
            CpuLayout layout, Progress progress) {
        this.network = network;
        this.compiler = compiler;
        workers = threads;
        populations = network.populations().stream().map(p -> new PopulationState(p, compiler))
                .toArray(PopulationState[]::new);
        Tiling tiling = new Tiling(network, threads);
        tables = DriveSources.tables(network);
        SynapseRule[] rules = SynapseRule.of(network);
        tiles = new Tile[tiling.tiles()];
        for (int tile = 0; tile < tiles.length; tile++) {
            tiles[tile] = new Tile(network, populations, tiling, tile, rules, layout.neuronsTogether(),
                    compiler.vectors());
            tiles[tile].drive(network, tables);
        }
        readings = new Readings(network, populations, tiles);
        builders = new SynapseBuilders(tiles, threads, compiled, layout.rowsTogether());
        for (Tile.Connected[] connected : builders.connect(network.projections(), progress)) {
            builders.install(connected);
        }
        countOutdegrees();
        readings.readWeights(network, network.projections());
        importState(state);
        view = new IntervalView(populations, tiles, readings.samples());
        clock = new PhaseClock(threads);
        crew = new Crew("glia.engine.cpu", threads, this::work);
    }

    private void countOutdegrees() {
        for (PopulationState population : populations) {
            Arrays.fill(population.outdegrees, 0);
        }
        for (Tile tile : tiles) {
            tile.countOutdegrees();
        }
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public void advance(long steps, IntervalObserver intervalObserver) {
        rethrow();
        target = Math.addExact(step, steps);
        lastInterval = Long.MAX_VALUE;
        observer = intervalObserver;
        crew.run();
        observer = null;
        rethrow();
    }

    private void work(int worker, IntervalBarrier meeting) {
        long now = step;
        int set = 0;
        int every = clock.every();
        for (long interval = 0; now < target && interval <= lastInterval; interval++) {
            int steps = (int) Math.min(network.minDelay(), target - now);
            boolean timed = every > 0 && now / network.minDelay() % every == 0;
            long since = timed ? System.nanoTime() : 0;
            compute(worker, now + 1, steps, set, timed);
            since = timed ? clock.add(worker, Phase.DYNAMICS, since) : 0;
            meeting.await(help);
            since = timed ? clock.add(worker, Phase.EXCHANGE, since) : 0;
            if (worker == 0) {
                observe(interval, now + 1, steps, set);
                since = timed ? System.nanoTime() : 0;
            }
            deliver(worker, now + 1, steps, set, timed);
            if (timed) {
                clock.add(worker, Phase.DELIVERY, since);
            }
            now += steps;
            set ^= 1;
        }
        meeting.await();
        if (worker == 0) {
            step = now;
        }
    }

    private void compute(int worker, long firstStep, int steps, int set, boolean timed) {
        try {
            for (int tile = worker; tile < tiles.length; tile += workers) {
                long nanos = tiles[tile].advance(firstStep, steps, set, timed);
                clock.move(worker, Phase.DYNAMICS, Phase.INPUT, nanos);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private void deliver(int worker, long firstStep, int steps, int set, boolean timed) {
        try {
            for (int tile = worker; tile < tiles.length; tile += workers) {
                long nanos = tiles[tile].deliver(tiles, firstStep, steps, set, timed);
                clock.move(worker, Phase.DELIVERY, Phase.LEARNING, nanos);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Decides here whether the interval after this one is the last, which all workers learn at the next meeting. */
    private void observe(long interval, long firstStep, int steps, int set) {
        boolean goOn = false;
        try {
            if (failure.get() == null) {
                goOn = observer.completed(view.of(firstStep, steps, set));
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
        if (!goOn && lastInterval == Long.MAX_VALUE) {
            lastInterval = interval + 1;
        }
    }

    private void rethrow() {
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("The simulation failed after step " + step + ": " + thrown, thrown);
        }
    }

    @Override
    public void settle(long[] costs) {
        if (failure.get() != null) {
            return;
        }
        for (Tile tile : tiles) {
            for (int j = 0; j < costs.length; j++) {
                PlasticSynapses synapses = tile.plastic(j);
                if (synapses != null && synapses.pays()) {
                    synapses.settle(step);
                    costs[j] += synapses.takePaid();
                }
            }
        }
    }

    @Override
    public CanonicalState exportState() {
        rethrow();
        return StateTransfer.export(network, populations, tiles, step);
    }

    @Override
    public void importState(CanonicalState state) {
        StateTransfer.load(state, network, populations, tiles);
        step = state.step();
        failure.set(null);
    }

    @Override
    public void select(int population, long[] blocks) {
        if (blocks != null && blocks.length != BackendSession.words(populations[population].population.size())) {
            throw new IllegalArgumentException("blocks of population " + populations[population].population.name()
                    + ": expected " + BackendSession.words(populations[population].population.size())
                    + " words, got " + blocks.length);
        }
        for (Tile tile : tiles) {
            tile.slice(population).select(blocks);
        }
    }

    @Override
    public void meter(List<Device.Multimeter> meters) {
        view.meter(readings.meter(meters));
    }

    @Override
    public void weights(int device, float[] out) {
        rethrow();
        readings.weights(device, step, out);
    }

    @Override
    public void weights(int projection, int target, float[] out) {
        rethrow();
        Projection p = network.projections().get(projection);
        for (Tile tile : tiles) {
            int first = tile.slice(p.target()).from;
            if (target >= first && target < first + tile.slice(p.target()).size) {
                tile.plastic(projection).weights(target, step, out);
            }
        }
    }

    @Override
    public ProjectionState exportState(int projection) {
        rethrow();
        return StateTransfer.export(network.projections().get(projection), tiles, step);
    }

    @Override
    public void state(int population, int state, float[] out) {
        rethrow();
        float[] values = populations[population].states[state];
        System.arraycopy(values, 0, out, 0, values.length);
    }

    @Override
    public void deposit(int population, int[] neurons, int[] quanta) {
        rethrow();
        populations[population].deposit(neurons, quanta);
    }

    @Override
    public int[] targets(int projection, int source) {
        Set<Integer> targets = new TreeSet<>();
        for (Tile tile : tiles) {
            tile.targets(projection, source, targets);
        }
        return targets.stream().mapToInt(target -> target).toArray();
    }

    @Override
    public void change(Network next, Map<Integer, RowChanges> changes) {
        rethrow();
        Renewal renewal = new Renewal(network, next);
        List<Projection> changed = next.projections().stream()
                .filter(p -> p != network.projections().get(p.index())).toList();
        List<Projection> anew = changed.stream().filter(p -> !changes.containsKey(p.index())).toList();
        Tile.Connected[][] connected = builders.connect(anew, Progress.NONE);
        Map<Projection, TableEdit[]> edits = new LinkedHashMap<>();
        for (Projection p : changed) {
            if (changes.containsKey(p.index())) {
                edits.put(p, Arrays.stream(tiles).map(tile -> tile.edit(p, changes.get(p.index())))
                        .toArray(TableEdit[]::new));
            }
        }
        boolean others = next.devices() != network.devices();
        if (others) {
            tables = DriveSources.tables(next);
        }
        for (Population population : next.populations()) {
            if (population != populations[population.index()].population) {
                populations[population.index()].set(population, compiler);
            }
        }
        for (Tile.Connected[] parts : connected) {
            builders.install(parts);
        }
        anew.forEach(p -> StateTransfer.parts(p, tiles).forEach(part -> part.reset(step)));
        edits.forEach((p, parts) -> {
            for (int tile = 0; tile < tiles.length; tile++) {
                tiles[tile].apply(p, parts[tile], step);
            }
        });
        renewal.beginAnew(populations, tiles, step);
        if (!changed.isEmpty()) {
            countOutdegrees();
        }
        if (others || renewal.any()) {
            for (Tile tile : tiles) {
                tile.drive(next, tables);
            }
        }
        network = next;
        readings.readWeights(next, changed);
    }

    @Override
    public void timePhases(int every) {
        clock.every(every);
    }

    @Override
    public long phaseNanos(Phase phase) {
        return phase == Phase.LEDGER || phase == Phase.SNAPSHOT ? -1 : clock.nanos(phase);
    }

    @Override
    public long workerCpuNanos() {
        return crew.cpuNanos();
    }

    @Override
    public long memoryBytes() {
        long sum = readings.bytes();
        for (PopulationState population : populations) {
            sum += population.bytes();
        }
        for (Tile tile : tiles) {
            sum += tile.bytes();
        }
        return sum;
    }

    @Override
    public void close() {
        crew.close();
    }
}
