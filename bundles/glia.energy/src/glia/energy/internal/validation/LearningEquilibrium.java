package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.ConnectionRule;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Learning: synapses that are potentiated less the more energy their target lacks stop growing where it is at
 * 100 (1 + ln(alpha) / eta) %, 99.3 % here (Jaras et al. 2025, PLoS Comput Biol, 10.1371/journal.pcbi.1013148). In the
 * control eta is 0: what is learned does not ask for energy, and leaves none.
 */
@Component
public final class LearningEquilibrium implements Experiment {

    private static final String TARGET = "learns";
    private static final double ETA = 100;
    private static final double LEARNING_MS = 3_980;
    private static final int PROBES = 20;

    @Override
    public Role role() {
        return Role.LEARNING;
    }

    @Override
    public String name() {
        return "equilibrium";
    }

    @Override
    public String claim() {
        return "Synapses stop growing where their target still has energy.";
    }

    @Override
    public String control() {
        return "Potentiation does not depend on the target's energy (eta = 0).";
    }

    @Override
    public String measure() {
        return "level of ATP of the target in the last 20 of 4000 ms, as a part of its full level";
    }

    @Override
    public double threshold() {
        return 0.5;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        try (Laboratory.Trial trial = laboratory.open(network(coupled ? ETA : 0, seed))) {
            trial.run(LEARNING_MS);
            double sum = 0;
            for (int i = 0; i < PROBES; i++) {
                trial.run(1);
                sum += trial.state(TARGET, "ATP")[0] / 100;
            }
            return sum / PROBES;
        }
    }

    private static NetworkDescription network(double eta, long seed) {
        return Networks.of("equilibrium", seed,
                List.of(new PopulationDescription("pre", 1000, "edlif_psc_alpha",
                        neuron(new Quantity.Normal(210, 10, 0, 400)), Map.of(), Networks.SOMEWHERE),
                        new PopulationDescription(TARGET, 1, "edlif_psc_alpha", neuron(Quantity.of(175)), Map.of(),
                                Networks.SOMEWHERE)),
                List.of(new ProjectionDescription("pre to target", "pre", TARGET, new ConnectionRule.AllToAll(), true,
                        true, "", Quantity.of(1), Quantity.of(1), new SynapseDescription("ed_stdp_synapse",
                                Map.of("eta", eta, "lambda", 0.01, "alpha", 0.5, "mu_plus", 0.0, "mu_minus", 0.0,
                                        "Wmax", 100.0)))),
                List.of());
    }

    private static Map<String, Quantity> neuron(Quantity current) {
        return Map.of("C_m", Quantity.of(200), "tau_m", Quantity.of(20), "tau_syn_ex", Quantity.of(6), "t_ref",
                Quantity.of(8), "tau_ap", Quantity.of(100), "tau_atp", Quantity.of(100), "gamma", Quantity.of(0),
                "I_e", current);
    }
}
