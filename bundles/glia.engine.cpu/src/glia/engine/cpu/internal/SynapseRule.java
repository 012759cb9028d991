package glia.engine.cpu.internal;

import glia.api.network.Network;
import glia.api.network.Plasticity;
import glia.api.network.Projection;
import java.util.HashMap;
import java.util.Map;

/** What all tiles share of a plastic projection; projections of the same plasticity share it too. */
record SynapseRule(TraceDecays decays, SynapseKernel kernel) {

    /**
     * @return by projection, null where the synapses are static
     * @throws IllegalArgumentException if a model refers to something that it does not define
     */
    static SynapseRule[] of(Network network) {
        Map<Plasticity, SynapseRule> made = new HashMap<>();
        SynapseRule[] rules = new SynapseRule[network.projections().size()];
        for (Projection projection : network.projections()) {
            if (projection.plasticity() != null) {
                rules[projection.index()] = made.computeIfAbsent(projection.plasticity(), p -> {
                    TraceDecays decays = new TraceDecays(p, network.dt());
                    return new SynapseRule(decays, SynapseKernelCompiler.compile(p, decays));
                });
            }
        }
        return rules;
    }
}
