package glia.api.change;

import java.util.List;

/** Writes timetables of changes (service), so that what was changed by hand can be run again. */
public interface ChangeWriter {

    /**
     * A timetable as a file that {@link ChangeReader} reads as the same changes at the same steps.
     *
     * @param entries by ascending step; lines and columns do not matter
     * @param dt step of the network in ms
     * @return the whole text
     * @throws IllegalArgumentException if one of them has a number that such files have no word for: NaN and infinity
     *             are only states of neurons, or what single synapses have learned; the message is one readable line
     */
    String text(List<ChangeTimetable.Entry> entries, double dt);
}
