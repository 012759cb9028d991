package glia.ui.kit;

/** A picture of the newest stretch of simulated time that can be held still. In the UI thread. */
public interface TimeWindow {

    /** Length of the stretch in ms. */
    double spanMs();

    /** Shows a stretch of another length with the same end. */
    void setSpanMs(double ms);

    /** Time at the right edge in ms. */
    double endMs();

    /** Holds the picture still and shows a stretch of time. */
    void show(double untilMs, double lengthMs);

    /** Whether the picture stands still while the simulation goes on. */
    boolean paused();

    /** Holds the picture still, or lets it follow the simulation again. */
    void setPaused(boolean paused);

    /** @param listener told when the span or the pause was changed, by whatever means */
    void onWindowChange(Runnable listener);
}
