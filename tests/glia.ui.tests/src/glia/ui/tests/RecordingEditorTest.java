package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.simulation.Simulation;
import glia.api.store.RecordedRuns;
import glia.api.store.Recording;
import glia.api.store.RecordingFormat;
import glia.api.store.RecordingOptions;
import glia.api.store.Recordings;
import glia.api.store.SpikeAnalyses;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import glia.ui.kit.LiveTable;
import glia.ui.kit.TimeWindow;
import glia.ui.kit.chart.LiveChart;
import glia.ui.kit.raster.RasterCanvas;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** The editor of what runs have recorded. */
@ExtendWith(UiWatchdog.class)
class RecordingEditorTest {
    private static final String OPEN = "glia.ui.editors.openRecording";
    private static final String REFRESH = "org.eclipse.ui.file.refresh";
    private static final double RUN_MS = 500;
    /** End and length of what is looked at; no spikes are as near to its ends as a column is wide. */
    private static final long LOOKED_AT_MS = 2 * 3_600_000 + 10;
    private static final long LOOKED_MS = 10_000;
    private static final String WATCHING = "Watching a recording";
    private static final String UNLIKE = "has become another file";
    private static final List<String> PAGES = List.of("Overview", "Raster and Rates", "Traces", "Histograms");

    private Session session;
    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void closeEditors() {
        session.page().closeAllEditors(false);
        Ui.drain();
    }

    private static <T> T service(Class<T> type) {
        return PlatformUI.getWorkbench().getService(type);
    }

    /** Runs an example and records it by what {@code glia run --out} uses; gives how many spikes there were. */
    private long record() throws IOException {
        return record(RecordingOptions.DEFAULT);
    }

    private long record(RecordingOptions options) throws IOException {
        return session.record("vogels-abbott", RUN_MS, folder, options);
    }

    private IEditorPart show(Path file) {
        Session.opensEditor("recording", () -> open(file));
        // alone in the window, as one looks at a recording
        Ui.run("org.eclipse.ui.window.maximizePart");
        Ui.drain();
        return session.page().getActiveEditor();
    }

    private void open(Path file) {
        Ui.run(OPEN, Map.of(OPEN + ".file", file.toString()));
        awaitEditor(file);
    }

    private void awaitEditor(Path file) {
        Ui.waitFor("the editor of " + file, () -> session.page().getActiveEditor() != null
                && session.page().getActiveEditor().getEditorInput().getName().equals(file.getFileName().toString()));
    }

    private RasterCanvas raster() {
        return Widgets.first(session.shell(), RasterCanvas.class, canvas -> canvas.isVisible()
                && Adapters.adapt(session.page().getActiveEditor(), Exportable.class) == canvas);
    }

    private LiveTable table(String title) {
        return session.picture(LiveTable.class, title);
    }

    private static long cell(LiveTable table, String row, int column) {
        return Session.table(table).stream().filter(cells -> cells[0].equals(row))
                .mapToLong(cells -> Long.parseLong(cells[column])).findFirst().orElse(-1);
    }

    private String words() {
        Label label = Widgets.first(session.shell(), Label.class, each -> each.isVisible()
                && "glia.recording.words".equals(each.getData("glia.id")));
        return label == null ? "" : label.getText();
    }

    @Test
    void everyPageShowsWhatTheRunWas() throws IOException {
        long spikes = record();
        IEditorPart editor = show(folder.resolve("run.json"));
        Ui.waitFor("the populations", () -> cell(table("Populations"), "E", 1) == 3200);
        LiveTable populations = table("Populations");
        assertEquals(spikes, cell(populations, "E", 2) + cell(populations, "I", 2));
        List<String[]> facts = Session.table(table("Facts"));
        assertTrue(facts.stream().anyMatch(row -> row[1].equals(session.simulation().report().spikeSha256())));
        session.editorPage("Raster and Rates");
        RasterCanvas raster = raster();
        Ui.waitFor("all spikes in the raster", () -> Session.table(raster).size() == spikes);
        TimeWindow window = Adapters.adapt(editor, TimeWindow.class);
        assertEquals(RUN_MS, window.spanMs(), 0.15, "all of it at first");
        raster.zoomIn();
        LiveChart rates = session.picture(LiveChart.class, "Recorded rates");
        assertEquals(raster.spanMs(), rates.spanMs(), 1e-9, "the same time below");
        rates.show(300, 100);
        assertEquals(300, raster.endMs(), 1e-9, "and above");
        Ui.waitFor("fewer spikes", () -> Session.table(raster).stream()
                .allMatch(row -> Double.parseDouble(row[0]) <= 300.2 && Double.parseDouble(row[0]) >= 199.8));
        Widgets.select(Widgets.find(Combo.class, "glia.recording.population"), "I");
        Ui.waitFor("one population", () -> Session.table(raster).stream().allMatch(row -> row[2].equals("I")));
        raster.fit();
        session.editorPage("Traces");
        LiveChart traces = session.picture(LiveChart.class, "Traces");
        long samples;
        try (Stream<String> lines = Files.lines(folder.resolve("samples-potentials.csv"))) {
            samples = lines.filter(line -> line.contains(",E,0,")).count();
        }
        assertTrue(samples >= RUN_MS, samples + " samples");
        Ui.waitFor("samples", () -> Session.table(traces).size() == samples);
        Widgets.find(Table.class, "glia.recording.columns").setSelection(1);
        Widgets.find(Table.class, "glia.recording.columns").notifyListeners(SWT.Selection, new Event());
        Ui.waitFor("one neuron", () -> Session.table(traces).size() == samples
                && Session.table(traces).getFirst().length == 2);
        session.editorPage("Histograms");
        DrawingCanvas<?> histograms = session.picture(DrawingCanvas.class, "Histograms");
        Ui.waitFor("the analysis", () -> histograms.table() != null && Session.table(histograms).size() > 10);
        long neurons = Session.table(histograms).stream().filter(row -> row[0].equals("rate_hz"))
                .mapToLong(row -> Long.parseLong(row[3])).sum();
        assertEquals(3200, neurons);
    }

    /** What Ctrl+O and a double click in the view Networks do, with files of the SONATA format. */
    @Test
    void sonataOpensByOpenAndByDoubleClick() throws IOException {
        long spikes = record(new RecordingOptions(Set.of(RecordingFormat.SONATA), List.of(), 0));
        Path file = folder.resolve("spikes.h5");
        Session.opensEditor("recording", () -> {
            session.command("openNetwork", Session.COMMAND + "openNetwork.file", file.toString());
            awaitEditor(file);
        });
        Ui.waitFor("the populations", () -> cell(table("Populations"), "E", 2) + cell(table("Populations"), "I", 2)
                == spikes);
        session.editorPage("Traces");
        LiveChart traces = session.picture(LiveChart.class, "Traces");
        Ui.waitFor("samples", () -> Session.table(traces).size() >= RUN_MS);
        session.page().closeAllEditors(false);
        Path inside = Files.createDirectory(session.active().file().orElseThrow().resolveSibling("recorded"));
        try {
            Files.copy(file, inside.resolve("spikes.h5"));
            session.show(Session.NETWORKS);
            Ui.run(REFRESH);
            Tree tree = Widgets.find(Tree.class, Session.NETWORKS + ".tree");
            Ui.waitFor("the folder in the tree", () -> item(tree, "recorded") != null);
            Widgets.expand(tree, item(tree, "recorded"));
            Ui.waitFor("the file in the tree", () -> item(tree, "spikes.h5") != null);
            Widgets.open(tree, item(tree, "spikes.h5"));
            awaitEditor(inside.resolve("spikes.h5"));
            Ui.waitFor("the populations", () -> cell(table("Populations"), "E", 2) > 0);
        } finally {
            Files.deleteIfExists(inside.resolve("spikes.h5"));
            Files.delete(inside);
        }
    }

    private static TreeItem item(Tree tree, String name) {
        return Widgets.items(tree).stream().filter(item -> item.getText().equals(name)).findFirst().orElse(null);
    }

    @Test
    void whatIsTornIsShownUpToTheTearAndSaid() throws IOException {
        record();
        List<String> lines = Files.readAllLines(folder.resolve("spikes.csv"));
        Path torn = Files.createDirectory(folder.resolve("torn")).resolve("spikes.csv");
        Files.writeString(torn, String.join("\n", lines.subList(0, 101)) + "\n400.0,E");
        show(torn);
        Ui.waitFor("what is whole", () -> Session.table(table("Populations")).stream()
                .mapToLong(row -> Long.parseLong(row[2])).sum() == 100);
        assertTrue(words().contains("spikes.csv:102:1: the file ends in the middle of this line"), words());
        Screenshot.take("recording-torn");
        session.page().closeAllEditors(false);
        Files.writeString(torn, "no recording at all");
        show(torn);
        LiveTable facts = table("Facts");
        Ui.waitFor("the reason", () -> Widgets.text(facts).contains("spikes.csv:1:1: expected the line"));
        Screenshot.take("recording-unreadable");
    }

    @Test
    void refreshReadsAgain() throws IOException {
        Path file = folder.resolve("spikes.csv");
        Files.writeString(file, "time_ms,population,neuron\n0.1,E,1\n0.2,E,2\n");
        show(file);
        Ui.waitFor("two spikes", () -> cell(table("Populations"), "E", 2) == 2);
        Files.writeString(file, "time_ms,population,neuron\n0.1,E,1\n0.2,E,4\n0.3,I,0\n");
        Ui.run(REFRESH);
        Ui.waitFor("what came since", () -> cell(table("Populations"), "I", 2) == 1);
    }

    /** While the store is stopped it is said what is missing, and what was read stays; F5 goes on when it is back. */
    @Test
    void whatWasReadStaysWithoutTheStore() throws IOException, BundleException {
        long spikes = record();
        show(folder.resolve("run.json"));
        Ui.waitFor("the populations", () -> cell(table("Populations"), "E", 1) == 3200);
        Platform.getBundle("glia.store").stop(Bundle.STOP_TRANSIENT);
        try {
            session.editorPage("Histograms");
            Ui.waitFor("what analyses", () -> words().contains(SpikeAnalyses.class.getName()));
            Ui.waitFor("the same in place of the picture", () -> session.picture(DrawingCanvas.class, "Histograms")
                    .message().contains(SpikeAnalyses.class.getName()));
            session.settle();
            Screenshot.take("recording-without-store");
            Ui.run(REFRESH);
            Ui.waitFor("what reads", () -> words().contains(RecordedRuns.class.getName()));
            session.editorPage("Overview");
            assertEquals(spikes, cell(table("Populations"), "E", 2) + cell(table("Populations"), "I", 2));
        } finally {
            Platform.getBundle("glia.store").start(Bundle.START_TRANSIENT);
        }
        Ui.run(REFRESH);
        Ui.waitFor("nothing to be missed", () -> words().isEmpty());
        session.editorPage("Histograms");
        DrawingCanvas<?> histograms = session.picture(DrawingCanvas.class, "Histograms");
        Ui.waitFor("the analysis", () -> histograms.table() != null && Session.table(histograms).size() > 10);
        assertEquals("", histograms.message());
    }

    private String growingTitle() {
        IEditorPart editor = session.page().getActiveEditor();
        return editor.getTitle().substring(editor.getTitle().indexOf('/') + 1);
    }

    /** A run that somebody watches by its recording, which gets its name in the end; nobody presses F5. */
    @Test
    void whatARunWritesIsShownAsItComes() throws IOException {
        session.openExample("vogels-abbott");
        Simulation simulation = session.simulation();
        Recording recording = service(Recordings.class).begin(folder, simulation.network(), RecordingOptions.DEFAULT);
        try (recording) {
            simulation.addRecorder(recording);
            session.speed(0.25);
            session.command("run");
            Path part;
            try (Stream<Path> files = Files.list(folder)) {
                part = files.filter(file -> file.getFileName().toString().startsWith("spikes.csv")).findFirst()
                        .orElseThrow();
            }
            Ui.waitFor("spikes in the file", () -> part.toFile().length() > 1000);
            show(part);
            Ui.waitFor("the first spikes", () -> cell(table("Populations"), "E", 2) > 0);
            assertTrue(words().contains("still being written"), words());
            session.editorPage("Raster and Rates");
            RasterCanvas raster = raster();
            Ui.waitFor("the raster", () -> raster.drawnSpanMs() > 0);
            LiveChart below = session.picture(LiveChart.class, "Recorded rates");
            double soFar = raster.spanMs();
            Ui.waitFor("a longer picture", () -> raster.spanMs() > soFar && Math.abs(below.endMs() - raster.endMs())
                    < 1e-9);
            raster.show(20, 10);
            Widgets.select(Widgets.find(Combo.class, "glia.recording.population"), "I");
            session.editorPage("Overview");
            long early = cell(table("Populations"), "E", 2);
            Ui.waitFor("more spikes", () -> cell(table("Populations"), "E", 2) > early);
            session.pause();
            Ui.await("the end of the recording", simulation.removeRecorder(recording));
            recording.complete();
            Ui.waitFor("the name", () -> growingTitle().equals("spikes.csv"));
            Ui.waitFor("all spikes", () -> cell(table("Populations"), "E", 2) + cell(table("Populations"), "I", 2)
                    == session.status().spikes());
            assertFalse(words().contains("still being written"), words());
            session.editorPage("Raster and Rates");
            assertEquals(10, raster.spanMs(), 1e-9, "what was looked at stays");
            assertEquals(20, raster.endMs(), 1e-9);
            assertEquals(20, below.endMs(), 1e-9);
            assertEquals("I", Widgets.find(Combo.class, "glia.recording.population").getText());
            Ui.waitFor("the population in the raster", () -> !Session.table(raster).isEmpty()
                    && Session.table(raster).stream().allMatch(row -> row[2].equals("I")));
        }
    }

    /** How many jobs there are that look whether a recording has grown. */
    private static long watching() {
        return Stream.of(Job.getJobManager().find(null)).filter(job -> job.getName().equals(WATCHING)).count();
    }

    /** Waits until somebody has looked so often again. */
    private static void awaitLooks(int many) {
        AtomicInteger looks = new AtomicInteger();
        IJobChangeListener counter = IJobChangeListener.onDone(event -> looks.addAndGet(event.getJob().getName()
                .equals(WATCHING) ? 1 : 0));
        Job.getJobManager().addJobChangeListener(counter);
        try {
            Ui.waitFor(many + " looks", () -> looks.get() >= many);
        } finally {
            Job.getJobManager().removeJobChangeListener(counter);
        }
    }

    /** A run may rest for longer than one look, and what it writes may be deleted. */
    @Test
    void whatIsWrittenIsWatchedUntilItIsGoneOrTheEditorIsClosed() throws IOException {
        Path part = folder.resolve("spikes.csv.7-7.part");
        Files.writeString(part, "time_ms,population,neuron\n0.1,E,1\n");
        show(part);
        Ui.waitFor("a spike", () -> cell(table("Populations"), "E", 2) == 1);
        awaitLooks(2);
        Files.writeString(part, "0.2,E,4\n", StandardOpenOption.APPEND);
        Ui.waitFor("what has come", () -> cell(table("Populations"), "E", 2) == 2);
        Files.delete(part);
        Ui.waitFor("the reason", () -> words().contains("the file is gone"));
        assertFalse(words().contains("Exception") || words().contains("still being written"), words());
        assertEquals(2, cell(table("Populations"), "E", 2), "what was read stays");
        Screenshot.take("recording-gone");
        Ui.waitFor("nobody to look any more", () -> watching() == 0);
        Files.writeString(part, "time_ms,population,neuron\n0.1,E,1\n");
        Ui.run(REFRESH);
        Ui.waitFor("the file again", () -> cell(table("Populations"), "E", 2) == 1 && watching() == 1);
        session.page().closeAllEditors(false);
        Ui.waitFor("nobody to look for nobody", () -> watching() == 0);
    }

    /** Twenty million spikes over five hours; figures are printed, and the watchdog sees that nothing froze. */
    @Test
    void hoursOfSpikesAreFluid() throws IOException {
        int spikes = 20_000_000;
        long steps = 5L * 3600 * 10_000;
        List<String> looked = new ArrayList<>();
        Ui.await("the recording", CompletableFuture.runAsync(() -> write(spikes, steps, looked)));
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        long start = System.nanoTime();
        show(folder.resolve("spikes.csv"));
        session.editorPage("Raster and Rates");
        RasterCanvas raster = raster();
        Ui.waitFor("the raster", () -> raster.spanMs() > 1e6);
        Ui.waitFor("the first picture", () -> raster.drawnSpanMs() > 1e6);
        double firstPicture = (System.nanoTime() - start) / 1e9;
        System.gc();
        long grown = runtime.totalMemory() - runtime.freeMemory() - before;
        Screenshot.take("recording-hours");
        double[] frames = new double[20];
        for (int i = 0; i < frames.length; i++) {
            long begin = System.nanoTime();
            raster.zoomIn();
            Ui.waitFor("the frame", () -> Math.abs(raster.drawnSpanMs() / raster.spanMs() - 1) < 1e-6);
            frames[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(frames);
        System.out.printf("%,d spikes of %.1f h: first picture %.2f s after opening, heap %+d MB; zooming in, a frame"
                + " took %.0f ms (median), %.0f ms (longest)%n", spikes, steps / 3.6e7, firstPicture, grown >> 20,
                frames[10], frames[19]);
        assertTrue(grown < 400 << 20, grown + " bytes");
        raster.show(LOOKED_AT_MS, LOOKED_MS);
        Ui.waitFor("ten seconds of it", () -> Math.abs(raster.drawnSpanMs() - LOOKED_MS) < 1e-6);
        assertEquals(looked, Session.table(raster).stream().map(row -> Math.round(10 * Double.parseDouble(row[0]))
                + " " + row[1]).toList());
        damage(folder.resolve("spikes.csv"));
        raster.fit();
        Ui.waitFor("all of it again", () -> raster.drawnSpanMs() > 1e7);
        session.settle();
        assertFalse(words().contains(UNLIKE), "all of it is drawn from counts, and not from the file: " + words());
        raster.show(steps * 0.07, LOOKED_MS);
        Ui.waitFor("what is read to be missed", () -> words().contains(UNLIKE));
        session.editorPage("Overview");
        assertEquals(spikes, Session.table(table("Populations")).stream().mapToLong(row -> Long.parseLong(row[2]))
                .sum());
    }

    /** Makes every block of spikes from the first half to near the end unreadable. */
    private static void damage(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long at = bytes.length() / 2; at < bytes.length() / 20 * 19; at += 1 << 16) {
                bytes.seek(at);
                bytes.writeBytes("x");
            }
        }
    }

    /**
     * By what writes recordings, of a network that there is.
     *
     * @param looked receives step and neuron of what is looked at in the end
     */
    private void write(int spikes, long steps, List<String> looked) {
        Network network = session.simulation().network();
        Random random = new Random(5);
        int together = 40;
        int[] ids = new int[together];
        try (Recording recording = service(Recordings.class).begin(folder, network, RecordingOptions.DEFAULT)) {
            for (int i = 0; i < spikes / together; i++) {
                int at = random.nextInt(50);
                for (int k = 0; k < together; k++) {
                    ids[k] = at;
                    at += 1 + random.nextInt(90);
                }
                long step = 1 + i * steps / (spikes / together);
                recording.spikes(step, ids, together);
                if (step >= 10 * (LOOKED_AT_MS - LOOKED_MS) && step < 10 * LOOKED_AT_MS) {
                    Arrays.stream(ids).forEach(id -> looked.add(step + " " + id));
                }
            }
            recording.completed(steps);
            recording.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
