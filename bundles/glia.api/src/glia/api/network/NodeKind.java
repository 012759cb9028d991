package glia.api.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the neurons of a population are for. A kind names a model and what differs from its defaults; what a population
 * says itself wins. No kind creates energy: all of them are supplied and pay as every neuron of their model.
 */
public enum NodeKind {

    /** Lives on the energy that stimuli bring to its receptor {@code energy}; produces next to nothing itself. */
    SENSORY("sensory", "elif_psc_exp", Map.of("I_e", 60.0, "tau_e", 1e6, "E_u", -62.5), Map.of("epsilon", 0.18)),
    /** Adapts: answers a change, and less and less what stays, since energy and a current hold it back. */
    DYNAMIC("dynamic", "madexp_psc_exp", Map.of(), Map.of()),
    /** Fires by itself at a steady rate, which input shifts. */
    OSCILLATOR("oscillator", "elif_psc_exp", Map.of("I_e", 40.0, "E_u", -62.5, "E_d", 1e5), Map.of()),
    /** Adds up what arrives over seconds and fires once for so much of it. */
    INTEGRATOR("integrator", "iaf_psc_delta", Map.of("tau_m", 1e4, "t_ref", 0.0), Map.of()),
    /** Passes each strong spike on and forgets weak ones at once; not more often than its refractory period allows. */
    RELAY("relay", "iaf_psc_delta", Map.of("tau_m", 0.5), Map.of()),
    /** Carries the spikes of many without delay, threshold or rest. */
    HIGHWAY("highway", "parrot_neuron", Map.of(), Map.of()),
    /** Holds what reached it for a while, so that a population of them that excites itself goes on. */
    WORKSPACE("workspace", "iaf_psc_exp", Map.of("tau_syn_ex", 100.0, "t_ref", 20.0), Map.of()),
    /** Answers for the network: what it spends on its work is booked for the role output. */
    READOUT("readout", "elif_psc_exp", Map.of("E_u", -62.5, "E_d", 1e5), Map.of());

    private final String word;
    private final String model;
    private final Map<String, Double> parameters;
    private final Map<String, Double> initial;

    NodeKind(String word, String model, Map<String, Double> parameters, Map<String, Double> initial) {
        this.word = word;
        this.model = model;
        this.parameters = parameters;
        this.initial = initial;
    }

    /** As in a network file. */
    public String word() {
        return word;
    }

    /** The model of a population that names none. */
    public String model() {
        return model;
    }

    /** Parameters that differ from the defaults of {@link #model}, in its units. */
    public Map<String, Double> parameters() {
        return parameters;
    }

    /** Initial values that differ from those of {@link #model}, in its units. */
    public Map<String, Double> initial() {
        return initial;
    }

    /** All of them as in network files. */
    public static List<String> words() {
        return Arrays.stream(values()).map(NodeKind::word).toList();
    }

    /** @return the one that a network file calls so */
    public static Optional<NodeKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
