package glia.api.health;

import java.util.List;
import java.util.Objects;

/**
 * How long the parts of the program took to start, where that could be measured (service). Bundles are measured while
 * they start, from the time on at which this service is there. Declarative Services activates a component when somebody
 * asks for its service and tells nobody how long that took, so components are measured where they are
 * {@linkplain #ahead activated ahead}.
 */
public interface StartTimes {

    /**
     * One part.
     *
     * @param name of the bundle or component
     * @param bundle symbolic name of the bundle that it is, or is part of
     * @param nanos how long it took in ns, without what it needs and had been activated before; -1 if that is not known
     * @param absence why it is not known; empty if it is
     */
    record StartTime(String name, String bundle, long nanos, String absence) {
        public StartTime {
            Objects.requireNonNull(name);
            Objects.requireNonNull(bundle);
            if (nanos < 0 == absence.isEmpty()) {
                throw new IllegalArgumentException(name + ": expected a time, or the reason why there is none");
            }
        }
    }

    /** All bundles that are no fragments, by name. */
    List<StartTime> bundles();

    /** All components of Glia, by name. */
    List<StartTime> components();

    /**
     * Activates, one after another, the components of Glia that wait to be asked for and have nothing to do with
     * windows: those that most others need first, and what a component needs before it. They stay active.
     */
    void ahead();
}
