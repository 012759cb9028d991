package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.backend.BackendSession;
import glia.api.energy.Role;
import glia.api.model.Statement.Direction;
import glia.api.network.Device;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Promise R16: in steady state a step allocates nothing, on any of the threads. */
class AllocationTest {

    private static final int ROUNDS = 12;

    @Test
    void tenThousandStepsAllocateNothing() throws JMException {
        stepsAllocateNothing(NetworkFixture.mixed(3));
    }

    @Test
    void accountsAllocateNothing() throws JMException {
        stepsAllocateNothing(NetworkFixture.withAccounts(3));
    }

    @Test
    void waitingAllocatesNothing() throws JMException {
        stepsAllocateNothing(NetworkFixture.mixed(3), new long[] {0b101101});
    }

    @Test
    void learningAllocatesNothing() throws JMException {
        stepsAllocateNothing(PlasticFixture.learning(3));
    }

    @Test
    void readingWeightsAllocatesNothing() throws JMException {
        NetworkDescription learning = PlasticFixture.learning(3).description();
        List<DeviceDescription> devices = new ArrayList<>(learning.devices());
        devices.add(new DeviceDescription.WeightRecorder("weights", "triplet", List.of(), List.of(), 1));
        Network network = NetworkFixture.build(learning.withDevices(devices));
        int device = network.devices().size() - 1;
        float[] weights = new float[((Device.WeightRecorder) network.devices().get(device)).synapses()];
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(5_000, interval -> true);
            long[] here = {Thread.currentThread().threadId()};
            long measuring = allocatedBetweenTwoReadings(here, () -> {
                // the cost of the reading itself
            });
            assertEquals(measuring, allocatedBetweenTwoReadings(here, () -> session.weights(device, weights)));
        }
    }

    private static void stepsAllocateNothing(Network network) throws JMException {
        stepsAllocateNothing(network, null);
    }

    private static void stepsAllocateNothing(Network network, long[] blocks) throws JMException {
        int[] ids = new int[network.neurons()];
        long[] sum = new long[1];
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.select(0, blocks);
            BackendSession.IntervalObserver observer = interval -> {
                sum[0] += interval.copySpikes(0, ids) + interval.spikes(0) + interval.deviceEvents()
                        + interval.accounts(0) + interval.moved(0, Direction.TO_SINK, Role.PROCESSING);
                return true;
            };
            session.advance(30_000, observer);
            long[] threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> t == Thread.currentThread() || t.getName().startsWith("glia.engine.cpu worker"))
                    .mapToLong(Thread::threadId).toArray();
            assertEquals(2, threads.length);
            long measuring = allocatedBetweenTwoReadings(threads, () -> {
                // the cost of the reading itself
            });
            // vectors are objects until their code is compiled, which a busy machine does late
            long stepping = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && stepping != measuring; round++) {
                stepping = allocatedBetweenTwoReadings(threads, () -> session.advance(10_000, observer));
            }
            System.out.println("R16: bytes allocated in 10 000 steps: " + (stepping - measuring));
            assertEquals(measuring, stepping);
        }
    }

    private static long allocatedBetweenTwoReadings(long[] threads, Runnable action) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName threading = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
        Object[] arguments = {threads};
        String[] signature = {"[J"};
        long smallest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long[] before = (long[]) server.invoke(threading, "getThreadAllocatedBytes", arguments, signature);
            action.run();
            long[] after = (long[]) server.invoke(threading, "getThreadAllocatedBytes", arguments, signature);
            smallest = Math.min(smallest, Arrays.stream(after).sum() - Arrays.stream(before).sum());
        }
        return smallest;
    }
}
