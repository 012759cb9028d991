package glia.api.profile;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Runs this program once more, in a process of its own (service). */
public interface Trials {

    /**
     * @param arguments a command line of {@code glia} that prints one JSON object
     * @return its numbers (Long or Double) and strings by key; what is nested is left out
     * @throws IOException if it could not be started or failed, with the last line that it said
     * @throws InterruptedException if the thread was interrupted; the process is ended
     */
    Map<String, Object> run(List<String> arguments) throws IOException, InterruptedException;
}
