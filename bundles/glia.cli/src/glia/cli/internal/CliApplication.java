package glia.cli.internal;

import glia.api.health.StartTimes;
import glia.api.simulation.Rehearsal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The edge between Equinox, which makes this object, and the services: the only place that looks one up. A signal ends
 * the virtual machine by way of its shutdown hooks, so a hook asks the command to end and gives it a moment.
 */
public final class CliApplication implements IApplication {

    private static final long SERVICE_MILLIS = 10_000;
    private static final long GRACE_MILLIS = 2_000;

    private final Interruption interruption = new Interruption();

    @Override
    public Object start(IApplicationContext context) throws Exception {
        context.applicationRunning();
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Thread hook = new Thread(this::interrupt, "glia interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        Streams streams = Streams.system();
        LogAside log = LogAside.install();
        int exitCode = ExitCode.ENVIRONMENT;
        try {
            exitCode = execute(List.of(arguments), streams);
        } finally {
            log.print(streams.err());
            streams.out().flush();
            streams.err().flush();
            interruption.end();
        }
        return exitCode;
    }

    private int execute(List<String> arguments, Streams streams) throws Exception {
        BundleContext bundle = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
        if (arguments.contains(DoctorCommand.NAME)) {
            // before the command line needs all components at once, when nobody could tell them apart any more
            find(bundle, StartTimes.class, StartTimes::ahead);
        }
        if (!arguments.contains(RunCommand.NAME)) {
            return command(bundle, arguments, streams);
        }
        try (EarlyRehearsal rehearsal = EarlyRehearsal.begin(progress ->
                find(bundle, Rehearsal.class, service -> service.rehearse(progress)))) {
            return command(bundle, arguments, streams);
        }
    }

    private int command(BundleContext bundle, List<String> arguments, Streams streams) throws Exception {
        AtomicInteger code = new AtomicInteger(ExitCode.ENVIRONMENT);
        if (!find(bundle, Cli.class, cli -> code.set(cli.execute(arguments, streams, interruption)))) {
            streams.err().println("glia: this installation is not complete: the services of the command line did"
                    + " not come up within " + SERVICE_MILLIS / 1000 + " s; see the log in its configuration folder");
        }
        return code.get();
    }

    /** What to do with a service. */
    @FunctionalInterface
    private interface Use<T> {
        void with(T service) throws Exception;
    }

    /** @return whether the service was there in time */
    private static <T> boolean find(BundleContext bundle, Class<T> type, Use<T> use) throws Exception {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(bundle, type, null);
        tracker.open();
        try {
            T service = tracker.waitForService(SERVICE_MILLIS);
            if (service != null) {
                use.with(service);
            }
            return service != null;
        } finally {
            tracker.close();
        }
    }

    private void interrupt() {
        interruption.request();
        try {
            interruption.awaitEnd(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        interruption.request();
    }
}
