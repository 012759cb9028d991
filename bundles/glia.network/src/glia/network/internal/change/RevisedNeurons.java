package glia.network.internal.change;

import glia.api.model.AccountDefinition;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Slots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which neurons live by a revision, and with what they begin. */
final class RevisedNeurons {

    private final Population built;
    private final RevisionReader revision;

    RevisedNeurons(Population built, RevisionReader revision) {
        this.built = built;
        this.revision = revision;
    }

    /** @return the population with them, the same object if the revision says nothing of them */
    Population of(Population population) {
        Map<String, NeuronValues> initial = new LinkedHashMap<>(built.initial());
        boolean begins = false;
        for (String state : built.initial().keySet()) {
            String name = RevisionNames.initial(built.index(), state);
            double[] values = revision.doubles(name);
            if (values != null) {
                check(name, state, values);
                initial.put(state, NeuronValues.each(values));
                begins = true;
            }
        }
        Slots slots = slots();
        return slots == null && !begins ? population
                : Parts.with(population, initial, slots == null ? built.slots() : slots);
    }

    private void check(String name, String state, double[] values) {
        if (values.length != built.size()) {
            throw RevisionReader.wrong(name, "expected " + built.size() + " values, got " + values.length);
        }
        AccountDefinition account = built.model().account();
        boolean held = account != null && account.state().equals(state);
        double most = held ? account.bound() : Float.MAX_VALUE;
        for (double value : values) {
            if (!(Math.abs(value) <= most)
                    || held && value != Math.rint(value / account.quantum()) * account.quantum()) {
                throw RevisionReader.wrong(name, "expected at most " + most + " of either sign"
                        + (held ? " in whole quanta" : "") + ", got " + value);
            }
        }
    }

    /** @return null if nobody was born or has died */
    private Slots slots() {
        int[] living = revision.ints(name("living"));
        int[] generations = revision.ints(name("generations"));
        int[] parents = revision.ints(name("parents"));
        int[] parentGenerations = revision.ints(name("parentGenerations"));
        if (living == null && generations == null && parents == null && parentGenerations == null) {
            return null;
        }
        if (living == null || generations == null || parents == null || parentGenerations == null
                || generations.length != built.size()) {
            throw RevisionReader.wrong(name("living"), "expected ranges, and generations and parents of "
                    + built.size() + " slots");
        }
        try {
            return Slots.of(living, generations, parents, parentGenerations);
        } catch (IllegalArgumentException e) {
            throw RevisionReader.wrong(name("living"), e.getMessage());
        }
    }

    private String name(String of) {
        return RevisionNames.slots(built.index(), of);
    }
}
