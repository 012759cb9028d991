package glia.ui.kit;

/** Has two pictures show the same stretch of time, whichever of them is moved, zoomed or held. In the UI thread. */
public final class LinkedWindows {
    private boolean following;

    public LinkedWindows(TimeWindow one, TimeWindow other) {
        one.onWindowChange(() -> follow(one, other));
        other.onWindowChange(() -> follow(other, one));
    }

    private void follow(TimeWindow moved, TimeWindow other) {
        apart(() -> {
            if (moved.paused()) {
                other.show(moved.endMs(), moved.spanMs());
            } else {
                other.setPaused(false);
                other.setSpanMs(moved.spanMs());
            }
        });
    }

    /** Changes one or both of them, without the other one following. */
    public void apart(Runnable change) {
        if (!following) {
            following = true;
            change.run();
            following = false;
        }
    }
}
