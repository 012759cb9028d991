package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.health.StartTimes;
import glia.api.health.StartTimes.StartTime;
import glia.testkit.headless.Services;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** Bundles and components of the framework that the tests run in are started, and what that took is measured. */
class StartTimesTest {

    private static final String EXPORT = "glia.perf.internal.ExportComponent";

    private final BundleContext context = FrameworkUtil.getBundle(StartTimesComponent.class).getBundleContext();
    private final ServiceComponentRuntime runtime = Services.get(ServiceComponentRuntime.class);

    private static StartTime of(List<StartTime> all, String name) {
        return all.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private ComponentDescriptionDTO export() {
        return runtime.getComponentDescriptionDTOs().stream().filter(d -> d.name.equals(EXPORT)).findFirst()
                .orElseThrow();
    }

    private int state() {
        return runtime.getComponentConfigurationDTOs(export()).iterator().next().state;
    }

    /**
     * Whether this bundle uses its service. That it is active tells nothing of that: Equinox has Declarative Services
     * keep instances that nobody uses any more ({@code ds.delayed.keepInstances}).
     */
    private boolean held() {
        ServiceReference<?> service = Arrays.stream(context.getBundle(export().bundle.id).getRegisteredServices())
                .filter(r -> EXPORT.equals(r.getProperty("component.name"))).findFirst().orElseThrow();
        return service.getUsingBundles() != null
                && List.of(service.getUsingBundles()).contains(context.getBundle());
    }

    /** One that nobody has asked for yet. */
    private void startAnew() throws Exception {
        runtime.disableComponent(export()).getValue();
        runtime.enableComponent(export()).getValue();
        assertEquals(ComponentConfigurationDTO.SATISFIED, state());
    }

    @Test
    void aBundleIsMeasuredWhileItStarts() throws Exception {
        StartTimes times = Services.get(StartTimes.class);
        Bundle examples = Arrays.stream(context.getBundles())
                .filter(b -> b.getSymbolicName().equals("glia.examples")).findFirst().orElseThrow();
        StartTimesComponent late = new StartTimesComponent(context, runtime);
        try {
            examples.start(Bundle.START_TRANSIENT);
            StartTimesComponent later = new StartTimesComponent(context, runtime);
            assertEquals("it had been started before anybody measured", of(later.bundles(), "glia.examples").absence());
            later.deactivate();
            examples.stop(Bundle.STOP_TRANSIENT);
            examples.start(Bundle.START_TRANSIENT);
            assertTrue(of(late.bundles(), "glia.examples").nanos() > 0);
            assertTrue(of(times.bundles(), "glia.examples").nanos() > 0);
        } finally {
            late.deactivate();
        }
    }

    @Test
    void aComponentIsMeasuredWhereItIsActivatedAheadAndElseTheReasonIsSaid() throws Exception {
        startAnew();
        StartTimesComponent times = new StartTimesComponent(context, runtime);
        assertEquals("it is activated when it is needed", of(times.components(), EXPORT).absence());
        times.configure(Map.of("ahead", false));
        assertEquals(ComponentConfigurationDTO.SATISFIED, state());
        times.ahead();
        assertEquals(ComponentConfigurationDTO.ACTIVE, state());
        assertTrue(held());
        StartTime measured = of(times.components(), EXPORT);
        assertEquals(List.of("glia.perf", ""), List.of(measured.bundle(), measured.absence()));
        assertTrue(measured.nanos() > 0, measured.toString());
        StartTimesComponent other = new StartTimesComponent(context, runtime);
        assertEquals("it was activated when it was needed", of(other.components(), EXPORT).absence());
        other.deactivate();
        times.deactivate();
        assertFalse(held());
    }

    @Test
    void nothingIsActivatedAheadByOneThatIsOver() throws Exception {
        startAnew();
        StartTimesComponent times = new StartTimesComponent(context, runtime);
        times.deactivate();
        times.ahead();
        assertEquals(ComponentConfigurationDTO.SATISFIED, state());
    }

    @Test
    void theSwitchActivatesInTheBackground() throws Exception {
        startAnew();
        StartTimesComponent times = new StartTimesComponent(context, runtime);
        times.configure(Map.of("ahead", true));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!of(times.components(), EXPORT).absence().isEmpty()) {
            assertTrue(System.nanoTime() < deadline, () -> of(times.components(), EXPORT).toString());
            Thread.onSpinWait();
        }
        assertEquals(ComponentConfigurationDTO.ACTIVE, state());
        times.deactivate();
        assertFalse(held());
    }

    private static ComponentDescriptionDTO component(String name, String... needs) {
        ComponentDescriptionDTO component = new ComponentDescriptionDTO();
        component.name = name;
        component.serviceInterfaces = new String[] {name};
        component.references = Arrays.stream(needs).map(need -> {
            ReferenceDTO reference = new ReferenceDTO();
            reference.interfaceName = need;
            return reference;
        }).toArray(ReferenceDTO[]::new);
        return component;
    }

    @Test
    void whatMostOthersNeedComesFirstAndBehindWhatItNeedsItself() {
        List<ComponentDescriptionDTO> all = List.of(component("alone"), component("one", "much"),
                component("two", "much"), component("much", "base", "elsewhere"), component("base"),
                component("left", "right"), component("right", "left"));
        assertEquals(List.of("base", "much", "right", "left", "alone", "one", "two"),
                ComponentOrder.of(all).stream().map(d -> d.name).toList());
    }
}
