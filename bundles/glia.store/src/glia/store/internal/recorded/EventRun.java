package glia.store.internal.recorded;

import glia.api.event.EventFileException;
import glia.api.event.EventHistory.Entry;
import glia.api.event.EventHistory.Query;
import glia.api.event.Topic;
import glia.api.network.Network;
import glia.api.network.Problem;
import glia.api.simulation.EnergySnapshot;
import glia.api.simulation.SampleBatch;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SpikeBatch;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import glia.api.store.RecordedSeries;
import glia.store.internal.events.EventFileReader;
import glia.store.internal.recorded.BlockSpikes.Block;
import glia.store.internal.recorded.BlockSpikes.Found;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Reads a recording of the event bus: the spikes, samples and energy of the first simulation in it, as observers saw
 * them. Events name neurons and devices by number only.
 */
final class EventRun {

    private static final String NEURONS = "neurons";
    private static final int DT_DECIMALS = 9;
    private static final int EVENTS_A_LOOK = 64;
    private static final int MOST_DEVICES = 64;

    private final Path file;
    private final FileChannel channel;
    private final EventFileReader reader;
    private final boolean growing;
    private final Progress progress;
    private final long size;
    private final Outline outline = new Outline(Map.of());
    private final BlockIndex index = new BlockIndex();
    private final SpikeGrid grid = new SpikeGrid();
    private final CountGrid counts = new CountGrid();
    private final SampleGrid energy = new SampleGrid();
    private final Map<Integer, SampleGrid> samples = new LinkedHashMap<>();
    private final Map<Integer, Long> sampledUntil = new LinkedHashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Problem> damage = new ArrayList<>();
    private long simulation = -1;
    private double dt;
    private long lastStep;
    private long energyStep = -1;
    private long missing;
    private long events;
    private MalformedException wrong;

    EventRun(Path file, FileChannel channel, List<Topic<?>> topics, boolean growing, Progress progress)
            throws MalformedException, IOException {
        this.file = file;
        this.channel = channel;
        this.growing = growing;
        this.progress = progress;
        reader = new EventFileReader(file, topics);
        size = channel.size();
        for (int i = 0; i < 3; i++) {
            energy.addLine();
        }
    }

    List<Problem> damage() {
        return damage;
    }

    Map<String, String> facts() {
        return facts;
    }

    /** @return the spikes; null if there were none */
    BlockSpikes read() throws IOException, InvalidRecordException {
        try {
            long missed = reader.read(Query.ALL, this::take);
            facts.put("events.missed", Long.toString(missed));
        } catch (EventFileException e) {
            String message = e.getMessage().substring(Math.min(e.getMessage().length(),
                    file.toString().length() + 2));
            Problem problem = new Problem(file.toString(), 0, 0, message);
            if (events == 0 && !reader.torn()) {
                throw new InvalidRecordException(problem, e);
            }
            if (!growing || !reader.torn()) {
                damage.add(problem);
            }
        }
        facts.put("events", Long.toString(events));
        if (wrong != null) {
            damage.add(new Problem(file.toString(), 0, 0, wrong.getMessage()));
        }
        if (outline.isEmpty()) {
            return null;
        }
        Network network = outline.network(file.getFileName().toString(), dt > 0 ? dt : 1, 0);
        return new BlockSpikes(network, false, new Found(index, grid, counts, missing), lastStep, 0, this::block);
    }

    private void take(Entry entry) {
        if (events++ % EVENTS_A_LOOK == 0 && !progress.goOn(reader.offset(), Math.max(1, size))) {
            throw new CancellationException();
        }
        try {
            switch (entry.event()) {
                case SimulationStatus status when isOurs(status.simulation()) -> status(status);
                case SpikeBatch batch when isOurs(batch.simulation()) -> spikes(batch);
                case SampleBatch batch when isOurs(batch.simulation()) -> samples(batch);
                case EnergySnapshot snapshot when isOurs(snapshot.simulation()) -> energy(snapshot);
                default -> {
                    // of another simulation, or nothing that is drawn here
                }
            }
        } catch (MalformedException e) {
            // what is left out once is left out from here on
            wrong = wrong == null ? new MalformedException(0, "byte " + reader.offset() + ": " + e.getMessage())
                    : wrong;
        }
    }

    private boolean isOurs(long id) {
        if (simulation < 0) {
            simulation = id;
        }
        return id == simulation && wrong == null;
    }

    private void status(SimulationStatus status) {
        if (dt == 0 && status.step() > 0 && status.simulatedMs() > 0) {
            dt = BigDecimal.valueOf(status.simulatedMs() / status.step())
                    .setScale(DT_DECIMALS, RoundingMode.HALF_UP).doubleValue();
        }
        lastStep = Math.max(lastStep, status.step());
    }

    private void spikes(SpikeBatch batch) throws MalformedException {
        int[] steps = batch.steps();
        long length = batch.toStep() - batch.fromStep();
        if (batch.fromStep() < 0 || length < 0 || index.entries() > 0 && batch.fromStep()
                < index.time(index.blocks() - 1)) {
            throw new MalformedException(0, "expected spikes that come after those before");
        }
        int most = -1;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] < 0 || steps[i] > length || i > 0 && steps[i] < steps[i - 1] || batch.neurons()[i] < 0) {
                throw new MalformedException(0, "expected spikes in the order of their steps");
            }
            most = Math.max(most, batch.neurons()[i]);
        }
        if (most == Integer.MAX_VALUE) {
            throw new MalformedException(0, "expected fewer neurons");
        }
        missing += Math.max(0, batch.total() - steps.length);
        lastStep = Math.max(lastStep, batch.toStep());
        if (steps.length == 0) {
            return;
        }
        outline.neurons(NEURONS, most + 1);
        index.begin(reader.offset(), batch.fromStep() + steps[0]);
        index.count(steps.length);
        for (int i = 0; i < steps.length; i++) {
            grid.add(batch.fromStep() + steps[i], 0, batch.neurons()[i]);
            counts.add(batch.fromStep() + steps[i], 0);
        }
    }

    private Block block(long offset, int spikes) throws IOException {
        try {
            SpikeBatch batch = (SpikeBatch) reader.event(channel, offset);
            long[] steps = new long[spikes];
            for (int i = 0; i < spikes; i++) {
                steps[i] = batch.fromStep() + batch.steps()[i];
            }
            return new Block(steps, batch.neurons());
        } catch (EventFileException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void samples(SampleBatch batch) throws MalformedException {
        int rows = batch.steps().length;
        if (rows == 0 || batch.values().length % rows != 0) {
            return;
        }
        int columns = batch.values().length / rows;
        SampleGrid grid = samples.get(batch.device());
        if (grid == null) {
            if (samples.size() == MOST_DEVICES || columns > SampleGrid.MOST_LINES) {
                throw new MalformedException(0, "expected fewer samples");
            }
            grid = new SampleGrid();
            for (int i = 0; i < columns; i++) {
                grid.addLine();
            }
            samples.put(batch.device(), grid);
        }
        for (int row = 0; row < rows; row++) {
            long step = batch.steps()[row];
            // what comes twice, or of a network that has changed, is left out
            if (step > sampledUntil.getOrDefault(batch.device(), -1L) && columns == grid.lines()) {
                grid.time(step);
                for (int i = 0; i < columns; i++) {
                    grid.value(i, batch.values()[row * columns + i]);
                }
                sampledUntil.put(batch.device(), step);
            }
        }
    }

    private void energy(EnergySnapshot snapshot) {
        if (snapshot.step() > energyStep) {
            energyStep = snapshot.step();
            energy.time(snapshot.step());
            energy.value(0, snapshot.totals().supplied());
            energy.value(1, snapshot.totals().spent().values().stream().mapToLong(n -> n).sum());
            energy.value(2, snapshot.totals().stored());
        }
    }

    /** Their times are in steps until all is read, and in ms from then on. */
    List<RecordedSeries> series() {
        List<RecordedSeries> all = new ArrayList<>();
        double ms = dt > 0 ? dt : 1;
        if (energy.times() > 0) {
            energy.scaleTimes(ms);
            all.add(new GridSeries("energy", List.of("supplied", "spent", "stored"), energy, column -> "network",
                    null));
        }
        samples.forEach((device, grid) -> {
            grid.scaleTimes(ms);
            all.add(new GridSeries("samples-" + device, List.of("value"), grid, column -> "[" + column + ']', null));
        });
        return all;
    }
}
