package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.store.internal.file.Folders;
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

    private static final int MAX_NAME = 100;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path folder;
    private final List<LineFile> files = new ArrayList<>();
    private final SpikeTable spikes;
    private final SampleTable[] samples;

    RecordingFiles(Path folder, Network network, LineFile.Opener opener) throws IOException {
        this.folder = folder;
        String process = ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
        samples = new SampleTable[network.devices().size()];
        boolean opened = false;
        try {
            LineFile spikeFile = new LineFile(folder, "spikes", process, SpikeTable.maxLine(network), opener);
            files.add(spikeFile);
            spikes = new SpikeTable(spikeFile, network);
            openSamples(network, process, opener);
            opened = true;
        } finally {
            if (!opened) {
                delete();
            }
        }
    }

    private void openSamples(Network network, String process, LineFile.Opener opener) throws IOException {
        Map<String, LineFile> byDevice = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < samples.length; i++) {
            if (network.devices().get(i) instanceof Device.Multimeter multimeter) {
                LineFile file = byDevice.get(multimeter.name());
                if (file == null) {
                    file = new LineFile(folder, stem(multimeter.name(), taken), process,
                            SampleTable.maxLine(network, multimeter.states().length), opener);
                    files.add(file);
                    byDevice.put(multimeter.name(), file);
                    SampleTable.header(file, network, multimeter);
                }
                samples[i] = new SampleTable(file, network, multimeter);
            }
        }
    }

    /** A name that every file system takes, and that no other device has, even where case does not count. */
    private static String stem(String device, Set<String> taken) {
        String plain = device.replaceAll("[^A-Za-z0-9._-]", "_");
        String base = "samples-" + plain.substring(0, Math.min(MAX_NAME, plain.length()));
        String stem = base;
        for (int i = 2; !taken.add(stem.toLowerCase(Locale.ROOT)); i++) {
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
                spikes.write(step, words, at + Block.SPIKES_HEAD, count);
                at += Block.SPIKES_HEAD + count;
            } else {
                int count = words[at + 4];
                samples[-1 - words[at]].write(step, words[at + 3], words, at + Block.SAMPLES_HEAD, count);
                at += Block.SAMPLES_HEAD + count;
            }
        }
    }

    void flush() throws IOException {
        for (LineFile file : files) {
            file.flush();
        }
    }

    List<Path> complete() throws IOException {
        for (LineFile file : files) {
            file.force();
        }
        for (String report : REPORTS) {
            Files.deleteIfExists(folder.resolve(report));
        }
        List<Path> names = new ArrayList<>();
        for (LineFile file : files) {
            file.closeAndRename(file.complete());
            Files.deleteIfExists(file.partial());
            names.add(file.complete());
        }
        Folders.force(folder);
        return List.copyOf(names);
    }

    List<Path> keepPartial() throws IOException {
        List<Path> names = new ArrayList<>();
        for (LineFile file : files) {
            if (file.hasLines()) {
                file.closeAndRename(file.partial());
                names.add(file.partial());
            } else {
                file.closeAndDelete();
            }
        }
        return List.copyOf(names);
    }

    void delete() throws IOException {
        for (LineFile file : files) {
            file.closeAndDelete();
        }
    }
}
