package glia.ui.views.internal;

import glia.api.energy.Cost;

/** What work was paid for, in a person's language. */
final class CostWords {

    private CostWords() {
    }

    static String word(Cost cost) {
        return switch (cost) {
            case REST -> Messages.cost_rest;
            case ACTION_POTENTIALS -> Messages.cost_action_potentials;
            case POSTSYNAPTIC_CURRENTS -> Messages.cost_postsynaptic_currents;
            case RELEASE -> Messages.cost_release;
            case RECYCLING -> Messages.cost_recycling;
            case MEMBRANE_POTENTIAL -> Messages.cost_membrane_potential;
        };
    }
}
