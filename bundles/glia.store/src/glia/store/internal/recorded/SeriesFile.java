package glia.store.internal.recorded;

import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRuns.Progress;
import glia.api.store.RecordedSeries;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads {@code samples-NAME.csv}, {@code weights-NAME.csv} and {@code rates-POPULATION.csv}. */
final class SeriesFile extends CsvFile {

    private static final String TIME = "time_ms";
    private static final int BLOCK = 1 << 12;
    private static final long MOST_ROWS_READ = 1 << 17;
    private static final int MOST_STATES = 64;

    /** What the columns before the values say. */
    private enum Key {
        NEURON("population", "neuron"), SYNAPSE("source", "target"), NONE;

        private final List<String> names;

        Key(String... names) {
            this.names = List.of(names);
        }
    }

    private final String stem;
    private final BlockIndex index = new BlockIndex();
    private final SampleGrid grid = new SampleGrid();
    private final Map<Long, Integer> columnOf = new HashMap<>();
    private final List<Long> keys = new ArrayList<>();
    private Key key;
    private List<String> states;
    private StepUnits units;
    private int population;
    private long present = -1;
    private int inBlock = BLOCK;
    private int column = -1;
    private boolean closed;

    SeriesFile(Path file, String stem, FileChannel channel, Outline outline, boolean growing,
            Consumer<Problem> damage) {
        super(file, channel, outline, growing, damage);
        this.stem = stem;
    }

    /** @throws InvalidRecordException if it has another head */
    RecordedSeries read(Progress progress) throws IOException, InvalidRecordException {
        readLines(progress);
        closed = true;
        return new GridSeries(stem, states, grid, this::name, this::readAgain);
    }

    @Override
    void row(Lines lines) throws IOException, MalformedException {
        long time = time(lines);
        if (time < present) {
            throw new MalformedException(1, "expected a time that is not before those above");
        }
        column = column(lines, column);
        if (time > present) {
            if (inBlock >= BLOCK) {
                index.begin(lines.offset(), time);
                inBlock = 0;
            }
            grid.time(units.ms(time));
            present = time;
        }
        inBlock++;
        index.count(1);
        for (int state = 0; state < states.size(); state++) {
            grid.value(column * states.size() + state, value(lines, state));
        }
        lines.expectEnd();
    }

    @Override
    void head(String text) throws InvalidRecordException {
        List<String> names = List.of(text.split(",", -1));
        key = Arrays.stream(Key.values()).filter(one -> names.size() > 1 + one.names.size()
                && names.subList(1, 1 + one.names.size()).equals(one.names)).findFirst().orElse(Key.NONE);
        states = names.subList(Math.min(names.size(), 1 + key.names.size()), names.size());
        if (!names.getFirst().equals(TIME) || states.isEmpty() || states.size() > MOST_STATES
                || states.stream().anyMatch(name -> !name.matches("[A-Za-z0-9_]{1,64}"))) {
            throw new InvalidRecordException(new Problem(file.toString(), 1, 1, "expected a line that begins with"
                    + " \"time_ms,\" and names what was sampled"), null);
        }
    }

    private long time(Lines lines) throws MalformedException {
        long time = lines.units();
        if (units == null) {
            units = new StepUnits(0, lines.decimals());
        } else {
            units.expect(lines.decimals());
        }
        return time;
    }

    /** @param before the column of the line above, after which the next one is likely */
    private int column(Lines lines, int before) throws MalformedException {
        lines.expectComma();
        long found = switch (key) {
            case NONE -> 0;
            case NEURON -> {
                population = outline.population(lines, population);
                yield (long) population << 32 | outline.neuron(lines, population);
            }
            case SYNAPSE -> {
                long source = lines.index();
                lines.expectComma();
                yield source << 32 | lines.index();
            }
        };
        if (key != Key.NONE) {
            lines.expectComma();
        }
        int likely = before + 1 < keys.size() ? before + 1 : 0;
        if (likely < keys.size() && keys.get(likely) == found) {
            return likely;
        }
        Integer known = columnOf.get(found);
        if (known != null) {
            return known;
        }
        if (closed || grid.lines() + states.size() > SampleGrid.MOST_LINES) {
            throw new MalformedException(0, "expected values of at most " + SampleGrid.MOST_LINES / states.size()
                    + " neurons or synapses");
        }
        for (int i = 0; i < states.size(); i++) {
            grid.addLine();
        }
        columnOf.put(found, keys.size());
        keys.add(found);
        return keys.size() - 1;
    }

    private static float value(Lines lines, int state) throws MalformedException {
        if (state > 0) {
            lines.expectComma();
        }
        return lines.number();
    }

    private String name(int column) {
        int high = (int) (keys.get(column) >>> 32);
        int low = (int) (long) keys.get(column);
        return switch (key) {
            case NONE -> stem;
            case NEURON -> outline.name(high) + '[' + low + ']';
            case SYNAPSE -> high + " \u2192 " + low;
        };
    }

    private RecordedSeries.Slice readAgain(int[] wanted, double fromMs, double toMs) throws IOException {
        long from = (long) Math.floor(fromMs / units.ms(1));
        long to = (long) Math.ceil(toMs / units.ms(1));
        // one block more at the left, which may have the value before
        int first = Math.max(0, index.blockBefore(from) - (index.blockBefore(from) > 0 ? 1 : 0));
        int last = index.blockBefore(to + 1);
        if (index.blocks() == 0 || index.number(Math.min(last + 1, index.blocks())) - index.number(first)
                > MOST_ROWS_READ) {
            return null;
        }
        int[] place = new int[grid.lines()];
        Arrays.fill(place, -1);
        for (int i = 0; i < wanted.length; i++) {
            place[wanted[i]] = i;
        }
        GridSeries.Collected found = new GridSeries.Collected(wanted.length);
        Lines lines = new Lines(channel, index.offset(first), Long.MAX_VALUE);
        long rows = index.entries() - index.number(first);
        long newest = -1;
        int at = -1;
        try {
            for (long row = 0; row < rows && lines.next(); row++) {
                long time = time(lines);
                if (time > newest) {
                    if (newest > to) {
                        break;
                    }
                    if (time < from) {
                        found.clear();
                    }
                    found.time(units.ms(time));
                    newest = time;
                }
                at = column(lines, at);
                for (int state = 0; state < states.size(); state++) {
                    float value = value(lines, state);
                    int line = place[at * states.size() + state];
                    if (line >= 0) {
                        found.value(line, value);
                    }
                }
            }
        } catch (MalformedException e) {
            throw new IOException(file + ": has become another file: " + e.getMessage(), e);
        }
        return found.slice(1.5 * grid.intervalMs());
    }
}
