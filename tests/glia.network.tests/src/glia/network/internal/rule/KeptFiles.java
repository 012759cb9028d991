package glia.network.internal.rule;

import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.store.CompiledFiles;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the runtime of these tests keeps of networks with the user. */
final class KeptFiles {

    private final Path folder = Path.of(System.getenv("GLIA_HOME"), "cache", "networks");
    private final ProfileManager profiles = Services.get(ProfileManager.class);
    private final CompiledFiles service = Services.get(CompiledFiles.class);

    CompiledFiles service() {
        return service;
    }

    /** From now on, beginning with nothing. */
    void keep() throws Exception {
        for (Path file : all()) {
            Files.delete(file);
        }
        profiles.apply(Profile.STANDARD.with("glia.cache", "compiledNetworks", true));
    }

    void keepNothing() throws Exception {
        profiles.apply(Profile.STANDARD);
    }

    List<Path> all() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
