package glia.engine.cpu.internal;

import glia.api.network.Progress;
import glia.api.network.Projection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Lays out the synapses of projections, each tile's part of each of them by whichever worker is free. */
final class SynapseBuilders {

    private final Tile[] tiles;
    private final int workers;
    private final CompiledTables compiled;
    private final int rowsTogether;

    /** @param rowsTogether as in {@link CpuLayout} */
    SynapseBuilders(Tile[] tiles, int workers, CompiledTables compiled, int rowsTogether) {
        this.tiles = tiles;
        this.workers = workers;
        this.compiled = compiled;
        this.rowsTogether = rowsTogether;
    }

    /**
     * What each tile has of each of these projections; nothing of it is in its place yet.
     *
     * @throws CancellationException if the person does not want it any more
     * @throws IllegalStateException if that fails
     */
    Tile.Connected[][] connect(List<Projection> projections, Progress progress) {
        if (projections.isEmpty()) {
            return new Tile.Connected[0][];
        }
        AtomicInteger next = new AtomicInteger();
        int jobs = projections.size() * tiles.length;
        Tile.Connected[][] connected = new Tile.Connected[projections.size()][tiles.length];
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Crew builders = new Crew("glia.engine.cpu layout", workers, (worker, meeting) -> {
            for (int job = next.getAndIncrement(); job < jobs; job = next.getAndIncrement()) {
                if (thrown.get() == null && !progress.cancelled()) {
                    int tile = job / projections.size();
                    int projection = job % projections.size();
                    try {
                        connected[projection][tile] = tiles[tile].connect(projections.get(projection), compiled,
                                rowsTogether, progress);
                    } catch (RuntimeException | Error e) {
                        thrown.compareAndSet(null, e);
                    }
                }
                if (worker == 0) {
                    progress.report("Laying out synapses", Math.min(1, (double) next.get() / jobs));
                }
            }
        });
        try (builders) {
            builders.run();
        }
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        if (thrown.get() != null) {
            throw new IllegalStateException("The network could not be laid out: " + thrown.get(), thrown.get());
        }
        return connected;
    }

    /** Puts the parts of a projection in their places. */
    void install(Tile.Connected[] connected) {
        for (int tile = 0; tile < tiles.length; tile++) {
            tiles[tile].install(connected[tile]);
        }
    }
}
