package glia.network.internal.read;

import glia.api.energy.EnergyBudget;
import glia.api.network.EnergyDescription;
import glia.json.JsonValue;
import glia.json.Suggestion;
import java.util.Optional;

/** Reads what a network says about energy. */
final class EnergyReader {

    private final Reading reading;
    private final PoolReader pools;
    private final HomeostasisReader homeostasis;
    private final CoordinationReader coordination;
    private final StructureReader structure;

    EnergyReader(Reading reading, Times times, Populations populations,
            WeightRecorderReader.Projections projections) {
        this.reading = reading;
        pools = new PoolReader(reading, times, populations);
        homeostasis = new HomeostasisReader(reading, times, populations);
        coordination = new CoordinationReader(reading, times, populations);
        structure = new StructureReader(reading, times, populations, projections);
    }

    /** @return what it says, the defaults if nothing; of no use if problems were reported */
    EnergyDescription read(Fields network) {
        JsonValue value = network.value("energy");
        if (value == null) {
            return EnergyDescription.DEFAULT;
        }
        Fields fields = Fields.open(reading, value, Section.ENERGY, network.path("energy"));
        if (fields == null) {
            return EnergyDescription.DEFAULT;
        }
        String word = fields.text("budget", EnergyDescription.DEFAULT.budget().word(), Fields.MAX_NAME);
        Optional<EnergyBudget> budget = EnergyBudget.of(word);
        if (word != null && budget.isEmpty()) {
            fields.problem("budget", "unknown budget " + Reading.quoted(word) + "; there are: "
                    + String.join(", ", EnergyBudget.words()) + Suggestion.forName(word, EnergyBudget.words()));
        }
        return new EnergyDescription(budget.orElse(EnergyDescription.DEFAULT.budget()), pools.read(fields),
                homeostasis.read(fields), coordination.read(fields), structure.read(fields));
    }
}
