package glia.api.energy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The published budgets of what a neuron costs; a network chooses one. */
public enum EnergyBudget {

    /** Attwell and Laughlin 2001, J Cereb Blood Flow Metab 21:1133-1145, 10.1097/00004647-200110000-00001. */
    ATTWELL_LAUGHLIN_2001("attwell-laughlin-2001"),
    /** Howarth, Gleeson and Attwell 2012, J Cereb Blood Flow Metab 32:1222-1232, 10.1038/jcbfm.2012.35. */
    HOWARTH_2012("howarth-2012");

    private final String word;

    EnergyBudget(String word) {
        this.word = word;
    }

    /** As in a network file. */
    public String word() {
        return word;
    }

    /** All of them as in network files. */
    public static List<String> words() {
        return Arrays.stream(values()).map(EnergyBudget::word).toList();
    }

    /** @return the one that a network file calls so */
    public static Optional<EnergyBudget> of(String word) {
        return Arrays.stream(values()).filter(b -> b.word.equals(word)).findFirst();
    }
}
