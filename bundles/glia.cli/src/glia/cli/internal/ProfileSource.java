package glia.cli.internal;

import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.UnusableProfileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a profile comes from: a file that exists, else one that is shipped. */
final class ProfileSource {

    private static final int CLOSE_ENOUGH = 2;

    private ProfileSource() {
    }

    static Profile find(String name, ProfileManager manager) throws CliException, InvalidProfileException {
        Path file = NetworkSource.path(name);
        if (file != null && Files.exists(file)) {
            return manager.read(file);
        }
        Optional<Profile> shipped = manager.find(name);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        List<String> names = new ArrayList<>(manager.shipped().stream().map(Profile::name).toList());
        names.add(Profile.STANDARD.name());
        Optional<String> similar = names.stream().min(Comparator.comparingInt(n -> NetworkSource.distance(n, name)))
                .filter(n -> NetworkSource.distance(n, name) <= CLOSE_ENOUGH);
        throw new CliException(ExitCode.BAD_INPUT, name + ": no such file, and no shipped profile of that name"
                + similar.map(n -> "; did you mean " + n + "?").orElse("; shipped are: " + String.join(", ", names)));
    }

    /** What runs by a profile until this is closed. */
    static AutoCloseable applied(String name, ProfileManager manager)
            throws CliException, InvalidProfileException, UnusableProfileException {
        if (name == null) {
            return () -> {
                // nothing was applied
            };
        }
        manager.apply(find(name, manager));
        return manager::undo;
    }
}
