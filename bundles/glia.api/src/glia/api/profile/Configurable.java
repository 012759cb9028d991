package glia.api.profile;

import java.util.List;

/**
 * A component that has switches (service, any number). Its values come from Configuration Admin under the identity that
 * {@link #switches} names: a Declarative Services component with {@code configurationPid} and a method that is
 * activated and modified with the properties, which it reads by {@link Switches#settings}.
 */
public interface Configurable {

    /** The switches that it has; always the same. */
    Switches switches();

    /** The values that it goes by now. */
    Settings settings();

    /**
     * Whether it could go by other values on this machine; changes nothing.
     *
     * @param wanted values of all its switches, each within its range
     * @return why not, one readable line for each reason; empty if it could
     */
    default List<String> refusals(Settings wanted) {
        return List.of();
    }
}
