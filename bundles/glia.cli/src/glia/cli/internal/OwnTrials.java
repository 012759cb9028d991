package glia.cli.internal;

import glia.api.profile.Trials;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Runs this program once more. */
@Component
public final class OwnTrials implements Trials {

    @Override
    public Map<String, Object> run(List<String> arguments) throws IOException, InterruptedException {
        try {
            return BenchJson.scalars(OwnProcess.find().run(arguments, new Interruption()));
        } catch (CliException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
