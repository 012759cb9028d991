package glia.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Promise R7, the workspace recovers: the workbench is killed at random moments while a person types. The next start
 * opens with the layout as it was, and offers the text that was not saved, at most 10 s old.
 */
@Own
@ExtendWith(ProductExtension.class)
class RecoveryTest {
    /** The promise is for 50, which take some 10 minutes: {@code GLIA_TEST_KILLS=50}. */
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("GLIA_TEST_KILLS", "2"));
    private static final long KEY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double OLDEST_MILLIS = 10_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final String EDITOR = "glia.ui.editors.source";
    private static final String EXTRA_VIEW = "org.eclipse.ui.views.ProgressView";
    private static final Pattern NAME = Pattern.compile("\"name\": \"typed (\\d+)\"");

    @BeforeEach
    void installProbe(Product product) throws Exception {
        Workbench.installProbe(product);
    }

    @Test
    void killedWorkbenchComesBackWithLayoutAndText(Product product) throws Exception {
        Path folder = product.folder("recovery");
        Path file = folder.resolve("mine.network.json");
        Files.writeString(file, text(0));
        String layout;
        try (Workbench workbench = Workbench.start(product, folder)) {
            assertEquals("true", workbench.ask("leave"));
            String fresh = workbench.ask("views");
            assertEquals("true", workbench.ask("command org.eclipse.ui.views.showView("
                    + "org.eclipse.ui.views.showView.viewId=" + EXTRA_VIEW + ")"));
            layout = workbench.ask("views");
            assertTrue(!layout.equals(fresh) && layout.contains(EXTRA_VIEW), layout);
            assertEquals("true", workbench.ask("command glia.ui.editors.editNetwork("
                    + "glia.ui.editors.editNetwork.file=" + file + ")"));
            Until.holds("the editor", () -> workbench.ask("text " + EDITOR).equals(text(0)));
            workbench.end();
        }
        Random random = new Random(7);
        Typed typed = new Typed();
        List<Double> lost = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Workbench workbench = Workbench.start(product, folder)) {
                assertEquals(layout, workbench.ask("views"), "the layout after " + round + " kills");
                if (round > 0) {
                    lost.add(typed.millisLost(offered(workbench)));
                }
                typed.begins();
                type(workbench, typed, random.nextLong(LONGEST_NANOS));
                workbench.kill();
                typed.killed();
            }
        }
        try (Workbench workbench = Workbench.start(product, folder)) {
            lost.add(typed.millisLost(offered(workbench)));
            assertTrue(lost.stream().allMatch(each -> each < OLDEST_MILLIS), "lost what was older: " + lost + " ms");
            assertEquals(text(0), Files.readString(file), "nothing was written that nobody has saved");
            assertEquals("true", workbench.ask("command org.eclipse.ui.file.save"));
            String saved = workbench.ask("text " + EDITOR);
            Until.holds("the file to be saved", () -> Files.readString(file).equals(saved));
            workbench.end();
        }
        try (Workbench workbench = Workbench.start(product, folder)) {
            Until.holds("the editor", () -> !workbench.ask("text " + EDITOR).isEmpty());
            assertEquals("", workbench.ask("dialog"), "what is saved is not offered");
            workbench.end();
        }
        Collections.sort(lost);
        System.out.printf("R7 %d kills: every start opened with its layout; typed and lost: p50 %.0f ms, max %.0f ms "
                + "(goal 10000)%n", ROUNDS, lost.get(lost.size() / 2), lost.getLast());
    }

    /** Which text is offered, after it was accepted. */
    private static int offered(Workbench workbench) throws Exception {
        Until.holds("unsaved text to be offered", () -> workbench.ask("dialog").equals("Unsaved Text"));
        String before = workbench.ask("text " + EDITOR);
        assertEquals(text(0), before, "what is in the file");
        assertEquals("true", workbench.ask("press Restore"));
        Until.holds("the text to be restored", () -> !workbench.ask("text " + EDITOR).equals(before));
        Matcher name = NAME.matcher(workbench.ask("text " + EDITOR));
        assertTrue(name.find(), "the text is whole");
        return Integer.parseInt(name.group(1));
    }

    private static void type(Workbench workbench, Typed typed, long nanos) throws Exception {
        Until.holds("the editor", () -> !workbench.ask("text " + EDITOR).isEmpty());
        long began = System.nanoTime();
        do {
            int number = typed.next();
            assertEquals("true", workbench.ask("type " + EDITOR + " " + text(number)));
            typed.done();
            LockSupport.parkNanos(KEY_NANOS);
            // the first round leaves something for the next ones to be offered
        } while (System.nanoTime() - began < nanos || typed.first(began));
    }

    private static String text(int number) {
        return "{ \"glia\": 1, \"name\": \"typed " + number + "\", \"populations\": [{ \"name\": \"E\", \"size\": 10, "
                + "\"model\": \"iaf_psc_exp\" }] }";
    }

    /** When which text was typed. */
    private static final class Typed {
        private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(3);

        private final List<Long> times = new ArrayList<>();
        private int session;
        private long killed;

        void begins() {
            session = times.size();
        }

        int next() {
            return times.size() + 1;
        }

        void done() {
            times.add(System.nanoTime());
        }

        boolean first(long began) {
            return killed == 0 && System.nanoTime() - began < FIRST_NANOS;
        }

        void killed() {
            killed = System.nanoTime();
        }

        /** How long before the kill the first text of the session was typed that is newer than the offered one. */
        double millisLost(int offered) {
            int first = Math.max(offered, session);
            return first == times.size() ? 0 : (killed - times.get(first)) / 1e6;
        }
    }
}
