package glia.perf.internal;

import glia.api.network.ExampleCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import java.io.IOException;

/** Shipped networks, read and built as a user's are. */
final class Examples {

    private Examples() {
    }

    static Network build(String name, long seed) {
        ExampleCatalogue catalogue = Services.get(ExampleCatalogue.class);
        try {
            return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class)
                    .read(catalogue.open(catalogue.find(name).orElseThrow())).withSeed(seed), Progress.NONE);
        } catch (IOException | NetworkException e) {
            throw new AssertionError(e);
        }
    }
}
