package glia.profiles.internal;

import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.Switches;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The profiles that lie beside this class. */
final class ShippedProfiles {

    private static final System.Logger LOG = System.getLogger(ShippedProfiles.class.getName());

    private static final List<String> NAMES = List.of("exact", "interactive", "throughput", "low-memory", "battery");

    private ShippedProfiles() {
    }

    /** Those that set nothing but what is installed. */
    static List<Profile> read(List<Switches> installed) {
        List<Profile> all = new ArrayList<>();
        for (String name : NAMES) {
            String file = name + ProfileReader.EXTENSION;
            try (InputStream in = Objects.requireNonNull(ShippedProfiles.class.getResourceAsStream(file), file)) {
                all.add(ProfileReader.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of(file),
                        installed));
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            } catch (InvalidProfileException e) {
                LOG.log(System.Logger.Level.INFO, "{0} is left out, since a component that it sets is not there: {1}",
                        name, e.getMessage());
            }
        }
        return List.copyOf(all);
    }
}
