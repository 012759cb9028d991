package glia.api.profiler;

import glia.api.backend.Phase;
import java.util.Map;

/**
 * Says by which calls a sample of a stack is known to be in a phase of a simulation (service, any number, of whoever
 * computes something). The innermost call that is named decides.
 */
@FunctionalInterface
public interface PhaseFrames {

    /** Names of methods, class and method with a dot in between, or of classes for all their methods. */
    Map<String, Phase> phases();
}
