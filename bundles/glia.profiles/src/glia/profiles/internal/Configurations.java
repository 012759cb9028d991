package glia.profiles.internal;

import glia.api.profile.Configurable;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The components that have switches, and their configurations. Configuration Admin delivers them on a thread of its
 * own; whoever sets them waits until all components go by them.
 */
final class Configurations {

    private static final long DELIVERY_SECONDS = 20;
    /** Components of any bundle. */
    private static final String ANYWHERE = "?";

    private final ConfigurationAdmin admin;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Configurable> components = new ArrayList<>();

    Configurations(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    void add(Configurable component) {
        lock.lock();
        try {
            components.add(component);
            components.sort(Comparator.comparing(c -> c.switches().pid()));
        } finally {
            lock.unlock();
        }
    }

    void remove(Configurable component) {
        lock.lock();
        try {
            components.remove(component);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A component has been told its configuration. */
    void updated() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Those that are there now, by their identities. */
    List<Configurable> components() {
        lock.lock();
        try {
            return List.copyOf(components);
        } finally {
            lock.unlock();
        }
    }

    List<Switches> switches() {
        return components().stream().map(Configurable::switches).toList();
    }

    /** What all components go by, where that is not the standard. */
    Map<String, Map<String, Object>> present() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        for (Configurable component : components()) {
            Map<String, Object> some = new LinkedHashMap<>();
            for (Switch one : component.switches().switches()) {
                Object value = component.settings().values().get(one.name());
                if (!value.equals(one.kind().standard())) {
                    some.put(one.name(), value);
                }
            }
            if (!some.isEmpty()) {
                all.put(component.switches().pid(), some);
            }
        }
        return all;
    }

    /**
     * Sets all switches and waits until all components go by them.
     *
     * @param values by identity and name; what is missing gets its standard value
     * @throws IOException if they could not be set; some may have been
     */
    void set(Map<String, Map<String, Object>> values) throws IOException {
        for (Switches component : switches()) {
            set(component, values.getOrDefault(component.pid(), Map.of()));
        }
        await(values);
    }

    /** None is deleted: one that is made anew at once reaches its component too late, and then not at all. */
    private void set(Switches component, Map<String, Object> values) throws IOException {
        String pid = component.pid();
        try {
            if (!values.isEmpty() || admin.listConfigurations("(service.pid=" + pid + ")") != null) {
                admin.getConfiguration(pid, ANYWHERE).updateIfDifferent(
                        new Hashtable<>(component.settings(values).values()));
            }
        } catch (InvalidSyntaxException e) {
            throw new IOException("no identity of a component: " + pid, e);
        }
    }

    private void await(Map<String, Map<String, Object>> values) throws IOException {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(DELIVERY_SECONDS);
            for (String late = late(values); late != null; late = late(values)) {
                if (left <= 0) {
                    throw new IOException(late + " did not take its values within " + DELIVERY_SECONDS + " s");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a profile was applied", e);
        } finally {
            lock.unlock();
        }
    }

    /** @return a component that does not go by its values yet, or null */
    private String late(Map<String, Map<String, Object>> values) {
        for (Configurable component : components) {
            Switches switches = component.switches();
            if (!component.settings().equals(switches.settings(values.getOrDefault(switches.pid(), Map.of())))) {
                return switches.pid();
            }
        }
        return null;
    }
}
