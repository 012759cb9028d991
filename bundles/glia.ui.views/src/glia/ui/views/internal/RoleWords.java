package glia.ui.views.internal;

import glia.api.energy.Role;

/** The roles of energy in a person's language. */
public final class RoleWords {

    private RoleWords() {
    }

    public static String word(Role role) {
        return switch (role) {
            case INPUT -> Messages.role_input;
            case PROCESSING -> Messages.role_processing;
            case LEARNING -> Messages.role_learning;
            case OUTPUT -> Messages.role_output;
            case COORDINATION -> Messages.role_coordination;
            case CONSERVATION -> Messages.role_conservation;
            case ADAPTATION -> Messages.role_adaptation;
        };
    }
}
