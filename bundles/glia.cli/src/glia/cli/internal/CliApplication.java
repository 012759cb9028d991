package glia.cli.internal;

import glia.api.health.StartTimes;
import java.util.List;
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
    public Object start(IApplicationContext context) throws InterruptedException {
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

    private int execute(List<String> arguments, Streams streams) throws InterruptedException {
        BundleContext bundle = FrameworkUtil.getBundle(CliApplication.class).getBundleContext();
        if (arguments.contains(DoctorCommand.NAME)) {
            measureStart(bundle);
        }
        ServiceTracker<Cli, Cli> tracker = new ServiceTracker<>(bundle, Cli.class, null);
        tracker.open();
        try {
            Cli cli = tracker.waitForService(SERVICE_MILLIS);
            if (cli == null) {
                streams.err().println("glia: this installation is not complete: the services of the command line did"
                        + " not come up within " + SERVICE_MILLIS / 1000 + " s; see the log in its configuration"
                        + " folder");
                return ExitCode.ENVIRONMENT;
            }
            return cli.execute(arguments, streams, interruption);
        } finally {
            tracker.close();
        }
    }

    /** Before the command line needs all components at once, when nobody could tell them apart any more. */
    private static void measureStart(BundleContext bundle) throws InterruptedException {
        ServiceTracker<StartTimes, StartTimes> tracker = new ServiceTracker<>(bundle, StartTimes.class, null);
        tracker.open();
        try {
            StartTimes times = tracker.waitForService(SERVICE_MILLIS);
            if (times != null) {
                times.ahead();
            }
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
