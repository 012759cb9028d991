package glia.api.adaptive;

import java.util.List;
import java.util.Optional;

/**
 * Sheds rungs while the machine is loaded, and gives them back (service). It works while somebody wishes it, and unless
 * its configuration switches it off; otherwise it costs nothing, and nothing is shed.
 */
public interface AdaptiveController {

    /** The identity of its switches in Configuration Admin. */
    String PID = "glia.adaptive";

    /** Who its events come from. */
    String SOURCE = "adaptive controller";

    /** How many decisions are remembered. */
    int MOST_DECISIONS = 1000;

    /** Somebody's wish. */
    interface Watch extends AutoCloseable {

        /** Ends it; with the last one all rungs are given back before this returns. */
        @Override
        void close();
    }

    /** Has it work from now on. What it does is published on {@link AdaptiveTopics}. */
    Watch watch();

    /** How it stands after the newest sample; empty before the first, and while it does not work. */
    Optional<AdaptiveStatus> status();

    /**
     * Waits until what was lost under decisions so far has been measured, of rungs that were given back: a simulation
     * goes once more through some of its steps for each of them.
     */
    void settle() throws InterruptedException;

    /** The last decisions, oldest first. */
    List<Decision> history();
}
