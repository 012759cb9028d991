package glia.ui.kit.chart;

/** Samples of some lines that share their times: those of a simulation that goes on, or of a recording. */
public interface SampleSource {

    int lines();

    /** Time of the newest sample in ms, NaN if there is none. */
    double lastTime();

    /** What lies between two times, one sample more on either side if there is one; not in the UI thread. */
    SampleRing.Slice slice(double from, double to);

    /** Whether all samples are there and no others come, so that the whole of them can be shown. */
    default boolean recorded() {
        return false;
    }
}
