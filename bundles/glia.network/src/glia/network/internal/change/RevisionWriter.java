package glia.network.internal.change;

import glia.api.change.EnergyPart;
import glia.api.change.Revision;
import glia.api.model.ParameterDefinition;
import glia.api.network.Device;
import glia.api.network.EnergyDescription;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.Slots;
import glia.api.network.SynapseValues;
import glia.api.network.Waveform;
import glia.network.internal.base.EnergyNumbers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Finds what a changed network has that the one as built has not; {@link RevisionReader} is the way back. */
final class RevisionWriter {

    private final Network base;
    private final Network present;
    private final Map<String, int[]> ints = new HashMap<>();
    private final Map<String, long[]> longs = new HashMap<>();
    private final Map<String, double[]> doubles = new HashMap<>();

    RevisionWriter(Network base, Network present) {
        this.base = base;
        this.present = present;
    }

    Revision revision(long step) {
        for (Population population : present.populations()) {
            if (population != base.populations().get(population.index())) {
                Population built = base.populations().get(population.index());
                parameters(population, built);
                initial(population, built);
                if (!population.slots().equals(built.slots())) {
                    slots(population);
                }
            }
        }
        for (Projection projection : present.projections()) {
            if (projection != base.projections().get(projection.index())) {
                projection(projection, base.projections().get(projection.index()).weights());
            }
        }
        int generator = 0;
        for (int d = 0; d < present.devices().size(); d++) {
            Device device = present.devices().get(d);
            if (device != base.devices().get(d)) {
                generator(generator, device);
            }
            generator += RevisionNames.sends(device) ? 1 : 0;
        }
        energy();
        return new Revision(step, ints, longs, doubles);
    }

    private void energy() {
        EnergyDescription now = present.description().energy();
        EnergyDescription built = base.description().energy();
        for (EnergyPart part : EnergyPart.values()) {
            for (int i = 0; i < EnergyNumbers.names(built, part).size(); i++) {
                Map<String, Double> before = EnergyNumbers.of(built, part, i);
                for (Map.Entry<String, Double> number : EnergyNumbers.of(now, part, i).entrySet()) {
                    if (!number.getValue().equals(before.get(number.getKey()))) {
                        doubles.put(RevisionNames.energy(part, i, number.getKey()),
                                new double[] {number.getValue()});
                    }
                }
            }
        }
    }

    private void parameters(Population population, Population built) {
        for (ParameterDefinition parameter : population.model().parameters()) {
            NeuronValues values = population.constants().get(parameter.name());
            if (values != built.constants().get(parameter.name())) {
                doubles.put(RevisionNames.parameter(population.index(), parameter.name()),
                        values.isConstant() ? new double[] {values.constant()} : values.each());
            }
        }
    }

    private void initial(Population population, Population built) {
        population.initial().forEach((state, values) -> {
            if (values != built.initial().get(state)) {
                doubles.put(RevisionNames.initial(population.index(), state), values.each());
            }
        });
    }

    private void slots(Population population) {
        Slots slots = population.slots();
        int p = population.index();
        ints.put(RevisionNames.slots(p, "living"), IntStream.range(0, slots.runs())
                .flatMap(run -> IntStream.of(slots.begin(run), slots.end(run))).toArray());
        ints.put(RevisionNames.slots(p, "generations"), bySlot(slots, slots::generation));
        ints.put(RevisionNames.slots(p, "parents"), bySlot(slots, slots::parent));
        ints.put(RevisionNames.slots(p, "parentGenerations"), bySlot(slots, slots::parentGeneration));
    }

    private static int[] bySlot(Slots slots, IntUnaryOperator values) {
        return IntStream.range(0, slots.capacity()).map(values).toArray();
    }

    private void projection(Projection projection, SynapseValues built) {
        int j = projection.index();
        if (projection.connectivity() instanceof EditedRows edited) {
            ints.put(RevisionNames.projection(j, "rows.targets"), targets(edited.rows()));
            ints.put(RevisionNames.projection(j, "rows.lengths"), Arrays.stream(edited.rows())
                    .filter(Objects::nonNull).mapToInt(row -> row.length).toArray());
            ints.put(RevisionNames.projection(j, "rows.sources"), Arrays.stream(edited.rows())
                    .filter(Objects::nonNull).flatMapToInt(Arrays::stream).toArray());
        }
        SynapseValues weights = EditedValues.base(projection.weights());
        if (weights != built) {
            doubles.put(RevisionNames.projection(j, "weight"), new double[] {weights.lowerBound()});
        }
        values(RevisionNames.projection(j, "weights"), projection.weights());
        values(RevisionNames.projection(j, "delays"), projection.delays());
    }

    private void values(String name, SynapseValues values) {
        if (values instanceof EditedValues edited) {
            ints.put(name + ".targets", targets(edited.rows()));
            doubles.put(name, Arrays.stream(edited.rows()).filter(Objects::nonNull).flatMapToDouble(Arrays::stream)
                    .toArray());
        }
    }

    private static int[] targets(Object[] rows) {
        return IntStream.range(0, rows.length).filter(target -> rows[target] != null).toArray();
    }

    private void generator(int d, Device device) {
        switch (device) {
            case Device.Poisson p -> pieces(d, List.of(p));
            case Device.InhomogeneousPoisson p -> pieces(d, p.pieces());
            case Device.Current c -> {
                longs.put(RevisionNames.generator(d, "steps"), new long[] {c.start(), c.stop()});
                waveform(d, c.waveform());
            }
            case Device.Noise n -> {
                longs.put(RevisionNames.generator(d, "steps"), new long[] {n.start(), n.stop(), n.every()});
                doubles.put(RevisionNames.generator(d, "values"), new double[] {n.mean(), n.variance().offset(),
                        n.variance().amplitude(), n.variance().cycles(), n.variance().phase()});
            }
            case Device.Spikes s -> longs.put(RevisionNames.generator(d, "arrivals"), s.arrivals());
            case Device.SpikeRecorder r -> throw new IllegalStateException("recorders do not change");
            case Device.Multimeter m -> throw new IllegalStateException("recorders do not change");
            case Device.WeightRecorder r -> throw new IllegalStateException("recorders do not change");
        }
    }

    private void pieces(int d, List<Device.Poisson> pieces) {
        longs.put(RevisionNames.generator(d, "steps"), pieces.stream()
                .mapMultiToLong((p, out) -> {
                    out.accept(p.start());
                    out.accept(p.stop());
                }).toArray());
        doubles.put(RevisionNames.generator(d, "values"), pieces.stream().mapToDouble(Device.Poisson::mean).toArray());
    }

    private void waveform(int d, Waveform waveform) {
        double[] values = switch (waveform) {
            case Waveform.Constant c -> new double[] {c.amplitude()};
            case Waveform.Sine s -> new double[] {s.offset(), s.amplitude(), s.cycles(), s.phase()};
            case Waveform.Steps s -> {
                longs.put(RevisionNames.generator(d, "from"), s.from());
                yield s.amplitudes();
            }
        };
        doubles.put(RevisionNames.generator(d, "values"), values);
    }
}
