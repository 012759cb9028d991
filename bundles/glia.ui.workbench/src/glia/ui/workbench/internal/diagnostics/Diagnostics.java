package glia.ui.workbench.internal.diagnostics;

import glia.api.backend.Backend;
import glia.api.health.CheckResult;
import glia.api.health.ErrorLog;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import glia.api.profile.ProfileManager;
import glia.api.simulation.ActiveSimulation;
import glia.api.store.AtomicFiles;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.Settings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.swt.SWT;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Collects what somebody needs who is to find out why the program did something: versions, bundles, components,
 * settings, health, metrics, threads and logs. Nothing of the networks but the name of the one that is open, no
 * variables of the environment, and of the system's properties only those that are listed here.
 */
@Component(service = Diagnostics.class)
public final class Diagnostics {
    private static final List<String> PROPERTIES = List.of("java.version", "java.vendor", "java.vm.name",
            "java.vm.version", "os.name", "os.version", "os.arch", "osgi.ws", "osgi.nl", "eclipse.buildId",
            "org.eclipse.swt.internal.gtk.version");
    private static final long SAMPLE_MILLIS = 3000;
    private static final long LOOK_MILLIS = 50;

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final HealthMonitor health;
    private final ErrorLog errors;
    private final PerformanceMonitor performance;
    private final ProfileManager profiles;
    private final ActiveSimulation active;
    private final AtomicFiles files;
    private final List<Backend> backends;

    @Activate
    public Diagnostics(BundleContext context, @Reference ServiceComponentRuntime components,
            @Reference HealthMonitor health, @Reference ErrorLog errors, @Reference PerformanceMonitor performance,
            @Reference ProfileManager profiles, @Reference ActiveSimulation active, @Reference AtomicFiles files,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE) List<Backend> backends) {
        this.context = context;
        this.components = components;
        this.health = health;
        this.errors = errors;
        this.performance = performance;
        this.profiles = profiles;
        this.active = active;
        this.files = files;
        this.backends = backends;
    }

    /** One text of the archive. */
    @FunctionalInterface
    private interface Part {
        void write(Report report, IProgressMonitor monitor) throws IOException;
    }

    /**
     * Writes the archive, wholly or not at all.
     *
     * @param file in a folder that exists
     * @throws OperationCanceledException if the monitor says so; nothing is written then
     * @throws IOException if it cannot be written
     */
    public void collect(Path file, IProgressMonitor monitor) throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("versions.txt", (report, m) -> versions(report));
        parts.put("bundles.txt", (report, m) -> bundles(report));
        parts.put("components.txt", (report, m) -> components(report));
        parts.put("settings.txt", (report, m) -> settings(report));
        parts.put("health.txt", (report, m) -> health(report));
        parts.put("metrics.csv", this::metrics);
        parts.put("threads.txt", (report, m) -> threads(report));
        parts.put("workspace.log", (report, m) -> log(report, Path.of(Platform.getLogFileLocation().toOSString())));
        parts.put("errors.log", (report, m) -> log(report, errors.file()));
        SubMonitor progress = SubMonitor.convert(monitor, Messages.DiagnosticsCollecting, parts.size());
        files.write(file, out -> {
            // the stream is closed by the one that opened it
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                progress.subTask(part.getKey());
                Report report = new Report();
                part.getValue().write(report, progress);
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(report.bytes());
                zip.closeEntry();
                progress.split(1);
            }
            zip.finish();
        });
    }

    private void versions(Report report) {
        report.line("collected %s", Instant.now());
        report.line("glia %s", context.getBundle().getVersion());
        report.line("swt %s %d", SWT.getPlatform(), SWT.getVersion());
        report.line("processors %d", Runtime.getRuntime().availableProcessors());
        report.line("heap %d of at most %d MiB", Runtime.getRuntime().totalMemory() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        PROPERTIES.forEach(name -> report.line("%s %s", name, System.getProperty(name, "-")));
        for (Backend backend : backends) {
            report.line("backend %s: %s", backend.name(), backend.availability());
        }
        active.simulation().ifPresentOrElse(simulation -> report.line("open: %s, %d neurons, %s",
                simulation.network().description().name(), simulation.network().neurons(), simulation.status()),
                () -> report.line("open: nothing"));
    }

    private void bundles(Report report) {
        Arrays.stream(context.getBundles()).sorted(Comparator.comparing(Bundle::getSymbolicName))
                .forEach(bundle -> report.line("%s %s %s", bundle.getSymbolicName(), bundle.getVersion(),
                        switch (bundle.getState()) {
                            case Bundle.ACTIVE -> "active";
                            case Bundle.STARTING -> "starting";
                            case Bundle.STOPPING -> "stopping";
                            case Bundle.RESOLVED -> "resolved";
                            default -> "unresolved";
                        }));
    }

    private void components(Report report) {
        components.getComponentDescriptionDTOs().stream().sorted(Comparator.comparing(component -> component.name))
                .forEach(component -> components(report, component));
    }

    private void components(Report report, ComponentDescriptionDTO component) {
        if (components.getComponentConfigurationDTOs(component).isEmpty()) {
            report.line("%s no configuration", component.name);
        }
        for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
            report.line("%s %s %s", component.name, switch (configuration.state) {
                case ComponentConfigurationDTO.ACTIVE -> "active";
                case ComponentConfigurationDTO.SATISFIED -> "satisfied";
                case ComponentConfigurationDTO.FAILED_ACTIVATION -> "failed";
                default -> "unsatisfied";
            }, configuration.failure == null ? "" : configuration.failure);
        }
    }

    private void settings(Report report) {
        report.line("theme %s, drawing %s, threads %d, pace %s, saved by itself %s every %d s", Settings.theme(),
                Settings.refreshRate(), Settings.threads(), Settings.pace(), Settings.autosave(),
                Settings.autosaveSeconds());
        profiles.text(profiles.present()).lines().forEach(report::add);
    }

    private void health(Report report) {
        HealthReport found = health.check();
        report.line("health %s", found.health());
        for (CheckResult result : found.results()) {
            report.line("%s %s", result.check(), result.status());
            result.findings().forEach(finding -> report.line("    %s; cause: %s; to do: %s", finding.what(),
                    finding.cause(), finding.action()));
        }
    }

    private void metrics(Report report, IProgressMonitor monitor) {
        report.line("name,labels,unit,value,absence");
        Optional<MetricSample> sample = sample(monitor);
        if (sample.isEmpty()) {
            report.line("# no sample within %d ms", SAMPLE_MILLIS);
            return;
        }
        for (Metric metric : sample.get().metrics()) {
            report.line("%s,\"%s\",%s,%s,\"%s\"", metric.name(), metric.labels(), metric.unit(),
                    metric.value().isPresent() ? metric.value().getAsDouble() : "", metric.absence());
        }
    }

    private Optional<MetricSample> sample(IProgressMonitor monitor) {
        CompletableFuture<MetricSample> first = new CompletableFuture<>();
        try (var watch = performance.watch(PerformanceMonitor.SHORTEST_PERIOD, first::complete)) {
            for (long waited = 0; waited < SAMPLE_MILLIS; waited += LOOK_MILLIS) {
                if (monitor.isCanceled()) {
                    throw new OperationCanceledException();
                }
                try {
                    return Optional.of(first.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
                } catch (TimeoutException e) {
                    // the first sample takes as long as it takes
                    continue;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationCanceledException();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return Optional.empty();
    }

    private static void threads(Report report) {
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
            report.line("\"%s\" %s%s", thread.getThreadName(), thread.getThreadState(),
                    thread.getLockName() == null ? "" : " on " + thread.getLockName());
            for (StackTraceElement frame : thread.getStackTrace()) {
                report.line("    at %s", frame);
            }
        }
    }

    private static void log(Report report, Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            report.tail(file);
        } else {
            report.line("there is no file %s", file);
        }
    }
}
