package glia.profiles.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.Progress;
import glia.api.profile.Configurable;
import glia.api.profile.Difference;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.ProfileTopics;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import glia.api.profile.UnusableProfileException;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ManagedService;

/** With the real Configuration Admin and the real components. */
class ManagerTest {

    private ProfileManager manager = Services.get(ProfileManager.class);
    private final Simulations simulations = Services.get(Simulations.class);

    @BeforeEach
    @AfterEach
    void standard() throws UnusableProfileException {
        manager.apply(Profile.STANDARD);
    }

    private static Profile profile(String pid, Map<String, Object> values) {
        return new Profile("test", "", "", Map.of(pid, values));
    }

    private static Network build(String example) throws Exception {
        return Services.get(NetworkBuilder.class).build(Examples.read(example), Progress.NONE);
    }

    @Test
    void allComponentsAreThere() {
        List<String> pids = manager.switches().stream().map(Switches::pid).toList();
        assertTrue(pids.containsAll(List.of("glia.cpu", "glia.engine", "glia.perf", "glia.recording")),
                pids.toString());
        assertEquals(pids.stream().sorted().distinct().toList(), pids);
    }

    @Test
    void shippedProfilesCanBeAppliedHereAndAreDifferent() throws Exception {
        assertEquals(List.of("exact", "interactive", "throughput", "low-memory", "battery"),
                manager.shipped().stream().map(Profile::name).toList());
        for (Profile profile : manager.shipped()) {
            assertEquals(List.of(), manager.refusals(profile), profile.name());
            assertEquals(profile, manager.parse(manager.text(profile), Path.of(profile.name() + ".profile.json")));
            assertFalse(profile.title().isEmpty() || profile.description().isEmpty());
            manager.apply(profile);
            assertEquals(List.of(), manager.differences(profile, manager.present()), profile.name());
            for (Profile other : manager.shipped()) {
                assertTrue(other == profile || !manager.differences(profile, other).isEmpty(),
                        profile.name() + " = " + other.name());
            }
        }
    }

    /** While a component is stopped, so are the shipped profiles that set it; the others can be had. */
    @Test
    void shippedProfilesThatSetWhatIsStoppedAreLeftOutAndThatIsLogged() {
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {
                // there is nothing that waits
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        Logger logger = Logger.getLogger(ShippedProfiles.class.getName());
        logger.addHandler(handler);
        try {
            for (Switches stopped : manager.switches()) {
                logged.clear();
                List<Switches> rest = new ArrayList<>(manager.switches());
                rest.remove(stopped);
                Map<Boolean, List<Profile>> out = manager.shipped().stream().collect(Collectors.partitioningBy(
                        profile -> profile.values().containsKey(stopped.pid())));
                assertEquals(out.get(false), ShippedProfiles.read(rest), stopped.pid());
                assertEquals(out.get(true).size(), logged.size(), logged.toString());
                for (int i = 0; i < logged.size(); i++) {
                    assertTrue(logged.get(i).startsWith("INFO " + out.get(true).get(i).name() + " is left out")
                            && logged.get(i).contains("\"" + stopped.pid() + "\""), logged.get(i));
                }
            }
        } finally {
            logger.removeHandler(handler);
        }
    }

    /** Values come and go faster than configurations are told: some of these set what others leave out. */
    @Test
    void profilesThatFollowEachOtherAtOnceReachAllComponents() throws Exception {
        for (int i = 0; i < 200; i++) {
            Profile some = profile("glia.recording", Map.of("blocks", i % 3 == 0 ? 8L : 64L + i));
            manager.apply(some);
            manager.apply(profile("glia.perf", Map.of("period", 200L + i)));
            manager.apply(profile("glia.recording", Map.of("blocks", 300L + i)));
            assertEquals(Map.of("glia.recording", Map.of("blocks", 300L + i)), manager.present().values());
        }
    }

    @Test
    void whatIsAppliedHoldsUntilItIsTakenBack() throws Exception {
        BlockingQueue<ProfileTopics.Applied> told = new ArrayBlockingQueue<>(16);
        try (Subscription subscription = Services.get(EventBus.class).subscribe(ProfileTopics.APPLIED, "test",
                told::add)) {
            List<Difference> differences = manager.apply(profile("glia.engine", Map.of("batchPeriod", 100L)));
            assertEquals(List.of("glia.engine/batchPeriod"), differences.stream().map(Difference::name).toList());
            assertEquals(16L, differences.getFirst().first());
            assertEquals(100L, differences.getFirst().second());
            assertEquals(Map.of("glia.engine", Map.of("batchPeriod", 100L)), manager.present().values());
            assertEquals(differences, told.poll(20, TimeUnit.SECONDS).differences());

            manager.apply(profile("glia.perf", Map.of("period", 200L)));
            assertEquals(Map.of("glia.perf", Map.of("period", 200L)), manager.present().values());
            assertEquals(2, manager.undo().orElseThrow().size());
            assertEquals(Map.of("glia.engine", Map.of("batchPeriod", 100L)), manager.present().values());
            manager.undo();
            assertEquals(Map.of(), manager.present().values());
        }
    }

    /** Values outlive the manager, which knows nothing of what was before it was stopped. */
    @Test
    void whatHoldsHasTheNameOfTheProfileThatSetsIt() throws Exception {
        Profile shipped = manager.find("battery").orElseThrow();
        Profile own = profile("glia.engine", Map.of("batchPeriod", 100L));
        manager.apply(shipped);
        restart();
        assertEquals(shipped.name(), manager.present().name());
        assertEquals(List.of(), manager.differences(shipped, manager.present()));
        assertEquals(Optional.empty(), manager.undo());
        assertEquals(List.of(), manager.differences(shipped, manager.present()), "nothing was taken back");

        manager.apply(own);
        assertEquals(own, manager.present());
        restart();
        assertEquals(Profile.CUSTOM, manager.present().name(), "no profile that is known");
        assertEquals(own.values(), manager.present().values());
        manager.apply(shipped);
        manager.undo();
        assertEquals(Profile.CUSTOM, manager.present().name());
        assertEquals(own.values(), manager.present().values());

        manager.apply(Profile.STANDARD);
        restart();
        assertEquals(Profile.STANDARD, manager.present());
    }

    private void restart() throws BundleException {
        Bundle bundle = FrameworkUtil.getBundle(ManagerComponent.class);
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.start(Bundle.START_TRANSIENT);
        manager = Services.get(ProfileManager.class);
    }

    /** Somebody else may set switches in Configuration Admin, too. */
    @Test
    void whatOthersHaveSetIsNoLongerThatOfTheProfile() throws Exception {
        manager.apply(profile("glia.engine", Map.of("batchPeriod", 100L)));
        assertEquals("test", manager.present().name());
        CountDownLatch taken = new CountDownLatch(1);
        BundleContext context = FrameworkUtil.getBundle(ManagerComponent.class).getBundleContext();
        ServiceListener listener = event -> {
            if (Long.valueOf(200).equals(event.getServiceReference().getProperty("batchPeriod"))) {
                taken.countDown();
            }
        };
        context.addServiceListener(listener, "(objectClass=" + Configurable.class.getName() + ")");
        try {
            Configuration held = Services.get(ConfigurationAdmin.class, ManagerComponent.class)
                    .getConfiguration("glia.engine", "?");
            Dictionary<String, Object> values = held.getProperties();
            values.put("batchPeriod", 200L);
            held.update(values);
            assertTrue(taken.await(20, TimeUnit.SECONDS), "the engine goes by what is set");
        } finally {
            context.removeServiceListener(listener);
        }
        assertEquals(Map.of("glia.engine", Map.of("batchPeriod", 200L)), manager.present().values());
        assertEquals(Profile.CUSTOM, manager.present().name());
    }

    @Test
    void whatThisMachineLacksIsSaidBeforeAnythingChanges() throws Exception {
        manager.apply(profile("glia.engine", Map.of("batchPeriod", 100L)));
        long processors = Runtime.getRuntime().availableProcessors();
        Profile impossible = new Profile("impossible", "", "", Map.of("glia.perf", Map.of("period", 200L),
                "glia.engine", Map.of("threads", processors + 1, "spareProcessors", Math.max(2, processors), "backend",
                        "cuda"), "glia.none", Map.of()));
        UnusableProfileException e = assertThrows(UnusableProfileException.class, () -> manager.apply(impossible));
        assertEquals(4, e.reasons().size(), e.getMessage());
        assertTrue(e.reasons().getFirst().contains("this machine has " + processors), e.getMessage());
        assertTrue(e.reasons().get(1).startsWith("glia.engine/spareProcessors: " + Math.max(2, processors)
                + " processors are to be left to others"), e.getMessage());
        assertEquals(Map.of("glia.engine", Map.of("batchPeriod", 100L)), manager.present().values());
    }

    /** Threads and kernels of a network that runs, many times. */
    @Test
    void aRunComesToTheSameEndWhateverIsAppliedToIt() throws Exception {
        Network network = build("vogels-abbott");
        String whole;
        try (Simulation simulation = simulations.open(network, RunOptions.DEFAULT, Progress.NONE)) {
            simulation.run(20_000).join();
            whole = simulation.report().spikeSha256();
        }
        long most = Runtime.getRuntime().availableProcessors();
        List<Profile> profiles = new ArrayList<>(manager.shipped());
        profiles.add(new Profile("a", "", "", Map.of("glia.engine", Map.of("threads", most), "glia.cpu",
                Map.of("kernels", "scalar"))));
        profiles.add(new Profile("b", "", "", Map.of("glia.engine", Map.of("threads", 1L, "batchSpikes", 1024L),
                "glia.cpu", Map.of("kernels", "vector"))));
        try (Simulation simulation = simulations.open(network, RunOptions.DEFAULT, Progress.NONE)) {
            int applied = 0;
            for (long step = 1000; step < 20_000; step += 1000) {
                CompletableFuture<SimulationStatus> stopped = simulation.run(step);
                Profile next = profiles.get(applied++ % profiles.size());
                manager.apply(next);
                if (next.of("glia.engine").get("threads") instanceof Long n && n > 0) {
                    assertEquals(n, simulation.report().threads(), next.name());
                }
                stopped.join();
            }
            simulation.run(20_000).join();
            assertEquals(whole, simulation.report().spikeSha256());
            assertTrue(simulation.report().spikes() > 0);
        }
    }

    /** A component as Declarative Services would make it. */
    private static final class Component implements Configurable, ManagedService {

        private static final Switches SWITCHES = new Switches("glia.test", "test", List.of(
                new Switch("size", new Whole(0, 10, 1, ""), Takes.LAYOUT, "A size.")));
        private volatile Settings settings = SWITCHES.standard();
        private ManagerComponent told;

        @Override
        public void updated(Dictionary<String, ?> properties) {
            settings = SWITCHES.settings(properties == null ? Map.of() : Collections.list(properties.keys()).stream()
                    .collect(Collectors.toMap(key -> key, properties::get)));
            told.updated(this);
        }

        @Override
        public Switches switches() {
            return SWITCHES;
        }

        @Override
        public Settings settings() {
            return settings;
        }
    }

    @Test
    void nothingIsAppliedWhereOneSimulationCannotBeLaidOut() throws Exception {
        Network network = build("two-neurons");
        try (Simulation good = simulations.open(network, RunOptions.DEFAULT, Progress.NONE)) {
            List<Long> sizes = new ArrayList<>();
            Component component = new Component();
            Simulation watched = simulation(good, () -> {
                sizes.add(component.settings().whole("size"));
                return good.layOut();
            });
            Simulation full = simulation(good, () -> CompletableFuture.failedFuture(
                    new OutOfMemoryError("no room for two layouts")));
            Simulations all = (Simulations) Proxy.newProxyInstance(Simulations.class.getClassLoader(),
                    new Class<?>[] {Simulations.class}, (proxy, method, arguments) -> List.of(watched, full));
            ManagerComponent own = new ManagerComponent(
                    Services.get(ConfigurationAdmin.class, ManagerComponent.class), all, Services.get(EventBus.class));
            component.told = own;
            own.add(component);
            ServiceRegistration<ManagedService> registration = FrameworkUtil.getBundle(ManagerComponent.class)
                    .getBundleContext().registerService(ManagedService.class, component,
                            new Hashtable<>(Map.of("service.pid", "glia.test")));
            try {
                UnusableProfileException e = assertThrows(UnusableProfileException.class,
                        () -> own.apply(profile("glia.test", Map.of("size", 7L))));
                assertEquals(List.of("no room for two layouts"), e.reasons());
                assertEquals(List.of(7L, 1L), sizes);
                assertEquals(1, component.settings().whole("size"));
                assertEquals(Map.of(), own.present().values());
                assertEquals(Optional.empty(), own.undo());
            } finally {
                registration.unregister();
            }
        }
    }

    private static Simulation simulation(Simulation real,
            Supplier<CompletableFuture<SimulationStatus>> layOut) {
        return (Simulation) Proxy.newProxyInstance(Simulation.class.getClassLoader(), new Class<?>[] {Simulation.class},
                (proxy, method, arguments) -> method.getName().equals("layOut") ? layOut.get()
                        : method.invoke(real, arguments));
    }
}
