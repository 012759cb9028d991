package glia.testkit.headless;

import glia.api.network.ExampleCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import java.io.IOException;

/** Shipped networks, read and built as a user's are. */
public final class Examples {

    private Examples() {
    }

    /** An example as it is written. */
    public static NetworkDescription read(String name) {
        ExampleCatalogue catalogue = Services.get(ExampleCatalogue.class);
        try {
            return Services.get(NetworkReader.class).read(catalogue.open(catalogue.find(name).orElseThrow()));
        } catch (IOException | NetworkException e) {
            throw new AssertionError(e);
        }
    }

    /** An example with another seed than its own. */
    public static Network build(String name, long seed) {
        try {
            return Services.get(NetworkBuilder.class).build(read(name).withSeed(seed), Progress.NONE);
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
    }
}
