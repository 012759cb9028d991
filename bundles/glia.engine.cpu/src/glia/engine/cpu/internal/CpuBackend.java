package glia.engine.cpu.internal;

import glia.api.backend.Availability;
import glia.api.backend.Backend;
import glia.api.backend.BackendSession;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Runs networks on the processors of this machine. */
@Component
public final class CpuBackend implements Backend {

    private static final int PREFERENCE = 0;

    /** Neurons times steps of an interval that a worker should have: about as many microseconds as meeting takes. */
    private static final long WORK_A_THREAD = 10_000;

    private final boolean vectors;
    private final KernelCompiler compiler;

    /** Uses the Vector API where this Java offers it. */
    @Activate
    public CpuBackend() {
        this(Vectors.available());
    }

    CpuBackend(boolean vectors) {
        this(new KernelCompiler(vectors));
    }

    CpuBackend(KernelCompiler compiler) {
        this.compiler = compiler;
        vectors = compiler.vectors();
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public int preference() {
        return PREFERENCE;
    }

    @Override
    public Availability availability() {
        return new Availability(true, Runtime.getRuntime().availableProcessors() + " processors, "
                + (vectors ? "vectors of " + Vectors.lanes() + " neurons" : "no vectors"));
    }

    @Override
    public int worthwhileThreads(Network network, int processors) {
        return Math.clamp((long) network.neurons() * network.minDelay() / WORK_A_THREAD, 1, processors);
    }

    @Override
    public long predictMemoryBytes(Network network, int threads) {
        return MemoryPrediction.bytes(network, threads);
    }

    @Override
    public BackendSession open(Network network, CanonicalState state, int threads, Progress progress) {
        return new CpuSession(network, state, threads, compiler, progress);
    }
}
