package glia.ui.editors.internal.profile;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.profile.Configurable;
import glia.api.profile.ProfileComparison;
import glia.api.profile.ProfileManager;
import glia.api.profile.ProfileTopics;
import glia.api.profile.UnusableProfileException;
import glia.ui.editors.internal.Messages;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What editors read, apply and compare profiles by: they are open while the bundles that offer it are stopped, started
 * and exchanged.
 */
@Component(service = Profiles.class)
public final class Profiles {
    /** What is heard from a bus. */
    private record Hearing(EventBus bus, Subscription subscription) {
    }

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ProfileComparison comparison;
    private volatile ProfileManager manager;
    private Hearing hearing;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setManager(ProfileManager present) {
        manager = present;
        changed();
    }

    void unsetManager(ProfileManager former) {
        if (manager == former) {
            manager = null;
            changed();
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setBus(EventBus bus) {
        silence();
        hearing = new Hearing(bus, bus.subscribe(ProfileTopics.APPLIED, "editors of profiles", now -> changed()));
    }

    synchronized void unsetBus(EventBus bus) {
        if (hearing != null && hearing.bus() == bus) {
            silence();
        }
    }

    private void silence() {
        if (hearing != null) {
            hearing.subscription().close();
            hearing = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSwitches(Configurable component) {
        changed();
    }

    void removeSwitches(Configurable component) {
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    /**
     * @param changed called in any thread when a profile was applied, or something that has to do with profiles came or
     *     went
     * @return ends it
     */
    Runnable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    /** @throws UnusableProfileException while nobody offers it */
    ProfileManager manager() throws UnusableProfileException {
        return present(manager, ProfileManager.class);
    }

    /** @throws UnusableProfileException while nobody offers it */
    ProfileComparison comparison() throws UnusableProfileException {
        return present(comparison, ProfileComparison.class);
    }

    private static <T> T present(T service, Class<T> type) throws UnusableProfileException {
        if (service == null) {
            throw new UnusableProfileException(List.of(Messages.gone(type)));
        }
        return service;
    }
}
