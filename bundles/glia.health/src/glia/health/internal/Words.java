package glia.health.internal;

import glia.api.simulation.Simulation;

/** How things are called in findings. */
final class Words {

    private Words() {
    }

    static String of(Simulation simulation) {
        return "simulation " + simulation.id() + " (" + simulation.network().description().name() + ")";
    }
}
