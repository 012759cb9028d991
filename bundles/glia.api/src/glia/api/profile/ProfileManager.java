package glia.api.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads profiles and applies them to what runs (service). */
public interface ProfileManager {

    /** All switches that are installed, by identity of their components. */
    List<Switches> switches();

    /** The profiles that are shipped. */
    List<Profile> shipped();

    /** The shipped profile of that name, or {@link Profile#STANDARD}. */
    Optional<Profile> find(String name);

    /**
     * Reads a file of the format that docs/profiles.md describes.
     *
     * @param file its name without {@code .profile.json} is that of the profile
     * @throws InvalidProfileException if it cannot be read, is not of that format, or sets a switch that is not
     *             installed or to a value that it does not have
     */
    Profile read(Path file) throws InvalidProfileException;

    /**
     * As {@link #read(Path)}, of a text that need not have been saved.
     *
     * @param text the whole file
     * @param file how problems name it
     */
    Profile parse(String text, Path file) throws InvalidProfileException;

    /** A profile as a file that {@link #read} reads. */
    String text(Profile profile);

    /** The JSON Schema of files of profiles, for the switches that are installed. */
    String schema();

    /**
     * What runs: the values that all components go by now, under the name of the profile that sets them: the one that
     * was applied last, {@link Profile#STANDARD} or one that is shipped; if none of them does, {@link Profile#CUSTOM}.
     */
    Profile present();

    /** The switches that the two set differently, in the order of {@link #switches}. */
    List<Difference> differences(Profile first, Profile second);

    /**
     * @param profile of this format
     * @return why it cannot be applied here and now, one line for each reason; empty if it can
     */
    List<String> refusals(Profile profile);

    /**
     * Has all components go by a profile, simulations that run included, or none. Takes as long as laying out their
     * networks anew takes, if a switch asks for it, so: in a job. Published on {@link ProfileTopics#APPLIED}.
     *
     * @return what has changed
     * @throws UnusableProfileException if it cannot be applied; everything is as it was then
     */
    List<Difference> apply(Profile profile) throws UnusableProfileException;

    /**
     * Goes back to what ran before the last profile was applied; again, to what ran before that one, up to what ran
     * when this service started.
     *
     * @return what has changed; empty if there is nothing to go back to
     * @throws UnusableProfileException if that cannot be applied any more
     */
    Optional<List<Difference>> undo() throws UnusableProfileException;
}
