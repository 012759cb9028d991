package glia.network.internal.build;

import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Problem;
import java.util.List;

/** Problems that show only when a network is built; a description does not know the lines that it was read from. */
final class Failure {

    private Failure() {
    }

    static NetworkException of(NetworkDescription network, String message) {
        return new NetworkException(List.of(new Problem(network.name(), 0, 0, message)));
    }
}
