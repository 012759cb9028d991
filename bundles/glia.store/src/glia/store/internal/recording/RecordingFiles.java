package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.store.RecordingFormat;
import glia.api.store.RecordingOptions;
import glia.store.internal.file.Folders;
import glia.store.internal.living.NeuronTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of one recording; used by one thread at a time. */
final class RecordingFiles {

    /** What an earlier run said about files that are now replaced. */
    private static final List<String> REPORTS = List.of("run.json", "report.html");

    private static final int MAX_NAME = 108;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path folder;
    private final List<RecordingFile> files = new ArrayList<>();
    private final List<Sinks.Spikes> spikes = new ArrayList<>();
    private final List<List<Sinks.Samples>> samples = new ArrayList<>();
    private final Set<String> stems = new HashSet<>();

    RecordingFiles(Path folder, Network network, RecordingOptions options, NeuronTime time,
            RecordingFile.Opener opener) throws IOException {
        this.folder = folder;
        RecordingFile.Place place = new RecordingFile.Place(folder,
                ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet(), opener);
        network.devices().forEach(device -> samples.add(new ArrayList<>()));
        boolean opened = false;
        try {
            if (options.formats().contains(RecordingFormat.CSV)) {
                openCsv(place, network);
            }
            if (options.formats().contains(RecordingFormat.SONATA)) {
                openSonata(place, network);
            }
            openWeights(place, network, options.formats());
            for (RecordingOptions.PopulationRate rate : options.rates()) {
                String population = network.populations().get(rate.population()).name();
                RateTable table = new RateTable(place, stem("rates-" + population, ".csv"), network, rate,
                        options.beginStep(), time);
                files.add(table.file());
                spikes.add(table);
            }
            opened = true;
        } finally {
            if (!opened) {
                delete();
            }
        }
    }

    private void openCsv(RecordingFile.Place place, Network network) throws IOException {
        LineFile spikeFile = new LineFile(place, "spikes", SpikeTable.maxLine(network));
        files.add(spikeFile);
        spikes.add(new SpikeTable(spikeFile, network, new SpikeSelection(network)));
        Map<String, LineFile> byDevice = new HashMap<>();
        for (int i = 0; i < network.devices().size(); i++) {
            if (network.devices().get(i) instanceof Device.Multimeter multimeter) {
                LineFile file = byDevice.get(multimeter.name());
                if (file == null) {
                    file = new LineFile(place, stem("samples-" + multimeter.name(), ".csv"),
                            SampleTable.maxLine(network, multimeter.states().length));
                    files.add(file);
                    byDevice.put(multimeter.name(), file);
                    SampleTable.header(file, network, multimeter);
                }
                samples.get(i).add(new SampleTable(file, network, multimeter));
            }
        }
    }

    /** A report holds one state variable, and each population once. */
    private void openSonata(RecordingFile.Place place, Network network) throws IOException {
        SonataSpikes spikeFile = new SonataSpikes(place, network, new SpikeSelection(network));
        files.add(spikeFile);
        spikes.add(spikeFile);
        Map<List<Object>, SonataReport> reports = new HashMap<>();
        Map<List<Object>, Integer> occurrences = new HashMap<>();
        for (int i = 0; i < network.devices().size(); i++) {
            if (network.devices().get(i) instanceof Device.Multimeter multimeter) {
                Population population = network.populations().get(multimeter.population());
                int occurrence = occurrences.merge(List.of(multimeter.name(), population.index()), 1, Integer::sum);
                for (int state = 0; state < multimeter.states().length; state++) {
                    String name = population.model().states().get(multimeter.states()[state]).name();
                    List<Object> key = List.of(multimeter.name(), name, occurrence);
                    SonataReport report = reports.get(key);
                    if (report == null) {
                        report = new SonataReport(place,
                                stem("samples-" + multimeter.name() + "." + name, ".h5"), network);
                        files.add(report);
                        reports.put(key, report);
                    }
                    samples.get(i).add(report.add(population.name(),
                            NeuronColumns.of(population, multimeter, state), multimeter.every()));
                }
            }
        }
    }

    private void openWeights(RecordingFile.Place place, Network network, Set<RecordingFormat> formats)
            throws IOException {
        for (int i = 0; i < network.devices().size(); i++) {
            if (network.devices().get(i) instanceof Device.WeightRecorder recorder) {
                RecordedSynapses synapses = RecordedSynapses.of(network, recorder);
                String name = "weights-" + recorder.name();
                if (formats.contains(RecordingFormat.CSV)) {
                    WeightTable table = new WeightTable(place, stem(name, ".csv"), network, synapses);
                    files.add(table.file());
                    samples.get(i).add(table);
                }
                if (formats.contains(RecordingFormat.SONATA)) {
                    SonataReport report = new SonataReport(place, stem(name, ".h5"), network);
                    files.add(report);
                    samples.get(i).add(report.add(network.populations().get(recorder.population()).name(),
                            new SynapseColumns(synapses), recorder.every()));
                }
            }
        }
    }

    /** A name that every file system takes, and that no other file has, even where case does not count. */
    private String stem(String name, String extension) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        String base = plain.substring(0, Math.min(MAX_NAME, plain.length()));
        String stem = base;
        for (int i = 2; !stems.add((stem + extension).toLowerCase(Locale.ROOT)); i++) {
            stem = base + "-" + i;
        }
        return stem;
    }

    void write(Block block) throws IOException {
        int[] words = block.words;
        int at = 0;
        while (at < block.used) {
            long step = block.step(at);
            if (words[at] >= 0) {
                int count = words[at];
                for (Sinks.Spikes sink : spikes) {
                    sink.write(step, words, at + Block.SPIKES_HEAD, count);
                }
                at += Block.SPIKES_HEAD + count;
            } else {
                int count = words[at + 4];
                for (Sinks.Samples sink : samples.get(-1 - words[at])) {
                    sink.write(step, words[at + 3], words, at + Block.SAMPLES_HEAD, count);
                }
                at += Block.SAMPLES_HEAD + count;
            }
        }
    }

    /** Hands to the operating system what can be read before a file is whole. */
    void flush() throws IOException {
        for (RecordingFile file : files) {
            file.flush();
        }
    }

    /** @param step the run ended after it */
    void finish(long step) throws IOException {
        for (Sinks.Spikes sink : spikes) {
            sink.end(step);
        }
        for (RecordingFile file : files) {
            file.finish();
        }
    }

    List<Path> complete() throws IOException {
        for (RecordingFile file : files) {
            file.force();
        }
        for (String report : REPORTS) {
            Files.deleteIfExists(folder.resolve(report));
        }
        List<Path> names = new ArrayList<>();
        for (RecordingFile file : files) {
            file.closeAndRename(file.complete());
            Files.deleteIfExists(file.partial());
            names.add(file.complete());
        }
        Folders.force(folder);
        return List.copyOf(names);
    }

    List<Path> keepPartial() throws IOException {
        List<Path> names = new ArrayList<>();
        for (RecordingFile file : files) {
            if (file.salvage()) {
                file.closeAndRename(file.partial());
                names.add(file.partial());
            } else {
                file.closeAndDelete();
            }
        }
        return List.copyOf(names);
    }

    void delete() throws IOException {
        for (RecordingFile file : files) {
            file.closeAndDelete();
        }
    }
}
