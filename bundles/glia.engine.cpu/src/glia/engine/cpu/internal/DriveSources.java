package glia.engine.cpu.internal;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.random.PoissonTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connects one device to the neurons of one slice. */
final class DriveSources {

    private final Network network;
    private final Device device;
    private final PoissonTable[] tables;
    private final InputRing[] rings;
    private final double[] quanta;
    private final boolean vectors;
    private final WarmUp warmUp = new WarmUp();

    /**
     * @param tables of the rates of the device, if it draws Poisson numbers
     * @param rings of the slice, by port
     * @param vectors whether to use the Vector API
     */
    DriveSources(Network network, Device device, PoissonTable[] tables, InputRing[] rings, boolean vectors) {
        this.network = network;
        this.device = device;
        this.tables = tables;
        this.rings = rings;
        this.vectors = vectors;
        quanta = network.populations().get(device.population()).quanta();
    }

    /** Tables of the rates of each device of a network; null for those that do not draw Poisson numbers. */
    static PoissonTable[][] tables(Network network) {
        PoissonTable[][] tables = new PoissonTable[network.devices().size()][];
        for (int d = 0; d < tables.length; d++) {
            Device device = network.devices().get(d);
            if (device instanceof Device.Poisson poisson) {
                tables[d] = new PoissonTable[] {new PoissonTable(poisson.mean())};
            } else if (device instanceof Device.InhomogeneousPoisson changing) {
                Map<Double, PoissonTable> known = new HashMap<>();
                tables[d] = changing.pieces().stream()
                        .map(piece -> known.computeIfAbsent(piece.mean(), PoissonTable::new))
                        .toArray(PoissonTable[]::new);
            }
        }
        return tables;
    }

    /**
     * @param living the neurons of a block of the slice that live
     * @param first index within the population of the first neuron of the slice
     * @param from index of the first neuron of the block
     * @param to index behind its last
     * @param all receives what sends to them; nothing where the device records
     */
    void add(Runs living, int first, int from, int to, List<DriveSource> all) {
        for (DrivePart part : DrivePart.of(device, living, from, to)) {
            DriveSource source = source(part, part.from() - first);
            if (source != null) {
                all.add(source);
            }
        }
    }

    /** @param begin of the part within the slice */
    private DriveSource source(DrivePart part, int begin) {
        return switch (device) {
            case Device.Poisson poisson -> poisson(poisson, tables[0], part, begin);
            case Device.InhomogeneousPoisson changing -> {
                PiecewiseSource.Piece[] pieces = new PiecewiseSource.Piece[changing.pieces().size()];
                for (int i = 0; i < pieces.length; i++) {
                    Device.Poisson piece = changing.pieces().get(i);
                    pieces[i] = new PiecewiseSource.Piece(poisson(piece, tables[i], part, begin), piece.stop());
                }
                yield new PiecewiseSource(pieces);
            }
            case Device.Current current -> new CurrentSource(current, rings[current.port()].beginningAt(begin),
                    quanta[current.port()], part.from(), part.to(), part.neurons());
            case Device.Noise noise -> new NoiseSource(noise, rings[noise.port()].beginningAt(begin),
                    quanta[noise.port()], network.description().seed(), part.from(), part.to(), part.neurons());
            case Device.Spikes times -> new SpikeTimesSource(times, rings[times.port()].beginningAt(begin),
                    quanta[times.port()], part.from(), part.to(), part.neurons());
            // spikes are always observed
            case Device.SpikeRecorder recorder -> null;
            // see samplers
            case Device.Multimeter multimeter -> null;
            // read between two intervals
            case Device.WeightRecorder recorder -> null;
        };
    }

    private PoissonSource poisson(Device.Poisson poisson, PoissonTable table, DrivePart part, int begin) {
        return new PoissonSource(poisson, table, rings[poisson.port()].beginningAt(begin), quanta[poisson.port()],
                network.description().seed(), part.from(), part.to(), part.neurons(), vectors, warmUp);
    }
}
