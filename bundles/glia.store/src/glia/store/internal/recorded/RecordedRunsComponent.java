package glia.store.internal.recorded;

import glia.api.event.EventFiles;
import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.RecordedSeries;
import glia.api.store.RecordedSpikes;
import glia.hdf5.Hdf5Exception;
import glia.hdf5.Hdf5File;
import glia.store.internal.recorded.RunFiles.Format;
import java.io.Closeable;
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

    /** What the tables of a run have in common while they are read. */
    private record Run(Outline outline, boolean growing, List<Closeable> channels, List<Problem> damage) {
    }

    /** Everything that was found, and the files that are still needed. */
    private record Opened(List<Path> files, boolean growing, Map<String, String> facts, List<Problem> damage,
            Optional<RecordedSpikes> spikes, List<RecordedSeries> series, FileStamps stamps,
            List<Closeable> channels) implements RecordedRun {
        @Override
        public Optional<Path> changed() throws IOException {
            return stamps.changed();
        }

        @Override
        public void close() throws IOException {
            for (Closeable channel : channels) {
                channel.close();
            }
        }
    }

    @Override
    public boolean suits(Path file) {
        // the root of a file system has no name
        String name = String.valueOf(file.getFileName());
        return RunFiles.suits(name) || EVENTS.matcher(name).matches();
    }

    @Override
    public RecordedRun open(Path file, Progress progress) throws InvalidRecordException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "expected the file of a recording");
        }
        List<Closeable> channels = new ArrayList<>();
        // taken before anything is read, so that what comes meanwhile is seen as a change
        FileStamps stamps = new FileStamps(file);
        boolean opened = false;
        try {
            RecordedRun run = RunFiles.suits(file.getFileName().toString()) ? tables(file, stamps, channels, progress)
                    : events(file, stamps, channels, progress);
            opened = true;
            return run;
        } catch (MalformedException e) {
            throw new InvalidRecordException(new Problem(file.toString(), 0, 0, e.getMessage()), e);
        } finally {
            if (!opened) {
                for (Closeable channel : channels) {
                    channel.close();
                }
            }
        }
    }

    private RecordedRun events(Path file, FileStamps stamps, List<Closeable> channels, Progress progress)
            throws InvalidRecordException, IOException, MalformedException {
        boolean growing = file.getFileName().toString().endsWith(".part");
        FileChannel channel = open(file, channels);
        EventRun run = new EventRun(file, channel, events.topics(), growing, progress);
        Optional<RecordedSpikes> spikes = Optional.ofNullable(run.read());
        return new Opened(List.of(file), growing, run.facts(), run.damage(), spikes, run.series(), stamps,
                channels);
    }

    /** Of what a run left in both formats, the one that a person opened, or that the run's summary speaks of. */
    private static Format preferred(Path file, RunFacts facts) {
        if (file.getFileName().toString().equals(RunFiles.SUMMARY)) {
            return facts.files().contains("spikes.h5") && !facts.files().contains("spikes.csv") ? Format.SONATA
                    : Format.CSV;
        }
        return RunFiles.format(file);
    }

    private RecordedRun tables(Path file, FileStamps stamps, List<Closeable> channels, Progress progress)
            throws InvalidRecordException, IOException, MalformedException {
        RunFiles all = RunFiles.of(file);
        Path summary = all.folder().resolve(RunFiles.SUMMARY);
        boolean summed = all.kind() == RunFiles.Kind.COMPLETE && Files.isRegularFile(summary);
        RunFacts facts = summed ? RunFacts.read(summary) : RunFacts.none();
        RunFiles files = all.in(preferred(file, facts));
        if (files.tables().isEmpty() && !summed) {
            throw new MalformedException(0, "a recording as SONATA can be read when its run has ended");
        }
        boolean growing = files.kind() == RunFiles.Kind.GROWING;
        Run run = new Run(new Outline(facts.sizes()), growing, channels, new ArrayList<>());
        List<RecordedSeries> series = new ArrayList<>();
        Shares shares = new Shares(files.tables(), progress);
        for (Path table : files.tables()) {
            if (!RunFiles.stem(table).equals(SPIKES) && begun(table, growing)) {
                RecordedSeries read = series(table, run, shares.of(table));
                if (read.times() > 0) {
                    series.add(read);
                }
            }
        }
        // last, since samples may be of neurons that never spike
        Optional<RecordedSpikes> spikes = Optional.empty();
        for (Path table : files.tables()) {
            if (RunFiles.stem(table).equals(SPIKES) && begun(table, growing)) {
                spikes = Optional.ofNullable(spikes(table, run, facts, shares.of(table)));
            }
        }
        List<Path> used = new ArrayList<>(files.tables());
        if (summed) {
            used.addFirst(summary);
        }
        return new Opened(List.copyOf(used), growing, facts.values(), List.copyOf(run.damage), spikes,
                List.copyOf(series), stamps, channels);
    }

    private static RecordedSeries series(Path table, Run run, Progress progress)
            throws InvalidRecordException, IOException {
        String stem = RunFiles.stem(table);
        return RunFiles.format(table) == Format.SONATA
                ? new SonataReportFile(table, stem, hdf5(table, run.channels), run.outline, run.damage::add)
                        .read(progress)
                : new SeriesFile(table, stem, open(table, run.channels), run.outline, run.growing, run.damage::add)
                        .read(progress);
    }

    private static RecordedSpikes spikes(Path table, Run run, RunFacts facts, Progress progress)
            throws InvalidRecordException, IOException {
        return RunFiles.format(table) == Format.SONATA
                ? new SonataSpikeFile(table, hdf5(table, run.channels), run.outline, facts, run.damage::add)
                        .read(progress)
                : new SpikeFile(table, open(table, run.channels), run.outline, facts, run.growing, run.damage::add)
                        .read(progress);
    }

    /** Of a file that is being written, nothing may have come to the disk yet. */
    private static boolean begun(Path table, boolean growing) throws IOException {
        return !growing || Files.size(table) > 0;
    }

    private static FileChannel open(Path file, List<Closeable> channels) throws IOException {
        FileChannel channel = FileChannel.open(file);
        channels.add(channel);
        return channel;
    }

    private static Hdf5File hdf5(Path file, List<Closeable> channels) throws InvalidRecordException {
        try {
            Hdf5File opened = Hdf5File.open(file);
            channels.add(opened);
            return opened;
        } catch (Hdf5Exception e) {
            throw new InvalidRecordException(new Problem(file.toString(), 0, 0, e.getMessage()), e);
        }
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
            long bytes = Files.size(file);
            before += bytes;
            return (done, size) -> progress.goOn(Math.min(begin + (long) ((double) done / Math.max(1, size) * bytes),
                    all), all);
        }
    }
}
