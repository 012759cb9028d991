package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.health.Finding;
import glia.api.health.HealthStatus;
import glia.testkit.headless.Services;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Bundles that are put into the framework that the tests run in, and do not fit. */
class ComponentCheckTest {

    private static final String COMPONENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="glia.fault.Waits" immediate="true">
              <implementation class="java.lang.Object"/>
              <reference name="missing" interface="%s" bind="bind"/>
            </scr:component>
            """;

    /** There is a class, of which nobody can make an object. */
    private static final String FAILS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="glia.fault.Fails" immediate="true">
              <implementation class="java.lang.Math"/>
            </scr:component>
            """;

    private final BundleContext context = FrameworkUtil.getBundle(ComponentCheck.class).getBundleContext();
    private final ComponentCheck check = new ComponentCheck(context, Services.get(ServiceComponentRuntime.class));

    private static InputStream bundle(String name, String header, String value, String needed)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", name);
        headers.putValue(header, value);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/waits.xml"));
            jar.write(COMPONENT.formatted(needed).getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new JarEntry("OSGI-INF/fails.xml"));
            jar.write(FAILS.getBytes(StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private List<Finding> await(String start) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            List<Finding> found = check.check().stream().filter(f -> f.what().startsWith(start)).toList();
            if (!found.isEmpty()) {
                return found;
            }
            assertTrue(System.nanoTime() < deadline, () -> "not found: " + start + " in " + check.check());
        }
    }

    @Test
    void aComponentWhoseServiceIsMissingIsFound() throws BundleException, IOException {
        Bundle bundle = context.installBundle("waits", bundle("glia.fault", "Service-Component",
                "OSGI-INF/waits.xml", "nobody.offers.This"));
        try {
            bundle.start();
            Finding finding = await("component glia.fault.Waits waits").getFirst();
            assertEquals(HealthStatus.TEMPORARILY_UNAVAILABLE, finding.status());
            assertEquals("nobody offers nobody.offers.This", finding.cause());
        } finally {
            bundle.uninstall();
        }
        assertTrue(check.check().stream().noneMatch(f -> f.what().contains("glia.fault")));
    }

    @Test
    void aComponentThatCannotStartIsCritical() throws BundleException, IOException {
        Bundle bundle = context.installBundle("fails", bundle("glia.fails", "Service-Component", "OSGI-INF/fails.xml",
                "nobody.offers.This"));
        try {
            bundle.start();
            Finding finding = await("component glia.fault.Fails could not start").getFirst();
            assertEquals(HealthStatus.CRITICAL, finding.status());
            assertTrue(finding.cause().startsWith("java.lang.InstantiationException: "), finding.cause());
        } finally {
            bundle.uninstall();
        }
    }

    /** A process without windows is well: what waits for a display there is not looked for. */
    @Test
    void whatOnlyLacksADisplayIsLeftAlone() throws BundleException, IOException {
        Bundle windows = context.installBundle("windows", bundle("glia.windows", "Service-Component",
                "OSGI-INF/waits.xml", "org.eclipse.swt.widgets.Display"));
        Bundle other = context.installBundle("other", bundle("glia.other", "Service-Component", "OSGI-INF/waits.xml",
                "nobody.offers.This"));
        try {
            windows.start();
            other.start();
            assertEquals(1, await("component glia.fault.Waits waits").size());
        } finally {
            windows.uninstall();
            other.uninstall();
        }
    }

    /** What is said of the bundle, apart from that it has not been resolved, which nobody asked for. */
    private static List<Finding> versions(ComponentCheck check) {
        return check.check().stream().filter(f -> f.what().startsWith("bundle glia.versions "))
                .filter(f -> !f.what().endsWith(" cannot be used")).toList();
    }

    @Test
    void aBundleThatIsMissingOrWasRolledBackIsFound() throws BundleException, IOException {
        Bundle bundle = context.installBundle("versions", bundle("glia.versions", "Bundle-Version", "1.2.0",
                "nobody.offers.This"));
        try {
            ComponentCheck own = new ComponentCheck(context, Services.get(ServiceComponentRuntime.class));
            assertEquals(List.of(), versions(own));
            bundle.update(bundle("glia.versions", "Bundle-Version", "1.3.0", "nobody.offers.This"));
            assertEquals(List.of(), versions(own), "newer is well");
            bundle.update(bundle("glia.versions", "Bundle-Version", "1.1.0", "nobody.offers.This"));
            Finding back = versions(own).getFirst();
            assertEquals("bundle glia.versions was rolled back to version 1.1.0", back.what());
            assertEquals("version 1.3.0 was here and is not any more", back.cause());
            bundle.uninstall();
            assertEquals(List.of("bundle glia.versions is missing"),
                    versions(own).stream().map(Finding::what).toList());
        } finally {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        }
    }

    @Test
    void aBundleThatCannotBeResolvedIsFound() throws BundleException, IOException {
        Bundle bundle = context.installBundle("unresolved", bundle("glia.unresolved", "Import-Package",
                "nobody.exports.that", ""));
        try {
            assertEquals(HealthStatus.WARN, await("bundle glia.unresolved cannot be used").getFirst().status());
        } finally {
            bundle.uninstall();
        }
    }
}
