package glia.engine.cpu.internal;

import glia.api.backend.Availability;
import glia.api.backend.Backend;
import glia.api.backend.BackendSession;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Choice;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import glia.api.simulation.CanonicalState;
import glia.api.store.CompiledFiles;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Runs networks on the processors of this machine. */
@Component(configurationPid = CpuBackend.PID)
public final class CpuBackend implements Backend, Configurable {

    static final String PID = "glia.cpu";

    private static final String KERNELS = "kernels";
    private static final String ROWS = "rowsTogether";
    private static final String NEURONS = "neuronsTogether";
    private static final String KEPT_ROWS = "rowMegabytes";
    private static final int ROWS_OF_A_MEGABYTE = (1 << 20) / Integer.BYTES;
    private static final int MOST_ROWS = RowStore.LIMIT / ROWS_OF_A_MEGABYTE;
    private static final String VECTOR = "vector";
    private static final String SCALAR = "scalar";
    private static final Switches SWITCHES = new Switches(PID, "the processors of this machine", List.of(
            new Switch(KERNELS, new Choice(List.of("auto", VECTOR, SCALAR), "auto"), Takes.LAYOUT,
                    "Whether neurons are computed in vectors or one by one; auto takes vectors where Java has them."),
            new Switch(ROWS, new Whole(1, 256, 16, "spikes"), Takes.LAYOUT,
                    "Rows of synapses that are asked for together before the first is delivered; memory brings them"
                            + " together."),
            new Switch(NEURONS, new Whole(Tiling.ALIGNMENT, Tiling.MAX_SLICE, Tiling.MAX_SLICE, "neurons"),
                    Takes.LAYOUT,
                    "Neurons of a population that are advanced through all steps until the next exchange before"
                            + " others are; rounded up to a multiple of " + Tiling.ALIGNMENT + "."),
            new Switch(KEPT_ROWS, new Whole(0, MOST_ROWS, MOST_ROWS, "MiB"), Takes.NEXT,
                    "Rows of synapses that a worker keeps while it lays them out, so that they are drawn only once.")));

    private static final int PREFERENCE = 0;

    /** Neurons times steps of an interval that a worker should have: about as many microseconds as meeting takes. */
    private static final long WORK_A_THREAD = 10_000;

    private final boolean vectors;
    private final CompiledFiles compiled;
    private volatile KernelCompiler compiler;
    private volatile Settings settings = SWITCHES.standard();

    /** Uses the Vector API where this Java offers it. */
    @Activate
    public CpuBackend(@Reference CompiledFiles compiled) {
        this(new KernelCompiler(Vectors.available()), compiled);
    }

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        Settings next = SWITCHES.settings(properties);
        boolean wanted = vectors && !next.word(KERNELS).equals(SCALAR);
        if (wanted != compiler.vectors()) {
            compiler = new KernelCompiler(wanted);
        }
        settings = next;
    }

    @Override
    public Switches switches() {
        return SWITCHES;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<String> refusals(Settings wanted) {
        return wanted.word(KERNELS).equals(VECTOR) && !vectors
                ? List.of(PID + "/" + KERNELS + ": vectors are wanted, and this Java does not offer them") : List.of();
    }

    CpuBackend(KernelCompiler compiler, CompiledFiles compiled) {
        this.compiler = compiler;
        this.compiled = compiled;
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
        Settings now = settings;
        CompiledTables tables = new CompiledTables(compiled, (int) now.whole(KEPT_ROWS) * ROWS_OF_A_MEGABYTE);
        int together = Math.ceilDiv((int) now.whole(NEURONS), Tiling.ALIGNMENT) * Tiling.ALIGNMENT;
        CpuLayout layout = new CpuLayout((int) now.whole(ROWS), together);
        return new CpuSession(network, state, threads, compiler, tables, layout, progress);
    }
}
