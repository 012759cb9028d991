package glia.ui.views.internal;

import glia.api.network.Network;
import glia.api.network.Population;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;

/** Has a picture look at the network as it is now, a while after it has changed: one look after many changes. */
final class NetworkFollower {

    private static final long PAUSE_MS = 200;

    private final Job job;

    /** @param look what is done in a job */
    NetworkFollower(String name, Runnable look) {
        ICoreRunnable body = monitor -> look.run();
        job = Job.createSystem(name, body);
    }

    /** From any thread. A change during a look is followed by another look. */
    void changed() {
        job.schedule(PAUSE_MS);
    }

    void stop() {
        job.cancel();
    }

    /** Whether neurons or synapses have come or gone; what a change does not concern is the same object. */
    static boolean differ(Network one, Network other) {
        for (Population population : one.populations()) {
            if (population.slots() != other.populations().get(population.index()).slots()) {
                return true;
            }
        }
        for (int j = 0; j < one.projections().size(); j++) {
            if (one.projections().get(j).connectivity() != other.projections().get(j).connectivity()) {
                return true;
            }
        }
        return false;
    }
}
