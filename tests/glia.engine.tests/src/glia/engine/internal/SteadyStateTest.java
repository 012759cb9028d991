package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Promise R16 for a whole simulation: books, digest, counters and clock allocate nothing a step either. */
class SteadyStateTest {

    private static final long STEPS = 20_000;

    @Test
    void aStepAllocatesNothingBetweenTwoPublications() throws BackendUnavailableException, JMException {
        Network network = Examples.build("vogels-abbott", 1);
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", 2, 0),
                Progress.NONE)) {
            simulation.run(STEPS).join();
            String own = "glia simulation " + simulation.id();
            long[] threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> t.getName().equals(own) || t.getName().startsWith("glia.engine.cpu worker"))
                    .mapToLong(Thread::threadId).toArray();
            assertEquals(2, threads.length);
            long before = allocated(threads);
            simulation.run(2 * STEPS).join();
            double bytesPerStep = (double) (allocated(threads) - before) / STEPS;
            // a status 20 times a second of wall-clock time is allowed: it costs far less than a byte a step
            System.out.printf("R16: %.3f bytes a step allocated by a whole simulation%n", bytesPerStep);
            assertTrue(bytesPerStep < 4, bytesPerStep + " bytes a step");
        }
    }

    private static long allocated(long[] threads) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return Arrays.stream((long[]) server.invoke(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                "getThreadAllocatedBytes", new Object[] {threads}, new String[] {"[J"})).sum();
    }
}
