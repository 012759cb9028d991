package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Availability;
import glia.api.adaptive.AdaptiveController;
import glia.api.backend.Backend;
import glia.api.backend.BackendSession;
import glia.api.change.ChangeReader;
import glia.api.energy.Validation;
import glia.api.event.EventBus;
import glia.api.event.EventFiles;
import glia.api.event.EventHistory;
import glia.api.health.ErrorLog;
import glia.api.health.HealthMonitor;
import glia.api.health.Repairs;
import glia.api.health.StartTimes;
import glia.api.metric.MetricExport;
import glia.api.network.ExampleCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.profile.ProfileComparison;
import glia.api.profile.ProfileManager;
import glia.api.profiler.Profiler;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Simulations;
import glia.api.store.CheckpointException;
import glia.api.store.Checkpoints;
import glia.api.store.Recording;
import glia.api.store.Recordings;
import glia.api.store.RunReports;
import glia.api.store.SpikeAnalyses;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;

/** Real services, one of which fails. */
class FailingRunTest {

    @TempDir
    private Path folder;

    private final Console console = new Console(false);

    private Cli cli(NetworkBuilder builder, Recordings recordings, List<Backend> backends) {
        return cli(builder, recordings, backends, Services.get(Checkpoints.class));
    }

    private static Cli cli(NetworkBuilder builder, Recordings recordings, List<Backend> backends,
            Checkpoints checkpoints) {
        return new CommandLineTool(FrameworkUtil.getBundle(Cli.class).getBundleContext(),
                Services.get(NetworkReader.class), Services.get(ChangeReader.class), builder,
                Services.get(ExampleCatalogue.class), Services.get(Simulations.class), backends, recordings,
                Services.get(SpikeAnalyses.class), Services.get(RunReports.class),
                checkpoints, Services.get(Validation.class), Services.get(MetricExport.class),
                Services.get(HealthMonitor.class), Services.get(AdaptiveController.class),
                Services.get(ErrorLog.class), Services.get(Repairs.class),
                Services.get(StartTimes.class),
                Services.get(ProfileManager.class), Services.get(ProfileComparison.class),
                Services.get(Profiler.class), Services.get(EventBus.class),
                Services.get(EventHistory.class), Services.get(EventFiles.class));
    }

    private List<Backend> installed() {
        return List.of(Services.get(Backend.class));
    }

    @Test
    void aFullDiskEndsTheRunAndKeepsWhatThereIs() throws Exception {
        Recordings real = Services.get(Recordings.class);
        Recordings full = (out, network, options) -> new FullDisk(real.begin(out, network, options));
        Cli cli = cli(Services.get(NetworkBuilder.class), full, installed());
        assertEquals(1, console.run(cli, "run", "two-neurons", "--time", "1e9", "--out", folder.toString(), "--json"));
        assertTrue(console.err().lines().anyMatch(line -> line.matches(
                "glia: the run failed at [0-9.]+ ms: spikes.csv: No space left on device; kept .*")), console::err);
        assertEquals("", console.out());
        assertTrue(Files.readAllLines(folder.resolve("spikes.partial.csv")).size() > 3);
        assertFalse(Files.exists(folder.resolve("run.json")));
    }

    @Test
    void aCheckpointThatCannotBeWrittenEndsTheRunAndLeavesTheOldOne() throws Exception {
        Checkpoints real = Services.get(Checkpoints.class);
        Path file = folder.resolve("run.checkpoint");
        long[] written = new long[1];
        Checkpoints full = new Checkpoints() {
            @Override
            public void write(Path path, Checkpoint checkpoint) throws IOException {
                if (written[0]++ > 2) {
                    throw new IOException("No space left on device");
                }
                real.write(path, checkpoint);
            }

            @Override
            public Checkpoint read(Path path) throws CheckpointException, IOException {
                return real.read(path);
            }
        };
        Cli cli = cli(Services.get(NetworkBuilder.class), Services.get(Recordings.class), installed(), full);
        Path out = folder.resolve("out");
        assertEquals(1, console.run(cli, "run", "two-neurons", "--time", "1e9", "--checkpoint", file.toString(),
                "--checkpoint-every", "100", "--out", out.toString()));
        assertTrue(console.err().lines().anyMatch(line -> line.startsWith("glia: --checkpoint " + file
                + ": could not be written: No space left on device; it is as before; kept ")), console::err);
        assertEquals(3000, real.read(file).state().step());
        assertTrue(Files.readAllLines(out.resolve("spikes.partial.csv")).size() > 3);
        // a run that came to its end says what came out all the same
        Console ended = new Console(false);
        assertEquals(1, ended.run(cli, "run", "two-neurons", "--checkpoint", file.toString()));
        assertEquals("glia: --checkpoint " + file + ": could not be written: No space left on device; it is as before",
                ended.error());
        assertTrue(ended.out().contains("spikes            20"), ended::out);
        assertEquals(3000, real.read(file).state().step());
    }

    @Test
    void aResultThatCannotBePrintedIsNoSuccess() {
        Streams closed = new Streams(new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        }), console.streams().err(), false);
        assertEquals(1, Services.get(Cli.class).execute(List.of("run", "two-neurons", "--json"), closed,
                new Interruption()));
        assertTrue(console.err().contains("glia: the result could not be written to standard output"), console::err);
    }

    @Test
    void anErrorOfTheProgramIsSaidBeforeItsTrace() {
        Cli cli = cli((description, progress) -> {
            throw new IllegalStateException("a fault");
        }, Services.get(Recordings.class), installed());
        assertEquals(1, console.run(cli, "run", "two-neurons"));
        assertEquals("glia: this is an error of the program itself: java.lang.IllegalStateException: a fault",
                console.error());
        assertTrue(console.err().contains("at glia.cli.internal."), console::err);
    }

    @Test
    void tooLittleMemoryIsTheEnvironmentsFault() throws Exception {
        Cli cli = cli((description, progress) -> {
            throw new OutOfMemoryError("Java heap space");
        }, Services.get(Recordings.class), installed());
        assertEquals(3, console.run(cli, "run", "two-neurons", "--out", folder.resolve("out").toString()));
        assertTrue(console.error().startsWith("glia: not enough memory: Java may use up to "), console::err);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aBackendThatIsNotAvailableSaysWhy() {
        List<Backend> backends = List.of(new Backend() {
            @Override
            public String name() {
                return "cuda";
            }

            @Override
            public int preference() {
                return 9;
            }

            @Override
            public Availability availability() {
                return new Availability(false, "no NVIDIA driver is installed");
            }

            @Override
            public long predictMemoryBytes(Network network, int threads) {
                throw new AssertionError();
            }

            @Override
            public int worthwhileThreads(Network network, int processors) {
                return processors;
            }

            @Override
            public BackendSession open(Network network, CanonicalState state, int threads, Progress progress) {
                throw new AssertionError("is not available");
            }
        });
        Cli cli = cli(Services.get(NetworkBuilder.class), Services.get(Recordings.class), backends);
        assertEquals(3, console.run(cli, "run", "two-neurons", "--backend", "cuda"));
        assertEquals("glia: backend cuda cannot be used here: no NVIDIA driver is installed", console.error());
        Console automatic = new Console(false);
        assertEquals(3, automatic.run(cli, "run", "two-neurons"));
        assertEquals("glia: no backend can be used here: cuda: no NVIDIA driver is installed", automatic.error());
        Console doctor = new Console(false);
        assertEquals(3, doctor.run(cli, "doctor"));
        assertTrue(doctor.out().contains("backend cuda    not available: no NVIDIA driver is installed"), doctor::out);
    }

    /** Records for real, until there is no room any more. */
    private static final class FullDisk implements Recording {

        private static final long STEPS = 20_000;

        private final Recording recording;
        private IOException failure;

        FullDisk(Recording recording) {
            this.recording = recording;
        }

        @Override
        public void spikes(long step, int[] neurons, int count) {
            recording.spikes(step, neurons, count);
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            recording.samples(device, step, values, count);
        }

        @Override
        public void completed(long step) {
            recording.completed(step);
            if (step > STEPS) {
                failure = new IOException("spikes.csv: No space left on device");
                throw new UncheckedIOException(failure.getMessage(), failure);
            }
        }

        @Override
        public Optional<IOException> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public List<Path> complete() throws IOException {
            throw failure;
        }

        @Override
        public List<Path> keepPartial() throws IOException {
            return recording.keepPartial();
        }

        @Override
        public void close() throws IOException {
            recording.close();
        }
    }
}
