package glia.network.internal.read;

import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.network.HomeostasisDescription.Regulation;
import glia.api.network.HomeostasisDescription.Scope;
import glia.api.network.HomeostasisDescription;
import glia.json.JsonValue;
import glia.json.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads which neurons are kept at set points. */
final class HomeostasisReader {

    private static final String BIAS = "I_e";
    private static final List<String> SCOPES = Stream.of(Scope.values()).map(Scope::word).toList();

    private final Reading reading;
    private final Times times;
    private final Populations populations;

    HomeostasisReader(Reading reading, Times times, Populations populations) {
        this.reading = reading;
        this.times = times;
        this.populations = populations;
    }

    /** @return what it says, none if nothing; of no use if problems were reported */
    HomeostasisDescription read(Fields energy) {
        JsonValue value = energy.value("homeostasis");
        Fields fields = value == null ? null
                : Fields.open(reading, value, Section.HOMEOSTASIS, energy.path("homeostasis"));
        if (fields == null) {
            return HomeostasisDescription.NONE;
        }
        double interval = times.interval(fields, HomeostasisDescription.NONE.interval());
        List<Regulation> regulations = new ArrayList<>();
        Set<String> regulated = new HashSet<>();
        List<JsonValue> list = fields.list("populations", 1, PopulationReader.MAX_POPULATIONS);
        for (int i = 0; i < list.size(); i++) {
            Fields one = Fields.open(reading, list.get(i), Section.REGULATION, fields.path("populations") + '[' + i
                    + ']');
            Populations.Entry population = one == null ? null : populations.find(one, "population");
            if (population != null && !regulated.add(population.name())) {
                one.problem("population", "population " + Reading.quoted(population.name()) + " is regulated twice");
            }
            if (population != null && population.model() != null) {
                regulations.add(regulation(one, population));
            }
        }
        return new HomeostasisDescription(interval, regulations);
    }

    private Regulation regulation(Fields fields, Populations.Entry population) {
        NeuronModel model = population.model();
        ParameterDefinition parameter = parameter(fields, model);
        boolean holdsEnergy = model.account() != null;
        String unit = holdsEnergy ? model.state(model.account().state()).orElseThrow().unit() : "Hz";
        Range measured = holdsEnergy ? Range.ANY : Range.NOT_NEGATIVE;
        Range range = parameter == null ? Range.ANY : parameter.range();
        String parameterUnit = parameter == null ? "" : parameter.unit();
        double min = fields.number("min", Double.NaN, range, parameterUnit);
        double max = fields.number("max", Double.NaN, range, parameterUnit);
        if (max < min) {
            fields.problem("max", "expected at least min = " + Numbers.show(min) + ", found " + Numbers.show(max));
        }
        return new Regulation(population.name(), parameter == null ? "" : parameter.name(),
                Scope.values()[fields.choice("scope", SCOPES)],
                fields.number("set_point", Double.NaN, measured, unit),
                fields.number("dead_band", 0, Range.NOT_NEGATIVE, unit),
                fields.number("gain", Double.NaN, Range.ANY, ""), times.time(fields, "tau", 0), min, max);
    }

    private ParameterDefinition parameter(Fields fields, NeuronModel model) {
        String name = fields.text("parameter", BIAS, Fields.MAX_NAME);
        ParameterDefinition parameter = name == null ? null : model.parameter(name).orElse(null);
        if (name != null && parameter == null) {
            List<String> known = model.parameters().stream().map(ParameterDefinition::name).toList();
            fields.problem("parameter", "unknown parameter " + Reading.quoted(name) + " of " + model.name()
                    + "; it has: " + String.join(", ", known) + Suggestion.forName(name, known));
        }
        return parameter;
    }
}
