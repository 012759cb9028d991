package glia.api.profile;

/**
 * A switch that two profiles set differently.
 *
 * @param pid identity of its component
 * @param of the switch
 * @param first its value in the one
 * @param second its value in the other
 */
public record Difference(String pid, Switch of, Object first, Object second) {

    /** {@code pid/switch}, by which it is named in results. */
    public String name() {
        return pid + "/" + of.name();
    }
}
