package glia.health.internal;

import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small networks, read and built as a user's are, and run by the real engine. */
final class Networks {

    private Networks() {
    }

    /** 100 neurons of A that a current makes fire, fixed_indegree onto 10 of B; 5 of C that nothing reaches. */
    static Network build(Path folder, double current) throws IOException, NetworkException {
        Path file = Files.writeString(folder.resolve("faults.network.json"), """
                {
                  "glia": 1,
                  "name": "faults",
                  "populations": [
                    { "name": "A", "size": 100, "model": "iaf_psc_exp", "parameters": { "t_ref": 0.5 } },
                    { "name": "B", "size": 10, "model": "iaf_psc_exp" },
                    { "name": "C", "size": 5, "model": "iaf_psc_exp" }
                  ],
                  "projections": [
                    { "name": "A->A", "source": "A", "target": "A", "weight": 1, "delay": 1.5,
                      "rule": { "type": "fixed_indegree", "indegree": 10 }, "allow_autapses": false,
                      "allow_multapses": false },
                    { "name": "A->B", "source": "A", "target": "B", "weight": 1, "delay": 1.5,
                      "rule": { "type": "fixed_indegree", "indegree": 10 }, "allow_autapses": false }
                  ],
                  "devices": [
                    { "name": "current", "model": "dc_generator", "amplitude": %s,
                      "targets": [{ "population": "A" }] }
                  ]
                }
                """.formatted(current));
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(file), Progress.NONE);
    }

    static Simulation open(Network network, double pace) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions("cpu", 1, pace), Progress.NONE);
    }
}
