package glia.network.internal.read;

import glia.api.model.AccountDefinition;
import glia.api.model.NeuronModel;
import glia.api.model.Range;
import glia.api.network.PiecewiseConstant;
import glia.api.network.PoolDescription;
import glia.json.JsonValue;
import glia.network.internal.base.EnergyBounds;
import glia.network.internal.base.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the supplies that neurons share. */
final class PoolReader {

    private static final int MAX_POOLS = 1000;
    private static final int MAX_REGIONS = 1 << 16;
    private static final int MAX_INCOMES = 100_000;
    private static final Range ATP = EnergyBounds.ATP;
    private static final double DEFAULT_TAU = 10;
    private static final double DEFAULT_INTERVAL = 1;

    private final Reading reading;
    private final Times times;
    private final Populations populations;
    private final Set<String> names = new HashSet<>();

    PoolReader(Reading reading, Times times, Populations populations) {
        this.reading = reading;
        this.times = times;
        this.populations = populations;
    }

    /** @return the pools that could be read */
    List<PoolDescription> read(Fields energy) {
        List<JsonValue> list = energy.list("pools", 0, MAX_POOLS);
        List<PoolDescription> pools = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Fields fields = Fields.open(reading, list.get(i), Section.POOL, energy.path("pools") + '[' + i + ']');
            PoolDescription pool = fields == null ? null : pool(fields);
            if (pool != null) {
                pools.add(pool);
            }
        }
        return pools;
    }

    private PoolDescription pool(Fields fields) {
        String name = fields.name("name");
        if (name != null && name.indexOf('[') >= 0) {
            fields.problem("name", "expected a name without [, which the regions' names have, found "
                    + Reading.quoted(name));
        } else if (name != null && !names.add(name)) {
            fields.problem("name", "two pools are called " + Reading.quoted(name));
        }
        List<String> fed = new ArrayList<>();
        NeuronModel model = fed(fields, fed);
        List<Integer> regions = regions(fields);
        double capacity = fields.number("capacity", Double.NaN, ATP, "ATP");
        double initial = fields.number("initial", capacity, ATP, "ATP");
        if (initial > capacity) {
            fields.problem("initial", "expected at most the capacity, " + Numbers.show(capacity) + " ATP, found "
                    + Numbers.show(initial));
        }
        double interval = times.interval(fields, DEFAULT_INTERVAL);
        double level = fields.number("level", Double.NaN, level(model), model == null ? "" : unit(model));
        double tau = fields.number("tau", DEFAULT_TAU, Range.POSITIVE, "ms");
        double limit = fields.number("limit", Double.POSITIVE_INFINITY, ATP, "ATP/s");
        double diffusion = fields.number("diffusion", 0, diffusion(regions, interval), "1/s");
        PiecewiseConstant income = income(fields);
        return name == null ? null : new PoolDescription(name, fed, regions, capacity, initial, income, diffusion,
                level, tau, limit, interval);
    }

    /** @return the model of the populations, or null if there is none (which is reported) */
    private NeuronModel fed(Fields fields, List<String> fed) {
        NeuronModel common = null;
        List<JsonValue> list = fields.list("populations", 1, PopulationReader.MAX_POPULATIONS);
        for (int i = 0; i < list.size(); i++) {
            String path = fields.path("populations") + '[' + i + ']';
            Populations.Entry entry = populations.find(list.get(i), path, reading);
            NeuronModel model = entry == null ? null : entry.model();
            if (model == null) {
                continue;
            }
            if (model.account() == null) {
                reading.problem(list.get(i), path, "neurons of " + model.name() + " hold no energy");
            } else if (common != null && common != model) {
                reading.problem(list.get(i), path, "expected populations of one model, found " + model.name()
                        + " beside " + common.name());
            } else if (fed.contains(entry.name())) {
                reading.problem(list.get(i), path, "the population " + Reading.quoted(entry.name())
                        + " occurs twice");
            } else {
                common = model;
                fed.add(entry.name());
            }
        }
        return common;
    }

    private List<Integer> regions(Fields fields) {
        JsonValue value = fields.value("regions");
        if (value == null) {
            return List.of(1);
        }
        if (!(value instanceof JsonValue.Elements)) {
            return List.of((int) fields.whole("regions", 1, 1, MAX_REGIONS));
        }
        List<Integer> counts = new ArrayList<>();
        long product = 1;
        for (JsonValue element : fields.list("regions", 2, 3)) {
            Long count = element instanceof JsonValue.Number number ? Numbers.exact(reading, number) : null;
            if (count == null || count < 1 || count > MAX_REGIONS || (product *= count) > MAX_REGIONS) {
                reading.problem(element, fields.path("regions"), "expected whole numbers from 1 on whose product is at"
                        + " most " + MAX_REGIONS + ", found " + reading.found(element));
                return List.of(1);
            }
            counts.add(count.intValue());
        }
        return counts;
    }

    private static Range diffusion(List<Integer> regions, double interval) {
        return Double.isNaN(interval) ? Range.NOT_NEGATIVE : EnergyBounds.diffusion(regions.size(), interval);
    }

    private static Range level(NeuronModel model) {
        return model == null ? Range.ANY : EnergyBounds.level(model);
    }

    private static String unit(NeuronModel model) {
        AccountDefinition account = model.account();
        return model.state(account.state()).orElseThrow().unit();
    }

    private PiecewiseConstant income(Fields fields) {
        boolean changes = fields.value("income_times") != null || fields.value("income_values") != null;
        if (changes == (fields.value("income") != null)) {
            reading.problem(fields.place(), fields.path(), "expected either \"income\" or both \"income_times\" and"
                    + " \"income_values\"");
        }
        return changes ? times.pieces(fields, "income_times", "income_values", MAX_INCOMES, ATP, "ATP/s")
                : new PiecewiseConstant(new double[1], new double[] {fields.number("income", 0, ATP, "ATP/s")});
    }
}
