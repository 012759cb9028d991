package glia.store.internal.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glia.api.network.Connectivity;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.store.Recording;
import glia.api.store.RecordingFormat;
import glia.api.store.RecordingOptions;
import glia.store.internal.TestNetwork;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights in files; HDF5 is read back by another implementation (jHDF). */
class WeightRecordingTest {

    private static final Path FULL = Path.of("/dev/full");

    /** Targets 1 and 3 of five neurons; from 4 onto 3 there are two synapses. */
    private static final Connectivity ROWS = new Connectivity() {

        private final int[][] rows = {{}, {2, 0, 4}, {}, {4, 1, 4}, {}};

        @Override
        public long count() {
            return 6;
        }

        @Override
        public int maxIndegree() {
            return 3;
        }

        @Override
        public void rows(int from, int to, RowVisitor visitor) {
            for (int target = from; target < to; target++) {
                visitor.row(target, rows[target], rows[target].length);
            }
        }
    };

    @TempDir
    private Path folder;

    private static Network network() {
        return TestNetwork.dt(0.5).population("A", 5).connected(ROWS)
                .device(new Device.WeightRecorder("all", 0, 0, null, null, 4, 6))
                .device(new Device.WeightRecorder("a/b", 0, 0, new int[] {1, 3}, new int[] {1, 2, 4}, 4, 5)).build();
    }

    private static RecordingOptions options(RecordingFormat... formats) {
        return new RecordingOptions(Set.of(formats), List.of(), 0);
    }

    @Test
    void everySynapseHasALineAndAColumn() throws IOException {
        List<String> names;
        try (Recording recording = new RecordingsComponent().begin(folder, network(),
                options(RecordingFormat.values()))) {
            for (int step = 4; step <= 8; step += 4) {
                recording.completed(step);
                recording.samples(0, step, new float[] {step, 1, 2, 3, 4, -0.1f}, 6);
                recording.samples(1, step, new float[] {step, 2, 3, 4, 5}, 5);
            }
            names = recording.complete().stream().map(f -> f.getFileName().toString()).toList();
        }
        assertEquals(List.of("spikes.csv", "spikes.h5", "weights-all.csv", "weights-all.h5", "weights-a_b.csv",
                "weights-a_b.h5"), names);
        assertEquals("""
                time_ms,source,target,weight
                2.0,2,1,4.0
                2.0,0,1,1.0
                2.0,4,1,2.0
                2.0,4,3,3.0
                2.0,1,3,4.0
                2.0,4,3,-0.1
                4.0,2,1,8.0
                4.0,0,1,1.0
                4.0,4,1,2.0
                4.0,4,3,3.0
                4.0,1,3,4.0
                4.0,4,3,-0.1
                """, Files.readString(folder.resolve("weights-all.csv")));
        try (HdfFile file = new HdfFile(folder.resolve("weights-a_b.h5"))) {
            assertArrayEquals(new float[][] {{4, 2, 3, 4, 5}, {8, 2, 3, 4, 5}},
                    (float[][]) file.getDatasetByPath("/report/A/data").getData());
            assertEquals("mV", file.getDatasetByPath("/report/A/data").getAttribute("units").getData());
            assertArrayEquals(new double[] {2, 6, 2},
                    (double[]) file.getDatasetByPath("/report/A/mapping/time").getData());
            assertArrayEquals(new long[] {1, 3}, numbers(file, "node_ids"));
            assertArrayEquals(new long[] {0, 2, 5}, numbers(file, "index_pointers"));
            assertArrayEquals(new long[] {0, 2, 3, 4, 5},
                    (long[]) file.getDatasetByPath("/report/A/mapping/element_ids").getData());
            assertArrayEquals(new long[] {2, 4, 4, 1, 4}, numbers(file, "source_node_ids"));
        }
    }

    private static long[] numbers(HdfFile file, String name) {
        return Arrays.stream((BigInteger[]) file.getDatasetByPath("/report/A/mapping/" + name).getData())
                .mapToLong(BigInteger::longValueExact).toArray();
    }

    @ParameterizedTest
    @EnumSource(RecordingFormat.class)
    void tellsTheSimulationThatTheDiskIsFull(RecordingFormat format) throws IOException {
        Assumptions.assumeTrue(Files.isWritable(FULL), "this system has a device that is always full");
        try (Recording recording = new FileRecording(folder, network(), options(format), 8,
                file -> FileChannel.open(FULL, StandardOpenOption.WRITE))) {
            float[] weights = new float[6];
            UncheckedIOException thrown = assertThrows(UncheckedIOException.class, () -> {
                // far more than all buffers hold: the failure comes before the end
                for (int step = 4; step <= 4_000_000; step += 4) {
                    recording.completed(step);
                    recording.samples(0, step, weights, weights.length);
                }
            });
            assertEquals(folder.resolve("weights-all" + (format == RecordingFormat.CSV ? ".csv" : ".h5"))
                    + ": No space left on device", thrown.getMessage());
            assertEquals(List.of(), recording.keepPartial());
        }
    }
}
