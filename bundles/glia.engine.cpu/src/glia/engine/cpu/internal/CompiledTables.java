package glia.engine.cpu.internal;

import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.store.CompiledFiles;
import java.util.Optional;

/** Lays out tables of synapses, or reads them where they are kept from a start before. */
final class CompiledTables {

    /** Fewer synapses are laid out as fast as they are read. */
    static final long FEWEST = 1 << 16;

    private final CompiledFiles files;
    private final int rows;

    /** @param rows places of synapses that a worker keeps while it lays them out, see {@link RowStore} */
    CompiledTables(CompiledFiles files, int rows) {
        this.files = files;
        this.rows = rows;
    }

    /**
     * @return the table as {@link TableBuilder#build(Projection, int, int, int, double, Progress)} would make it, read
     *         if it is there, else made and kept
     */
    SynapseTable table(Projection projection, int sources, int from, int to, double quantum, Progress progress) {
        if (!files.wanted() || projection.origin().isEmpty() || projection.connectivity().count() < FEWEST) {
            return TableBuilder.build(projection, sources, from, to, quantum, rows, progress);
        }
        TableFile file = new TableFile(projection, sources, from, to, quantum);
        String identity = file.identity();
        Optional<SynapseTable> kept = files.find(identity, file::read);
        if (kept.isPresent()) {
            return kept.get();
        }
        SynapseTable table = TableBuilder.build(projection, sources, from, to, quantum, rows, progress);
        files.keep(identity, file.bytes(table), out -> file.write(table, out));
        return table;
    }
}
