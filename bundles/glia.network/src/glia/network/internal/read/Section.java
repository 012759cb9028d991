package glia.network.internal.read;

import glia.api.change.EnergyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of objects that files of networks and of changes consist of and the keys of each: the only place in the
 * code that knows them. The published schemas have a definition of the same name for each, and a test compares them.
 */
enum Section {

    NETWORK("network", List.of("glia", "name", "populations"),
            List.of("$schema", "summary", "reference", "dt", "seed", "duration", "projections", "devices",
                    "energy")),
    ENERGY("energy", List.of(), List.of("budget", "pools", "homeostasis", "coordination", "structure")),
    POOL("pool", List.of("name", "populations", "capacity", "level"),
            List.of("regions", "initial", "income", "income_times", "income_values", "diffusion", "tau", "limit",
                    "interval")),
    HOMEOSTASIS("homeostasis", List.of("populations"), List.of("interval")),
    REGULATION("regulation", List.of("population", "set_point", "gain", "min", "max"),
            List.of("parameter", "scope", "dead_band", "tau")),
    COORDINATION("coordination", List.of("share"), List.of("every", "order", "populations", "block")),
    STRUCTURE("structure", List.of("reserve"), List.of("interval", "synapses", "neurons")),
    RESERVE("reserve", List.of("capacity", "income"), List.of("initial")),
    SYNAPSE_TURNOVER("synapse_turnover", List.of("projection", "max_synapses"),
            List.of("grow_above", "prune_below", "order", "cost", "returned")),
    NEURON_TURNOVER("neuron_turnover", List.of("population"),
            List.of("born_above", "dead_below", "cost", "returned")),
    POPULATION("population", List.of("name", "size"),
            List.of("model", "kind", "capacity", "parameters", "initial", "positions")),

    BOX("box", List.of("type", "low", "high"), List.of("edge_wrap")),
    DISC("disc", List.of("type", "centre", "radius"), List.of()),
    GRID("grid", List.of("type", "columns", "spacing"), List.of("origin", "edge_wrap")),
    CSV("csv", List.of("type", "file"), List.of()),

    PROJECTION("projection", List.of("source", "target", "rule", "weight", "delay"),
            List.of("name", "allow_autapses", "allow_multapses", "receptor", "synapse")),
    SYNAPSE("synapse", List.of("model"), List.of("parameters")),

    ONE_TO_ONE("one_to_one", List.of("type"), List.of()),
    ALL_TO_ALL("all_to_all", List.of("type"), List.of()),
    FIXED_INDEGREE("fixed_indegree", List.of("type", "indegree"), List.of("kernel", "mask")),
    FIXED_OUTDEGREE("fixed_outdegree", List.of("type", "outdegree"), List.of()),
    FIXED_TOTAL_NUMBER("fixed_total_number", List.of("type", "count"), List.of()),
    PAIRWISE_BERNOULLI("pairwise_bernoulli", List.of("type", "p"), List.of("mask")),
    EDGE_LIST("edge_list", List.of("type", "file"), List.of()),

    CIRCULAR("circular", List.of("type", "radius"), List.of()),
    CONSTANT_KERNEL("constant_kernel", "constant", List.of("kernel", "value"), List.of()),
    GAUSSIAN_KERNEL("gaussian_kernel", "gaussian", List.of("kernel", "std"), List.of("value", "mean")),
    EXPONENTIAL_KERNEL("exponential_kernel", "exponential", List.of("kernel", "beta"), List.of("value")),
    LINEAR_KERNEL("linear_kernel", "linear", List.of("kernel", "c", "a"), List.of()),
    CONDUCTION_KERNEL("conduction_kernel", "conduction", List.of("kernel", "base", "velocity"), List.of()),

    UNIFORM("uniform", List.of("distribution", "low", "high"), List.of()),
    NORMAL("normal", List.of("distribution", "mean", "std"), List.of("min", "max")),
    LOGNORMAL("lognormal", List.of("distribution", "mu", "sigma"), List.of("min", "max")),
    EXPONENTIAL("exponential", List.of("distribution", "mean"), List.of("min", "max")),

    POISSON_GENERATOR("poisson_generator", List.of("name", "model", "rate", "targets"), List.of("start", "stop")),
    INHOMOGENEOUS_POISSON_GENERATOR("inhomogeneous_poisson_generator",
            List.of("name", "model", "rate_times", "rate_values", "targets"), List.of("start", "stop")),
    DC_GENERATOR("dc_generator", List.of("name", "model", "amplitude", "targets"), List.of("start", "stop")),
    AC_GENERATOR("ac_generator", List.of("name", "model", "amplitude", "frequency", "targets"),
            List.of("offset", "phase", "start", "stop")),
    STEP_CURRENT_GENERATOR("step_current_generator",
            List.of("name", "model", "amplitude_times", "amplitude_values", "targets"), List.of("start", "stop")),
    NOISE_GENERATOR("noise_generator", List.of("name", "model", "std", "targets"),
            List.of("mean", "std_mod", "frequency", "phase", "dt", "start", "stop")),
    SPIKE_GENERATOR("spike_generator", List.of("name", "model", "times", "targets"), List.of()),
    SPIKE_RECORDER("spike_recorder", List.of("name", "model", "sources"), List.of()),
    MULTIMETER("multimeter", List.of("name", "model", "record_from", "sources"), List.of("interval")),
    WEIGHT_RECORDER("weight_recorder", List.of("name", "model", "projection"),
            List.of("senders", "targets", "interval")),

    SPIKE_TARGET("spike_target", List.of("population", "weight"), List.of("neurons", "delay", "receptor")),
    CURRENT_TARGET("current_target", List.of("population"), List.of("neurons", "weight", "receptor")),
    SOURCE("source", List.of("population"), List.of("neurons")),
    NEURON_RANGE("neuron_range", List.of("first", "count"), List.of()),

    CHANGES("changes", List.of("glia", "changes"), List.of("$schema")),
    SET_PARAMETER("set_parameter", List.of("time", "change", "population", "parameter", "value"),
            List.of("neurons")),
    SET_STATE("set_state", List.of("time", "change", "population", "state", "neurons", "value"), List.of()),
    SET_WEIGHTS("set_weights", List.of("time", "change", "projection", "weight"),
            List.of("sources", "targets", "nth")),
    ADD_SYNAPSES("add_synapses",
            List.of("time", "change", "projection", "sources", "targets", "weight", "delay"), List.of()),
    REMOVE_SYNAPSES("remove_synapses", List.of("time", "change", "projection", "sources", "targets"), List.of()),
    ADD_NEURONS("add_neurons", List.of("time", "change", "population"), List.of("count", "parents")),
    REMOVE_NEURONS("remove_neurons", List.of("time", "change", "population", "neurons"), List.of()),
    SET_STIMULUS("set_stimulus", List.of("time", "change", "device"),
            List.of("rate", "rate_times", "rate_values", "amplitude", "amplitude_times", "amplitude_values",
                    "frequency", "offset", "phase", "std", "std_mod", "mean", "dt", "times", "start", "stop")),
    SET_POOL("set_pool", List.of("time", "change", "pool"), EnergyPart.POOL.keys()),
    SET_HOMEOSTASIS("set_homeostasis", List.of("time", "change", "population"), EnergyPart.HOMEOSTASIS.keys()),
    SET_RESERVE("set_reserve", List.of("time", "change"), EnergyPart.RESERVE.keys()),
    SET_SYNAPSE_TURNOVER("set_synapse_turnover", List.of("time", "change", "projection"), EnergyPart.SYNAPSES.keys()),
    SET_NEURON_TURNOVER("set_neuron_turnover", List.of("time", "change", "population"), EnergyPart.NEURONS.keys()),
    SET_COORDINATION("set_coordination", List.of("time", "change"), EnergyPart.COORDINATION.keys());

    static final List<Section> LAYOUTS = List.of(BOX, DISC, GRID, CSV);
    static final List<Section> RULES = List.of(ONE_TO_ONE, ALL_TO_ALL, FIXED_INDEGREE, FIXED_OUTDEGREE,
            FIXED_TOTAL_NUMBER, PAIRWISE_BERNOULLI, EDGE_LIST);
    static final List<Section> MASKS = List.of(CIRCULAR);
    static final List<Section> KERNELS = List.of(CONSTANT_KERNEL, GAUSSIAN_KERNEL, EXPONENTIAL_KERNEL, LINEAR_KERNEL);
    static final List<Section> DELAY_KERNELS = List.of(CONSTANT_KERNEL, GAUSSIAN_KERNEL, EXPONENTIAL_KERNEL,
            LINEAR_KERNEL, CONDUCTION_KERNEL);
    static final List<Section> DISTRIBUTIONS = List.of(UNIFORM, NORMAL, LOGNORMAL, EXPONENTIAL);
    static final List<Section> KINDS_OF_CHANGE = List.of(SET_PARAMETER, SET_STATE, SET_WEIGHTS, SET_STIMULUS,
            ADD_SYNAPSES, REMOVE_SYNAPSES, ADD_NEURONS, REMOVE_NEURONS, SET_POOL, SET_HOMEOSTASIS, SET_RESERVE,
            SET_SYNAPSE_TURNOVER, SET_NEURON_TURNOVER, SET_COORDINATION);
    /** What occurs in files of changes, and not in those of networks. */
    static final List<Section> OF_CHANGES = Stream.concat(Stream.of(CHANGES), KINDS_OF_CHANGE.stream()).toList();
    static final List<Section> DEVICES = List.of(POISSON_GENERATOR, INHOMOGENEOUS_POISSON_GENERATOR, DC_GENERATOR,
            AC_GENERATOR, STEP_CURRENT_GENERATOR, NOISE_GENERATOR, SPIKE_GENERATOR, SPIKE_RECORDER, MULTIMETER,
            WEIGHT_RECORDER);

    private final String title;
    private final String word;
    private final List<String> required;
    private final List<String> optional;

    Section(String title, List<String> required, List<String> optional) {
        this(title, title, required, optional);
    }

    Section(String title, String word, List<String> required, List<String> optional) {
        this.title = title;
        this.word = word;
        this.required = required;
        this.optional = optional;
    }

    /** Its definition in the schema. */
    String title() {
        return title;
    }

    /** Of alternatives, what a file writes to choose it. */
    String word() {
        return word;
    }

    List<String> required() {
        return required;
    }

    /** All keys, the required ones first. */
    List<String> keys() {
        List<String> keys = new ArrayList<>(required);
        keys.addAll(optional);
        return keys;
    }
}
