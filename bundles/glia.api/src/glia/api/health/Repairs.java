package glia.api.health;

import java.util.List;

/**
 * Puts right what can be put right without harm, only when somebody asks for it (service): states of neurons that are
 * no numbers, which become those with which the neurons began, and learned weights that are none, which become those
 * that the network gives the synapses. A repair is a {@linkplain glia.api.change.NetworkChange change} of the
 * simulation like any other: it is made between two steps, as a whole or not at all, it is published as such, and what
 * follows is the same bit for bit however it is run. What is made or taken back is published on
 * {@link HealthTopics#REPAIRS}.
 */
public interface Repairs {

    /** How many repairs are remembered, and can be taken back. */
    int MOST_REPAIRS = 100;

    /**
     * Looks what could be put right in the simulations that are open; changes nothing. Takes as long as a check. What
     * was found before and not made cannot be made any more.
     *
     * @return {@link #MOST_REPAIRS} at most; further ones are found when these were made
     */
    List<Repair> find();

    /**
     * Makes a repair.
     *
     * @param found by {@link #find}
     * @return the same one, made
     * @throws IllegalStateException if it was made already, or cannot be made any more (its simulation is closed or was
     *             reset, somebody has looked again), with the reason
     */
    Repair make(Repair found);

    /**
     * Takes a repair back: what it changed is set to what it was then. What has followed from it meanwhile stays.
     *
     * @param made by {@link #make}
     * @return the same one, taken back
     * @throws IllegalStateException if it was not made, or cannot be taken back any more (its simulation is closed or
     *             was reset), with the reason
     */
    Repair takeBack(Repair made);

    /** The repairs that were made and can be taken back now, newest first. */
    List<Repair> made();

    /** What was made or taken back, oldest first. */
    List<Repair> history();
}
