package glia.network.internal.read;

import glia.api.model.NeuronModel;
import glia.api.model.Range;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.StructureDescription.Neurons;
import glia.api.network.StructureDescription.Order;
import glia.api.network.StructureDescription.Synapses;
import glia.api.network.StructureDescription;
import glia.json.JsonValue;
import glia.network.internal.base.EnergyBounds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads which synapses and neurons come and go. */
final class StructureReader {

    private static final Range ATP = EnergyBounds.ATP;
    private static final Range PART = new Range(0, true, 1);
    private static final int MAX_PROJECTIONS = 100_000;
    private static final List<String> ORDERS = Stream.of(Order.values()).map(Order::word).toList();

    private final Reading reading;
    private final Times times;
    private final Populations populations;
    private final WeightRecorderReader.Projections projections;

    StructureReader(Reading reading, Times times, Populations populations,
            WeightRecorderReader.Projections projections) {
        this.reading = reading;
        this.times = times;
        this.populations = populations;
        this.projections = projections;
    }

    /** @return what it says, that all stays if nothing; of no use if problems were reported */
    StructureDescription read(Fields energy) {
        JsonValue value = energy.value("structure");
        Fields fields = value == null ? null
                : Fields.open(reading, value, Section.STRUCTURE, energy.path("structure"));
        Fields reserve = fields == null || fields.value("reserve") == null ? null
                : Fields.open(reading, fields.value("reserve"), Section.RESERVE, fields.path("reserve"));
        if (reserve == null) {
            return StructureDescription.NONE;
        }
        double capacity = reserve.number("capacity", 0, ATP, "ATP");
        double initial = reserve.number("initial", 0, ATP, "ATP");
        if (initial > capacity) {
            reserve.problem("initial", "expected at most the capacity, " + Numbers.show(capacity) + " ATP, found "
                    + Numbers.show(initial));
        }
        return new StructureDescription(times.interval(fields, StructureDescription.NONE.interval()), capacity,
                reserve.number("income", 0, ATP, "ATP/s"), initial, synapses(fields), neurons(fields));
    }

    private List<Synapses> synapses(Fields structure) {
        List<Synapses> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<JsonValue> list = structure.list("synapses", 0, MAX_PROJECTIONS);
        for (int i = 0; i < list.size(); i++) {
            Fields fields = Fields.open(reading, list.get(i), Section.SYNAPSE_TURNOVER,
                    structure.path("synapses") + '[' + i + ']');
            ProjectionDescription projection = fields == null ? null : projections.find(fields);
            if (projection != null && !names.add(projection.name())) {
                fields.problem("projection", "projection " + Reading.quoted(projection.name()) + " is named twice");
            }
            if (projection != null) {
                all.add(synapses(fields, projection));
            }
        }
        return all;
    }

    private Synapses synapses(Fields fields, ProjectionDescription projection) {
        NeuronModel target = populations.get(projection.target()).model();
        double[] levels = levels(fields, "grow_above", "prune_below", target);
        boolean alike = projection.weight() instanceof Quantity.Constant
                && projection.delay() instanceof Quantity.Constant;
        if (levels[0] < Double.POSITIVE_INFINITY && !alike) {
            fields.problem("grow_above", "expected a projection whose synapses have one weight and one delay, which"
                    + " new ones get; those of " + Reading.quoted(projection.name()) + " differ");
        }
        return new Synapses(projection.name(), fields.whole("max_synapses", 0, 0, EnergyBounds.MAX_SYNAPSES),
                levels[0], levels[1],
                Order.values()[fields.choice("order", ORDERS)], fields.number("cost", 0, ATP, "ATP"),
                fields.number("returned", 0, PART, ""));
    }

    private List<Neurons> neurons(Fields structure) {
        List<Neurons> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<JsonValue> list = structure.list("neurons", 0, PopulationReader.MAX_POPULATIONS);
        for (int i = 0; i < list.size(); i++) {
            Fields fields = Fields.open(reading, list.get(i), Section.NEURON_TURNOVER,
                    structure.path("neurons") + '[' + i + ']');
            Populations.Entry population = fields == null ? null : populations.find(fields, "population");
            if (population != null && !names.add(population.name())) {
                fields.problem("population", "population " + Reading.quoted(population.name()) + " is named twice");
            }
            if (population != null) {
                double[] levels = levels(fields, "born_above", "dead_below", population.model());
                all.add(new Neurons(population.name(), levels[0], levels[1], fields.number("cost", 0, ATP, "ATP"),
                        fields.number("returned", 0, PART, "")));
            }
        }
        return all;
    }

    /** @return two levels of energy, the second below the first */
    private double[] levels(Fields fields, String above, String below, NeuronModel model) {
        for (String key : List.of(above, below)) {
            if (fields.value(key) != null && model != null && model.account() == null) {
                fields.problem(key, "expected neurons that hold energy; those of " + model.name() + " hold none");
            }
        }
        double high = fields.number(above, Double.POSITIVE_INFINITY, Range.ANY, "");
        double low = fields.number(below, Double.NEGATIVE_INFINITY, Range.ANY, "");
        if (low >= high) {
            fields.problem(below, "expected less than " + above + " = " + Numbers.show(high) + ", found "
                    + Numbers.show(low));
        }
        return new double[] {high, low};
    }
}
