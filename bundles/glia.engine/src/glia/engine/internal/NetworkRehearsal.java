package glia.engine.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.Rehearsal;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulations;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rehearses with a network that has of everything what most networks have. */
@Component
public final class NetworkRehearsal implements Rehearsal {

    private static final Path NAME = Path.of("rehearsal.network.json");
    private static final String NETWORK = """
            {
              "glia": 1,
              "name": "rehearsal",
              "populations": [{
                "name": "N", "size": 2, "model": "iaf_psc_delta",
                "initial": { "V_m": { "distribution": "uniform", "low": -70, "high": -60 } }
              }],
              "projections": [
                { "source": "N", "target": "N", "rule": { "type": "pairwise_bernoulli", "p": 0.5 },
                  "weight": 0.1, "delay": 1.5 },
                { "source": "N", "target": "N", "rule": { "type": "fixed_indegree", "indegree": 1 },
                  "weight": 0.1, "delay": 1.5 }
              ],
              "devices": [
                { "name": "drive", "model": "poisson_generator", "rate": 1,
                  "targets": [{ "population": "N", "weight": 0.1, "delay": 1.5 }] },
                { "name": "spikes", "model": "spike_recorder", "sources": [{ "population": "N" }] }
              ]
            }
            """;

    private final NetworkReader reader;
    private final NetworkBuilder builder;
    private final Simulations simulations;

    @Activate
    public NetworkRehearsal(@Reference NetworkReader reader, @Reference NetworkBuilder builder,
            @Reference Simulations simulations) {
        this.reader = reader;
        this.builder = builder;
        this.simulations = simulations;
    }

    @Override
    public void rehearse(Progress progress) throws NetworkException, BackendUnavailableException {
        Network network = builder.build(reader.read(NETWORK, NAME), progress);
        simulations.openAside(network, RunOptions.DEFAULT, progress).close();
    }
}
