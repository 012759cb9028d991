package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(UiWatchdog.class)
class ViewsTest {

    /** 100 for promise R13; fewer with the tests, of which every one opens a dozen views twice. */
    private static final int ROUNDS = Integer.getInteger("glia.views.rounds", 3);
    private static final int ROUNDS_OF_THE_PROMISE = 100;
    private static final double HEAP_SHARE = 0.02;
    /** That the platform's navigator leaves behind in a round. Each view is opened three times in one. */
    private static final int MENU_ITEMS = 5;
    private static final String EDIT = "glia.ui.editors.editNetwork";
    private static final String PROFILE = "glia.ui.editors.openProfile";
    private static final String RECORDING = "glia.ui.editors.openRecording";
    private static final String CONFIGURATION = "glia.ui.editors.openConfiguration";

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void closeEditors() {
        session.page().closeAllEditors(false);
    }

    @Test
    void closedEditorsAreCollected() {
        List<WeakReference<IWorkbenchPart>> closed = new ArrayList<>();
        UiWatchdog.declared("the first editor of each kind", () -> {
            edit(closed, EDIT, Map.of());
            edit(closed, CONFIGURATION, Map.of());
        });
        edit(closed, EDIT, Map.of());
        edit(closed, CONFIGURATION, Map.of());
        UiWatchdog.declared("collecting garbage", () -> awaitCollection(closed));
    }

    /** Every kind of editor; what the platform keeps for all editors together is there after the first rounds. */
    @Test
    void closingEditorsGivesEverythingBack(@TempDir Path folder) throws IOException {
        Path recording = Files.writeString(folder.resolve("spikes.csv"), "time_ms,population,neuron\n0.1,E,1\n");
        List<WeakReference<IWorkbenchPart>> closed = new ArrayList<>();
        UiWatchdog.declared("the first editor of each kind", () -> editors(closed, recording));
        editors(closed, recording);
        UiWatchdog.declared("collecting garbage", () -> awaitCollection(closed));
        Held before = Held.now();
        for (int i = 0; i < ROUNDS; i++) {
            editors(closed, recording);
        }
        UiWatchdog.declared("collecting garbage", () -> awaitCollection(closed));
        Held after = Held.now();
        same("editors", before, after);
    }

    private void editors(List<WeakReference<IWorkbenchPart>> closed, Path recording) {
        edit(closed, EDIT, Map.of());
        edit(closed, CONFIGURATION, Map.of());
        edit(closed, PROFILE, Map.of(PROFILE + ".profile", "throughput"));
        edit(closed, RECORDING, Map.of(RECORDING + ".file", recording.toString()));
    }

    /** Views and perspectives, while a network runs. */
    @Test
    void closingGivesEverythingBack() {
        // by where it was made; what the platform itself forgets is not counted against the views
        Queue<String> forgotten = new ConcurrentLinkedQueue<>();
        Resource.setNonDisposeHandler(error -> {
            List<String> ours = Stream.of(error.getStackTrace()).map(StackTraceElement::toString)
                    .filter(frame -> frame.contains("glia.") && !frame.contains("Test.")).toList();
            if (!ours.isEmpty()) {
                forgotten.add(String.join(" < ", ours));
            }
        });
        session.command("run");
        List<WeakReference<IWorkbenchPart>> closed = new ArrayList<>();
        round(closed);
        round(closed);
        session.pause();
        UiWatchdog.declared("collecting garbage", () -> awaitCollection(closed));
        Held before = Held.now();
        session.command("run");
        for (int i = 0; i < ROUNDS; i++) {
            round(closed);
        }
        session.pause();
        UiWatchdog.declared("collecting garbage", () -> awaitCollection(closed));
        Held after = Held.now();
        Resource.setNonDisposeHandler(null);
        assertEquals(List.of(), List.copyOf(forgotten));
        same("views", before, after);
    }

    private static void same(String what, Held before, Held after) {
        System.out.printf("%s, heap before and after %d rounds: %.1f MiB, %.1f MiB%n", what, ROUNDS,
                before.bytes() / 0x1p20, after.bytes() / 0x1p20);
        System.out.println(what + ", held before and after " + ROUNDS + " rounds: " + before.counts() + ", "
                + after.counts());
        // what the platform makes once may come late; of what each round leaves there are more than that
        int once = Math.max(2, ROUNDS / 2);
        after.counts().forEach((type, count) -> assertTrue(
                count <= before.counts().getOrDefault(type, 0L) + (type.endsWith("Item") ? ROUNDS * MENU_ITEMS : once),
                () -> type + ": " + before.counts().get(type) + " before, " + count + " after " + ROUNDS + " rounds"));
        if (ROUNDS >= ROUNDS_OF_THE_PROMISE) {
            assertTrue(after.bytes() <= before.bytes() * (1 + HEAP_SHARE),
                    before.bytes() + " bytes before, " + after.bytes());
        }
    }

    private static void awaitCollection(List<WeakReference<IWorkbenchPart>> closed) {
        for (int i = 0; i < 10 && !kept(closed).isEmpty(); i++) {
            System.gc();
            Ui.spinFor(Duration.ofMillis(300));
        }
        assertEquals(List.of(), kept(closed), "closed, but not collected");
    }

    private static List<String> kept(List<WeakReference<IWorkbenchPart>> closed) {
        return closed.stream().map(WeakReference::get).filter(Objects::nonNull)
                .map(part -> part.getClass().getSimpleName()).toList();
    }

    @Test
    void resetPerspectiveBringsClosedViewsBack() {
        session.page().hideView(session.show(Session.RASTER));
        session.page().hideView(session.show(Session.GRAPH));
        assertEquals(null, session.page().findView(Session.GRAPH));
        Ui.withDialog(() -> Ui.run("org.eclipse.ui.window.resetPerspective"),
                dialog -> Widgets.click(Widgets.button(dialog, "Reset Perspective")));
        for (String view : Session.SIMULATE_VIEWS) {
            assertNotNull(session.page().findViewReference(view), view);
        }
        assertNotNull(session.page().findView(Session.GRAPH));
    }

    private void round(List<WeakReference<IWorkbenchPart>> closed) {
        for (String view : Session.OWN_VIEWS) {
            IViewPart part = session.show(view);
            Ui.drain();
            closed.add(new WeakReference<>(part));
            session.page().hideView(part);
            Ui.drain();
            session.show(view);
            Ui.drain();
        }
        for (String other : Session.OTHER_PERSPECTIVES) {
            session.perspective(other);
            // a view lives on while another open perspective shows it
            session.page().closePerspective(session.page().getPerspective(), false, false);
            Ui.drain();
        }
        session.perspective(Session.SIMULATE);
    }

    private void edit(List<WeakReference<IWorkbenchPart>> closed, String command, Map<String, String> parameters) {
        Ui.waitFor(command, () -> Ui.enabled(command));
        Ui.run(command, parameters);
        // what an editor that was refused has left in the window is none
        Ui.waitFor("an editor by " + command, () -> session.page().getActiveEditor() != null
                && session.page().getActiveEditor().getClass().getName().startsWith("glia."));
        IEditorPart editor = session.page().getActiveEditor();
        closed.add(new WeakReference<>(editor));
        Ui.drain();
        session.page().closeEditor(editor, false);
        Ui.drain();
    }

    /**
     * What can be reached.
     *
     * @param counts how many by class, of SWT resources, items of menus and actions of undo
     * @param bytes of all but the events that the workbench keeps on purpose, a fixed number of the newest, and but
     *            ids of elements of its model, of which the platform forgets none ({@code E4XMIResource}), some 460 for
     *            opening all views and perspectives once
     */
    private record Held(Map<String, Long> counts, long bytes) {

        private static final String EVENTS =
                "glia.api.event.EventHistory$Entry|glia.api.simulation.SimulationStatus|java.time.Instant";
        private static final String COUNTED = "org.eclipse.swt.graphics.(Image|Font|GC|Cursor|Path|Pattern|TextLayout"
                + "|Region)|org.eclipse.e4.ui.workbench.renderers.swt.HandledContributionItem"
                + "|org.eclipse.ui.operations.UndoActionHandler";

        static Held now() {
            Map<String, Long> counts = new TreeMap<>();
            long[] bytes = new long[1];
            UiWatchdog.declared("taking a heap histogram", () -> histogram().lines()
                    .map(line -> line.strip().split("\\s+")).filter(words -> words[0].matches("\\d+:"))
                    .forEach(words -> {
                        bytes[0] += words[3].matches(EVENTS) ? 0 : Long.parseLong(words[2]);
                        if (words[3].matches(COUNTED)) {
                            counts.put(words[3], Long.parseLong(words[1]));
                        }
                    }));
            return new Held(counts, bytes[0] - bytesOfIds());
        }

        /** A node, a string and its characters for each, and the table. */
        private static long bytesOfIds() {
            try {
                MApplication model = PlatformUI.getWorkbench().getService(MApplication.class);
                Object resource = model.getClass().getMethod("eResource").invoke(model);
                Field known = resource.getClass().getDeclaredField("knownIds");
                known.setAccessible(true);
                Set<?> ids = (Set<?>) known.get(resource);
                System.out.println("ids of the platform's model: " + ids.size());
                long table = Integer.highestOneBit((int) (ids.size() / 0.75)) * 2L * Integer.BYTES;
                return table + ids.stream().mapToLong(id -> 32 + 24 + (16 + ((String) id).length() + 7) / 8 * 8).sum();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String histogram() {
            try {
                return (String) ManagementFactory.getPlatformMBeanServer().invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                        new Object[] { new String[0] }, new String[] { String[].class.getName() });
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
