package glia.profiles.internal;

import glia.api.event.EventBus;
import glia.api.profile.Configurable;
import glia.api.profile.Difference;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.ProfileTopics;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import glia.api.profile.UnusableProfileException;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.Simulations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Applies profiles through Configuration Admin, one at a time. */
@Component
public final class ManagerComponent implements ProfileManager {

    private static final int MOST_UNDOS = 100;

    private final Configurations configurations;
    private final Simulations simulations;
    private final EventBus bus;
    /** What ran before, the last one first. */
    private final Deque<Profile> before = new ArrayDeque<>();
    private Profile applied = Profile.STANDARD;
    private List<Switches> shippedFor;
    private List<Profile> shipped;

    @Activate
    public ManagerComponent(@Reference ConfigurationAdmin admin, @Reference Simulations simulations,
            @Reference EventBus bus) {
        configurations = new Configurations(admin);
        this.simulations = simulations;
        this.bus = bus;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove",
            updated = "updated")
    void add(Configurable component) {
        configurations.add(component);
    }

    void updated(Configurable component) {
        configurations.updated();
    }

    void remove(Configurable component) {
        configurations.remove(component);
    }

    @Override
    public List<Switches> switches() {
        return configurations.switches();
    }

    @Override
    public synchronized List<Profile> shipped() {
        List<Switches> installed = switches();
        if (!installed.equals(shippedFor)) {
            shipped = ShippedProfiles.read(installed);
            shippedFor = installed;
        }
        return shipped;
    }

    @Override
    public Optional<Profile> find(String name) {
        return name.equals(Profile.STANDARD.name()) ? Optional.of(Profile.STANDARD)
                : shipped().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    @Override
    public Profile read(Path file) throws InvalidProfileException {
        return ProfileReader.read(file, switches());
    }

    @Override
    public Profile parse(String text, Path file) throws InvalidProfileException {
        return ProfileReader.parse(text, file, switches());
    }

    @Override
    public String text(Profile profile) {
        return Format.text(profile);
    }

    @Override
    public String schema() {
        return Format.schema(switches());
    }

    /** Values outlive this component, and others may set them, so that what was applied need not be what holds. */
    @Override
    public synchronized Profile present() {
        Profile holds = new Profile(Profile.CUSTOM, "as no profile",
                "What holds is what no profile sets that was applied or is shipped.", configurations.present());
        return Stream.concat(Stream.of(applied, Profile.STANDARD), shipped().stream())
                .filter(profile -> differences(profile, holds).isEmpty()).findFirst()
                .map(is -> new Profile(is.name(), is.title(), is.description(), holds.values())).orElse(holds);
    }

    @Override
    public List<Difference> differences(Profile first, Profile second) {
        List<Difference> all = new ArrayList<>();
        for (Switches component : switches()) {
            Settings one = component.settings(first.of(component.pid()));
            Settings other = component.settings(second.of(component.pid()));
            for (Switch of : component.switches()) {
                Object from = one.values().get(of.name());
                Object to = other.values().get(of.name());
                if (!from.equals(to)) {
                    all.add(new Difference(component.pid(), of, from, to));
                }
            }
        }
        return all;
    }

    @Override
    public List<String> refusals(Profile profile) {
        List<String> reasons = new ArrayList<>();
        for (Configurable component : configurations.components()) {
            Switches switches = component.switches();
            reasons.addAll(component.refusals(switches.settings(profile.of(switches.pid()))));
        }
        List<String> installed = switches().stream().map(Switches::pid).toList();
        profile.values().keySet().stream().filter(pid -> !installed.contains(pid))
                .forEach(pid -> reasons.add(pid + ": no component of that identity is installed"));
        return reasons;
    }

    @Override
    public synchronized List<Difference> apply(Profile profile) throws UnusableProfileException {
        Profile present = present();
        List<Difference> differences = change(present, profile);
        if (before.size() == MOST_UNDOS) {
            before.removeLast();
        }
        before.push(present);
        return differences;
    }

    @Override
    public synchronized Optional<List<Difference>> undo() throws UnusableProfileException {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        List<Difference> differences = change(present(), before.peek());
        before.pop();
        return Optional.of(differences);
    }

    private List<Difference> change(Profile present, Profile next) throws UnusableProfileException {
        List<String> reasons = refusals(next);
        if (!reasons.isEmpty()) {
            throw new UnusableProfileException(reasons);
        }
        List<Difference> differences = differences(present, next);
        boolean layout = differences.stream().anyMatch(d -> d.of().takes() == Switch.Takes.LAYOUT);
        List<Simulation> laidOut = new ArrayList<>();
        try {
            configurations.set(next.values());
            if (layout) {
                layOut(simulations.open(), laidOut);
            }
        } catch (IOException | CompletionException e) {
            String reason = e instanceof CompletionException ? String.valueOf(e.getCause().getMessage())
                    : e.getMessage();
            throw new UnusableProfileException(takenBack(reason, present.values(), laidOut));
        }
        applied = next;
        bus.publish(ProfileTopics.APPLIED, new ProfileTopics.Applied(next, differences));
        return differences;
    }

    private List<String> takenBack(String reason, Map<String, Map<String, Object>> values, List<Simulation> laidOut) {
        try {
            configurations.set(values);
            layOut(laidOut, new ArrayList<>());
            return List.of(reason);
        } catch (IOException | CompletionException e) {
            return List.of(reason, "what ran before could not be restored: " + e.getMessage());
        }
    }

    /** @param done receives those that have been laid out */
    private static void layOut(List<Simulation> open, List<Simulation> done) {
        for (Simulation simulation : open) {
            if (hasLayout(simulation)) {
                try {
                    simulation.layOut().join();
                    done.add(simulation);
                } catch (CompletionException e) {
                    // one that was closed or failed meanwhile has nothing to lay out, as if it had been so before
                    if (hasLayout(simulation)) {
                        throw e;
                    }
                }
            }
        }
    }

    /** One that has failed has to be reset first, and one that is closed has nothing any more. */
    private static boolean hasLayout(Simulation simulation) {
        State state = simulation.status().state();
        return state != State.FAILED && state != State.CLOSED;
    }
}
