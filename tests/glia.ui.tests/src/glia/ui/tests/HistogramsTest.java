package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.Simulation;
import glia.api.store.SpikeAnalyses;
import glia.api.store.SpikeAnalysis;
import glia.api.store.SpikeFigures.Histogram;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import java.util.Arrays;
import java.util.List;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The view of the distributions of intervals and rates. */
@ExtendWith(UiWatchdog.class)
class HistogramsTest {
    private static final double WINDOW_MS = 5000;

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    private static List<Long> counts(List<String[]> rows, String histogram) {
        return rows.stream().filter(row -> row[0].equals(histogram)).map(row -> Long.parseLong(row[3])).toList();
    }

    private static List<Long> counts(Histogram histogram) {
        return Arrays.stream(histogram.counts()).boxed().toList();
    }

    /** Of a network of two neurons no batch is ever too large to be shown whole. */
    @Test
    void showsWhatAnAnalysisThatMissesNothingFinds() {
        session.openExample("two-neurons");
        session.show(Session.HISTOGRAMS);
        Simulation simulation = session.simulation();
        SpikeAnalysis analysis = PlatformUI.getWorkbench().getService(SpikeAnalyses.class)
                .begin(simulation.network(), 0, 0, simulation.network().steps(WINDOW_MS));
        simulation.addRecorder(analysis);
        session.runFor(WINDOW_MS);
        Ui.await("the end of the recording", simulation.removeRecorder(analysis));
        List<Long> intervals = counts(analysis.figures().intervals().getFirst());
        List<Long> rates = counts(analysis.figures().neuronRates().getFirst());
        assertTrue(intervals.stream().mapToLong(n -> n).sum() > 5, intervals.toString());
        Ui.waitFor("the same intervals", () -> counts(session.table(Session.HISTOGRAMS), "interval_ms")
                .equals(intervals));
        assertEquals(rates, counts(session.table(Session.HISTOGRAMS), "rate_hz"));
        List<Long> cvs = counts(analysis.figures().neuronCvs().getFirst());
        assertEquals(1, cvs.stream().mapToLong(n -> n).sum(), "one neuron of the first population fires often");
        assertEquals(cvs, counts(session.table(Session.HISTOGRAMS), "cv_isi"));
        Screenshot.take("histograms");
    }
}
