package glia.api.health;

import glia.api.event.Sourced;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that can be put right, or was.
 *
 * @param number of this repair, unique within this process
 * @param state how far it is
 * @param time when it came to that state
 * @param simulation id of the simulation that it is about
 * @param step the step of the simulation after which it was made or taken back; where it was found until then
 * @param what is wrong, a sentence without a full stop
 * @param change what the repair changes, a sentence without a full stop
 */
public record Repair(long number, State state, Instant time, long simulation, long step, String what, String change)
        implements Sourced {

    /** How far a repair is. */
    public enum State {
        /** Nothing has been changed yet. */
        FOUND,
        /** It was made. */
        MADE,
        /** It was taken back: all is as it was, as far as it has not gone on from there. */
        TAKEN_BACK
    }

    public Repair {
        Objects.requireNonNull(state);
        Objects.requireNonNull(time);
        Objects.requireNonNull(what);
        Objects.requireNonNull(change);
    }

    @Override
    public String source() {
        return "repairs";
    }
}
