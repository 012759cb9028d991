package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.store.Recording;
import glia.api.store.RecordingFormat;
import glia.api.store.RecordingOptions;
import glia.api.store.Recordings;
import glia.store.internal.ClassPath;
import glia.store.internal.TestNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Records until there is no room any more, then keeps what it can and says what that is. */
final class FillingProcess {

    static final int NEURONS = 100_000;

    private FillingProcess() {
    }

    public static void main(String[] arguments) throws IOException {
        int populations = Integer.parseInt(arguments[1]);
        TestNetwork outline = TestNetwork.dt(1)
                .device(new Device.Multimeter("m", 0, new int[] {1, 2, 3}, new int[] {0}, 1));
        for (int p = 0; p < populations; p++) {
            outline.population("A" + p, NEURONS / populations);
        }
        Network network = outline.build();
        try (Recording recording = new RecordingsComponent().begin(Path.of(arguments[0]), network,
                new RecordingOptions(Set.of(RecordingFormat.SONATA), List.of(), 0))) {
            try {
                for (int step = 1;; step++) {
                    int[] spikes = spikes(step);
                    recording.spikes(step, spikes, spikes.length);
                    recording.samples(0, step, samples(step), 3);
                    recording.completed(step);
                }
            } catch (UncheckedIOException e) {
                System.out.println(e.getMessage());
            }
            recording.keepPartial().stream().map(f -> f.getFileName().toString()).sorted()
                    .forEach(System.out::println);
        }
    }

    static int[] spikes(int step) {
        return new Random(step).ints(500, 0, NEURONS).sorted().toArray();
    }

    static float[] samples(int step) {
        return new float[] {step, -step, 0.5f * step};
    }

    static String classPath() {
        return ClassPath.of(FillingProcess.class, RecordingsComponent.class, Recordings.class);
    }
}
