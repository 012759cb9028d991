package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.CoordinationDescription.Order;
import glia.api.network.CoordinationDescription;
import glia.json.JsonValue;
import glia.json.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a network says about what is updated first. */
final class CoordinationReader {

    private static final Range SHARE = new Range(0, false, 1);
    private static final CoordinationDescription EXACT = CoordinationDescription.EXACT;

    private final Reading reading;
    private final Times times;
    private final Populations populations;

    CoordinationReader(Reading reading, Times times, Populations populations) {
        this.reading = reading;
        this.times = times;
        this.populations = populations;
    }

    /** @return what it says, that everything is updated if nothing; of no use if problems were reported */
    CoordinationDescription read(Fields energy) {
        JsonValue value = energy.value("coordination");
        Fields fields = value == null ? null
                : Fields.open(reading, value, Section.COORDINATION, energy.path("coordination"));
        if (fields == null) {
            return EXACT;
        }
        double share = fields.number("share", EXACT.share(), SHARE, "");
        double every = times.interval(fields, "every", EXACT.every());
        String word = fields.text("order", EXACT.order().word(), Fields.MAX_NAME);
        Optional<Order> order = Order.of(word);
        if (word != null && order.isEmpty()) {
            fields.problem("order", "expected one of " + String.join(", ", Order.words()) + "; found "
                    + Reading.quoted(word) + Suggestion.forName(word, Order.words()));
        }
        List<String> names = names(fields);
        int block = (int) fields.whole("block", EXACT.block(), CoordinationDescription.SMALLEST_BLOCK,
                CoordinationDescription.LARGEST_BLOCK);
        if (block > 0 && block % CoordinationDescription.SMALLEST_BLOCK != 0) {
            fields.problem("block", "expected a multiple of " + CoordinationDescription.SMALLEST_BLOCK + ", found "
                    + block);
            block = EXACT.block();
        }
        return Double.isNaN(share) || !(every > 0) || block < 0 ? EXACT
                : new CoordinationDescription(share, every, order.orElse(EXACT.order()), names, block);
    }

    private List<String> names(Fields fields) {
        Set<String> names = new LinkedHashSet<>();
        List<JsonValue> elements = fields.list("populations", 1, PopulationReader.MAX_POPULATIONS);
        for (int i = 0; i < elements.size(); i++) {
            String path = fields.path("populations") + '[' + i + ']';
            Populations.Entry entry = populations.find(elements.get(i), path, reading);
            if (entry != null && !names.add(entry.name())) {
                reading.problem(elements.get(i), path, "the population " + Reading.quoted(entry.name())
                        + " occurs twice");
            }
        }
        return List.copyOf(names);
    }
}
