package glia.store.internal.recorded;

import glia.api.event.EventFiles;
import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.RecordedSeries;
import glia.api.store.RecordedSpikes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens recordings in files. */
@Component
public final class RecordedRunsComponent implements RecordedRuns {

    private static final Pattern EVENTS = Pattern.compile(".+\\.events(\\.[0-9]+\\.part)?");
    private static final String SPIKES = "spikes";

    private final EventFiles events;

    @Activate
    public RecordedRunsComponent(@Reference EventFiles events) {
        this.events = events;
    }

    /** Everything that was found, and the files that are still needed. */
    private record Opened(List<Path> files, boolean growing, Map<String, String> facts, List<Problem> damage,
            Optional<RecordedSpikes> spikes, List<RecordedSeries> series, List<FileChannel> channels)
            implements RecordedRun {
        @Override
        public void close() throws IOException {
            for (FileChannel channel : channels) {
                channel.close();
            }
        }
    }

    @Override
    public boolean suits(Path file) {
        String name = file.getFileName().toString();
        return RunFiles.suits(name) || EVENTS.matcher(name).matches();
    }

    @Override
    public RecordedRun open(Path file, Progress progress) throws InvalidRecordException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "expected the file of a recording");
        }
        List<FileChannel> channels = new ArrayList<>();
        boolean opened = false;
        try {
            RecordedRun run = RunFiles.suits(file.getFileName().toString()) ? tables(file, channels, progress)
                    : events(file, channels, progress);
            opened = true;
            return run;
        } catch (MalformedException e) {
            throw new InvalidRecordException(new Problem(file.toString(), 0, 0, e.getMessage()), e);
        } finally {
            if (!opened) {
                for (FileChannel channel : channels) {
                    channel.close();
                }
            }
        }
    }

    private RecordedRun events(Path file, List<FileChannel> channels, Progress progress)
            throws InvalidRecordException, IOException, MalformedException {
        boolean growing = file.getFileName().toString().endsWith(".part");
        channels.add(FileChannel.open(file));
        EventRun run = new EventRun(file, channels.getFirst(), events.topics(), growing, progress);
        Optional<RecordedSpikes> spikes = Optional.ofNullable(run.read());
        return new Opened(List.of(file), growing, run.facts(), run.damage(), spikes, run.series(), channels);
    }

    private RecordedRun tables(Path file, List<FileChannel> channels, Progress progress)
            throws InvalidRecordException, IOException, MalformedException {
        RunFiles files = RunFiles.of(file);
        Path summary = files.folder().resolve(RunFiles.SUMMARY);
        boolean summed = files.kind() == RunFiles.Kind.COMPLETE && Files.isRegularFile(summary);
        RunFacts facts = summed ? RunFacts.read(summary) : RunFacts.none();
        Outline outline = new Outline(facts.sizes());
        boolean growing = files.kind() == RunFiles.Kind.GROWING;
        List<Problem> damage = new ArrayList<>();
        List<RecordedSeries> series = new ArrayList<>();
        Shares shares = new Shares(files.tables(), progress);
        for (Path table : files.tables()) {
            if (!RunFiles.stem(table).equals(SPIKES) && begun(table, growing)) {
                SeriesFile reader = new SeriesFile(table, RunFiles.stem(table), open(table, channels), outline,
                        growing);
                RecordedSeries read = reader.read(shares.of(table));
                if (read.times() > 0) {
                    series.add(read);
                }
                reader.damage().ifPresent(damage::add);
            }
        }
        // last, since samples may be of neurons that never spike
        Optional<RecordedSpikes> spikes = Optional.empty();
        for (Path table : files.tables()) {
            if (RunFiles.stem(table).equals(SPIKES) && begun(table, growing)) {
                SpikeFile reader = new SpikeFile(table, open(table, channels), outline, facts, growing);
                spikes = Optional.ofNullable(reader.read(shares.of(table)));
                reader.damage().ifPresent(damage::add);
            }
        }
        List<Path> all = new ArrayList<>(files.tables());
        if (summed) {
            all.addFirst(summary);
        }
        return new Opened(List.copyOf(all), growing, facts.values(), List.copyOf(damage), spikes,
                List.copyOf(series), channels);
    }

    /** Of a file that is being written, nothing may have come to the disk yet. */
    private static boolean begun(Path table, boolean growing) throws IOException {
        return !growing || Files.size(table) > 0;
    }

    private static FileChannel open(Path file, List<FileChannel> channels) throws IOException {
        FileChannel channel = FileChannel.open(file);
        channels.add(channel);
        return channel;
    }

    /** How much of the bytes of all files has been read. */
    private static final class Shares {
        private final Progress progress;
        private long before;
        private long all = 1;

        Shares(List<Path> files, Progress progress) throws IOException {
            this.progress = progress;
            for (Path file : files) {
                all += Files.size(file);
            }
        }

        Progress of(Path file) throws IOException {
            long begin = before;
            before += Files.size(file);
            return (done, size) -> progress.goOn(Math.min(begin + done, all), all);
        }
    }
}
