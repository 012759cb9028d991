package glia.ui.editors.internal.profile;

import glia.api.network.Problem;
import glia.api.profile.Difference;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.Switches;
import glia.api.profile.UnusableProfileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a text says as a profile, beside what runs.
 *
 * @param installed all switches that there are
 * @param profile what the text says; null if it cannot be read
 * @param problems why not
 * @param running what all components go by now; null while nobody knows
 * @param differences what applying it would change, from what runs
 * @param refusals why it cannot be applied here and now
 * @param shipped the profiles that it can be compared with
 */
record ProfileState(List<Switches> installed, Profile profile, List<Problem> problems, Profile running,
        List<Difference> differences, List<String> refusals, List<Profile> shipped) {

    /** Asks all components, so not for the UI thread. */
    static ProfileState of(Profiles profiles, String text, Path file) {
        try {
            return of(profiles.manager(), text, file);
        } catch (UnusableProfileException e) {
            return new ProfileState(List.of(), null, List.of(), null, List.of(), e.reasons(), List.of());
        }
    }

    private static ProfileState of(ProfileManager manager, String text, Path file) {
        Profile running = manager.present();
        List<Profile> shipped = manager.shipped();
        try {
            Profile profile = manager.parse(text, file);
            return new ProfileState(manager.switches(), profile, List.of(), running,
                    manager.differences(running, profile), manager.refusals(profile), shipped);
        } catch (InvalidProfileException e) {
            return new ProfileState(manager.switches(), null, e.problems(), running, List.of(), List.of(), shipped);
        }
    }
}
