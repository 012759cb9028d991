package glia.network.internal.read;

import java.util.ArrayList;
import java.util.List;

/**
 * Network files with one mistake each. A case replaces a part of a good file; {@code @} marks the place that has to be
 * reported; {folder}, {models} and {synapses} stand for the folder of the file and the models that are installed.
 */
final class BadNetworks {

    static final String GOOD = """
            {
              "glia": 1,
              "name": "good",
              "dt": 0.1,
              "seed": 7,
              "duration": 100,
              "populations": [
                { "name": "E", "size": 10, "model": "iaf_psc_exp",
                  "parameters": { "tau_m": 20 },
                  "initial": { "V_m": -60 },
                  "positions": { "type": "disc", "centre": [0, 0], "radius": 1 } },
                { "name": "I", "size": 5, "model": "iaf_psc_delta" }
              ],
              "projections": [
                { "name": "EE", "source": "E", "target": "E",
                  "rule": { "type": "fixed_indegree", "indegree": 3 },
                  "weight": 5,
                  "delay": 1.5 },
                { "source": "I", "target": "I", "rule": { "type": "all_to_all" }, "weight": -1, "delay": 1, \
                  "synapse": { "model": "stdp_synapse", "parameters": { "Wmax": -2 } } }
              ],
              "devices": [
                { "name": "noise", "model": "poisson_generator", "rate": 100, "start": 10,
                  "targets": [{ "population": "E", "weight": 1, "delay": 1 }] },
                { "name": "current", "model": "dc_generator", "amplitude": 100,
                  "targets": [{ "population": "I", "neurons": [0, 2] }] },
                { "name": "single", "model": "spike_generator", "times": [1, 2, 3],
                  "targets": [{ "population": "I", "weight": 2, "receptor": "spikes" }] },
                { "name": "spikes", "model": "spike_recorder",
                  "sources": [{ "population": "E", "neurons": { "first": 2, "count": 3 } }] },
                { "name": "volts", "model": "multimeter", "record_from": ["V_m"], "interval": 1,
                  "sources": [{ "population": "E" }] },
                { "name": "weights", "model": "weight_recorder", "projection": "I->I", "senders": [1, 3],
                  "targets": { "first": 3, "count": 2 }, "interval": 20 }
              ]
            }
            """;

    /**
     * A bad file.
     *
     * @param text without the mark
     * @param line of the mark
     * @param column of the mark
     * @param message that is expected
     */
    record Case(String text, int line, int column, String message) {
        @Override
        public String toString() {
            return line + ":" + column + ": " + message;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private BadNetworks() {
    }

    static List<Case> cases() {
        BadNetworks bad = new BadNetworks();
        bad.syntax();
        bad.keysAndTypes();
        bad.numbers();
        bad.populations();
        bad.positions();
        bad.projections();
        bad.synapses();
        bad.delays();
        bad.space();
        bad.distributions();
        bad.devices();
        bad.generators();
        BadPools.addTo(bad);
        return bad.cases;
    }

    void add(String part, String replacement, String message) {
        if (GOOD.indexOf(part) < 0 || GOOD.indexOf(part) != GOOD.lastIndexOf(part)) {
            throw new IllegalArgumentException("not exactly once: " + part);
        }
        whole(GOOD.replace(part, replacement), message);
    }

    private void whole(String marked, String message) {
        int mark = marked.indexOf('@');
        String before = marked.substring(0, mark);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        cases.add(new Case(before + marked.substring(mark + 1), line, mark - before.lastIndexOf('\n'), message));
    }

    private void syntax() {
        whole("@", "the file is empty; expected an object in { }");
        whole("@[1]", "expected an object in { }, found a list");
        add("\"seed\": 7", "\"seed\": 7}@",
                "not JSON: Unexpected character ',': expected a string, a number, [, {, true, false or null");
        add("\"seed\": 7,", "\"seed\": 7\n @\"duration\": 5,",
                "not JSON: Unexpected character '\"': was expecting comma to separate the entries of an object");
        add("\"seed\": 7", "\"seed\": @seven",
                "not JSON: Unrecognized token 'seven': was expecting a string, a number, [, {, true, false or null");
        add("\"seed\": 7", "\"seed\": @07", "not JSON: Invalid numeric value: Leading zeroes not allowed");
        whole(GOOD.strip().replaceAll("]\\s*}$", "@]"),
                "not JSON: the text ends behind this, but a bracket or a quote is still open");
        whole(GOOD + "@{}", "not JSON: expected the end of the file behind the closing bracket");
        add("\"seed\": 7,", "\"seed\": 7, @// comment", "not JSON: comments are not allowed");
        add("\"name\": \"good\"", "\"name\": \"go@\nod\"",
                "not JSON: a line break or control character within a string; write \\n or close the quote");
    }

    private void coordination(String text, String message) {
        add("\"seed\": 7", "\"energy\": { \"coordination\": " + text + " }",
                "energy.coordination" + (message.startsWith(":") ? "" : ".") + message);
    }

    private void keysAndTypes() {
        add("\"seed\": 7", "@\"sede\": 7", "unknown key \"sede\" (did you mean \"seed\"?)");
        add("\"seed\": 7", "@\"zzzzzzzz\": 7",
                "unknown key \"zzzzzzzz\"; known here: glia, name, populations, $schema, summary, reference, dt, "
                        + "seed, duration, projections, devices, energy");
        add("\"seed\": 7", "\"energy\": { \"budget\": @\"howarth-2021\" }",
                "energy.budget: unknown budget \"howarth-2021\"; there are: attwell-laughlin-2001, howarth-2012 "
                        + "(did you mean \"howarth-2012\"?)");
        structure("\"reserve\": { \"capacity\": 1, \"income\": 1, \"initial\": @2 }",
                ".reserve.initial: expected at most the capacity, 1 ATP, found 2");
        structure("\"reserve\": { \"capacity\": 1, \"income\": @-1 }",
                ".reserve.income: expected a finite number >= 0 and <= 1.0E16 in ATP/s, found -1");
        String reserve = "\"reserve\": { \"capacity\": 1, \"income\": 1 }, ";
        structure(reserve + "\"synapses\": [{ \"projection\": @\"FF\", \"max_synapses\": 1 }]",
                ".synapses[0].projection: there is no projection \"FF\"");
        structure(reserve + "\"synapses\": [{ \"projection\": \"EE\", \"max_synapses\": @-1 }]",
                ".synapses[0].max_synapses: expected a whole number from 0 to 2147483647, found -1");
        structure(reserve + "\"synapses\": [{ \"projection\": \"EE\", \"max_synapses\": 1, \"grow_above\": @0.2 }]",
                ".synapses[0].grow_above: expected neurons that hold energy; those of iaf_psc_exp hold none");
        structure(reserve + "\"synapses\": [{ \"projection\": \"EE\", \"max_synapses\": 1, \"order\": @\"weak\" }]",
                ".synapses[0].order: expected one of weakest, smallest_share, random; found \"weak\"");
        structure(reserve + "\"neurons\": [{ \"population\": \"E\" }, { \"population\": @\"E\" }]",
                ".neurons[1].population: population \"E\" is named twice");
        homeostasis("\"population\": @\"F\", \"set_point\": 5, \"gain\": 1, \"min\": 0, \"max\": 1",
                "population: there is no population \"F\"");
        homeostasis("\"population\": \"E\", \"set_point\": @-5, \"gain\": 1, \"min\": 0, \"max\": 1",
                "set_point: expected a finite number >= 0 in Hz, found -5");
        homeostasis("\"population\": \"E\", \"set_point\": 5, \"gain\": 1, \"min\": 2, \"max\": @1",
                "max: expected at least min = 2, found 1");
        homeostasis("\"population\": \"E\", \"parameter\": @\"I\", \"set_point\": 5, \"gain\": 1, \"min\": 2, "
                + "\"max\": 3", "parameter: unknown parameter \"I\" of iaf_psc_exp; it has: tau_m, C_m, t_ref, E_L, "
                        + "V_th, V_reset, I_e, tau_syn_ex, tau_syn_in (did you mean \"I_e\"?)");
        homeostasis("\"population\": \"E\", \"scope\": @\"neurons\", \"set_point\": 5, \"gain\": 1, \"min\": 2, "
                + "\"max\": 3", "scope: expected one of neuron, population; found \"neurons\" "
                        + "(did you mean \"neuron\"?)");
        homeostasis("\"population\": \"E\", \"set_point\": 5, \"gain\": 1, \"min\": 0, \"max\": 1, @\"high\": 3",
                "unknown key \"high\"; known here: population, set_point, gain, min, max, parameter, scope, dead_band, "
                        + "tau");
        homeostasis("\"population\": \"E\", \"set_point\": 5, \"gain\": 1, \"min\": 0, \"max\": 1 }, "
                + "{ \"population\": @\"E\", \"set_point\": 5, \"gain\": 1, \"min\": 0, \"max\": 1",
                "population: population \"E\" is regulated twice");
        coordination("{ \"share\": @0 }", "share: expected a finite number > 0 and <= 1, found 0");
        coordination("@{ \"order\": \"random\" }", ": missing key \"share\"");
        coordination("{ \"share\": 0.5, \"every\": @0.01 }", "every: expected at least dt = 0.1 ms and at most "
                + "2147483647 steps of it, found 0.01");
        coordination("{ \"share\": 0.5, \"order\": @\"roundrobin\" }", "order: expected one of energy, random, "
                + "round_robin, shuffled_energy; found \"roundrobin\" (did you mean \"round_robin\"?)");
        coordination("{ \"share\": 0.5, \"populations\": [\"E\", @\"F\"] }", "populations[1]: there is no population "
                + "\"F\"");
        coordination("{ \"share\": 0.5, \"populations\": [\"E\", @\"E\"] }", "populations[1]: the population \"E\" "
                + "occurs twice");
        coordination("{ \"share\": 0.5, \"populations\": [@1] }", "populations[0]: expected the name of a population, "
                + "found 1");
        add("\"seed\": 7", "\"seed\": 7, @\"seed\": 8", "the key \"seed\" occurs twice");
        whole("@{ \"glia\": 1, \"populations\": [{ \"name\": \"E\", \"size\": 1, \"model\": \"iaf_psc_exp\" }] }",
                "missing key \"name\"");
        add("\"glia\": 1", "\"glia\": @2", "glia: expected 1, the version of this format");
        add("\"name\": \"good\"", "\"name\": @5", "name: expected a string, found 5");
        add("\"name\": \"good\"", "\"name\": @\"../good\"",
                "name: expected a name without / and \\ and blanks around it, found \"../good\"");
        add("\"name\": \"good\"", "\"name\": @\" \"",
                "name: expected a name without / and \\ and blanks around it, found \" \"");
        add("[0, 0]", "@[0]", "populations[0].positions.centre: expected 2 to 3 entries, found 1");
        add("[0, 0]", "@{}", "populations[0].positions.centre: expected a list in [ ], found an object");
        add("{ \"tau_m\": 20 }", "@[]", "populations[0].parameters: expected an object in { }, found a list");
        add("{ \"name\": \"I\", \"size\": 5, \"model\": \"iaf_psc_delta\" }", "@null",
                "populations[1]: expected an object in { }, found null");
        add("{ \"name\": \"I\", \"size\": 5, \"model\": \"iaf_psc_delta\" }", "@{ \"name\": \"I\", \"size\": 5 }",
                "populations[1]: missing key \"model\", or \"kind\"");
    }

    private void structure(String structure, String message) {
        add("\"seed\": 7", "\"energy\": { \"structure\": { " + structure + " } }", "energy.structure" + message);
    }

    private void homeostasis(String regulation, String message) {
        add("\"seed\": 7", "\"energy\": { \"homeostasis\": { \"populations\": [{ " + regulation + " }] } }",
                "energy.homeostasis.populations[" + (message.endsWith("twice") ? 1 : 0) + ']'
                        + (message.startsWith("unknown key") ? ": " : ".") + message);
    }

    private void numbers() {
        add("\"weight\": 5", "\"weight\": @NaN", "projections[0].weight: expected a finite number, found NaN");
        add("\"weight\": 5", "\"weight\": @-Infinity",
                "projections[0].weight: expected a finite number, found -Infinity, which is beyond float32 (3.4e38)");
        add("\"weight\": 5", "\"weight\": @1e400",
                "projections[0].weight: expected a finite number, found 1e400, which is beyond float32 (3.4e38)");
        add("\"weight\": 5", "\"weight\": @1e39",
                "projections[0].weight: expected a finite number, found 1e39, which is beyond float32 (3.4e38)");
        add("\"weight\": 5", "\"weight\": @\"5\"",
                "projections[0].weight: expected a finite number or a distribution in { }, found \"5\"");
        add("\"weight\": 5", "\"weight\": @true",
                "projections[0].weight: expected a finite number or a distribution in { }, found true");
        add("\"dt\": 0.1", "\"dt\": @0", "dt: expected a finite number >= 0.001 and <= 100 in ms, found 0");
        add("\"seed\": 7", "\"seed\": @7.5",
                "seed: expected a whole number from 0 to 9223372036854775807, found 7.5");
        add("\"seed\": 7", "\"seed\": @9223372036854775808",
                "seed: expected a whole number from 0 to 9223372036854775807, found 9223372036854775808");
        add("\"duration\": 100", "\"duration\": @-1",
                "duration: expected a finite number > 0 and <= 1000000000000 in ms, found -1");
    }

    private void populations() {
        add("\"size\": 10", "\"size\": @0",
                "populations[0].size: expected a whole number from 1 to 2147483647, found 0");
        add("\"size\": 10", "\"size\": @\"many\"",
                "populations[0].size: expected a whole number from 1 to 2147483647, found \"many\"");
        add("\"size\": 10", "\"size\": @1e10",
                "populations[0].size: expected a whole number from 1 to 2147483647, found 1e10");
        add("\"size\": 10", "\"size\": 10, \"capacity\": @9",
                "populations[0].capacity: expected a whole number from 10 to 2147483647, found 9");
        add("\"size\": 5", "\"size\": 5, \"capacity\": @2147483647",
                "populations[1].capacity: the populations up to here have 2147483657 neurons; expected at most "
                        + "2147483647");
        add("\"size\": 5", "\"size\": @2147483647",
                "populations[1].size: the populations up to here have 2147483657 neurons; expected at most "
                        + "2147483647");
        add("\"model\": \"iaf_psc_delta\"", "\"model\": @\"iaf_psc_dleta\"",
                "populations[1].model: unknown model \"iaf_psc_dleta\"; installed: {models} "
                        + "(did you mean \"iaf_psc_delta\"?)");
        add("\"model\": \"iaf_psc_delta\"", "\"model\": \"iaf_psc_delta\", \"kind\": @\"oscilator\"",
                "populations[1].kind: unknown kind \"oscilator\"; there are: sensory, dynamic, oscillator, integrator, "
                        + "relay, highway, workspace, readout (did you mean \"oscillator\"?)");
        add("\"model\": \"iaf_psc_delta\"", "\"model\": @\"hodgkin\"",
                "populations[1].model: unknown model \"hodgkin\"; installed: {models}");
        add("{ \"name\": \"I\", \"size\": 5, \"model\": \"iaf_psc_delta\" }",
                "{ \"name\": \"I\", \"size\": 5, \"model\": \"iaf_psc_delta\" }, { \"name\": @\"I\", \"size\": 1, "
                        + "\"model\": \"iaf_psc_exp\" }", "populations[2].name: two populations are called \"I\"");
        add("\"tau_m\": 20", "@\"tau_n\": 20",
                "populations[0].parameters: unknown parameter \"tau_n\" of iaf_psc_exp; it has: tau_m, C_m, "
                        + "t_ref, E_L, V_th, V_reset, I_e, tau_syn_ex, tau_syn_in (did you mean \"tau_m\"?)");
        add("\"tau_m\": 20", "\"tau_m\": @-3",
                "populations[0].parameters.tau_m: expected a finite number > 0 in ms, found -3");
        add("\"tau_m\": 20", "\"tau_m\": 20, @\"tau_m\": 20",
                "populations[0].parameters: the key \"tau_m\" occurs twice");
        add("{ \"tau_m\": 20 }", "@{ \"V_reset\": -50, \"V_th\": -55 }",
                "populations[0].parameters: V_reset (-50.0 mV) must be below V_th (-55.0 mV)");
        add("\"V_m\": -60", "@\"v\": -60",
                "populations[0].initial: unknown state variable \"v\" of iaf_psc_exp; it has: V_m, I_syn_ex, "
                        + "I_syn_in, refractory (did you mean \"V_m\"?)");
        add("\"V_m\": -60", "\"V_m\": @[-60]",
                "populations[0].initial.V_m: expected a finite number in mV or a distribution in { }, found a list");
    }

    private void positions() {
        add("\"type\": \"disc\"", "\"type\": @\"disk\"",
                "populations[0].positions.type: expected one of box, disc, grid, csv; found \"disk\" (did you "
                        + "mean \"disc\"?)");
        add("\"type\": \"disc\"", "\"type\": @1",
                "populations[0].positions.type: expected one of box, disc, grid, csv; found 1");
        add("{ \"type\": \"disc\", \"centre\": [0, 0], \"radius\": 1 }", "@{ \"radius\": 1 }",
                "populations[0].positions: missing key \"type\", one of box, disc, grid, csv");
        add("\"radius\": 1", "\"radius\": @0",
                "populations[0].positions.radius: expected a finite number > 0 and <= 1000000000 in mm, found 0");
        add("[0, 0]", "[0, @1e10]",
                "populations[0].positions.centre[1]: expected a finite number >= -1000000000 and <= 1000000000 in "
                        + "mm, found 1e10");
        add("\"type\": \"disc\", \"centre\": [0, 0], \"radius\": 1",
                "\"type\": \"box\", \"low\": [0, 0], \"high\": @[1, -1]",
                "populations[0].positions.high: expected no coordinate below that of \"low\"");
        add("\"type\": \"disc\", \"centre\": [0, 0], \"radius\": 1", "\"type\": \"csv\", \"file\": @\"nowhere.csv\"",
                "populations[0].positions.file: {folder}/nowhere.csv does not exist");
        add("\"type\": \"disc\", \"centre\": [0, 0], \"radius\": 1", "\"type\": \"csv\", \"file\": @\".\"",
                "populations[0].positions.file: {folder} is not a file");
    }

    private void synapses() {
        add("\"weight\": 5", "\"weight\": 5, \"synapse\": @7",
                "projections[0].synapse: expected an object in { }, found 7");
        add("\"weight\": 5", "\"weight\": 5, \"synapse\": @{}",
                "projections[0].synapse: missing key \"model\"");
        add("\"weight\": 5", "\"weight\": 5, \"synapse\": { \"model\": @\"stdp\" }",
                "projections[0].synapse.model: unknown synapse model \"stdp\"; installed: {synapses}");
        add("\"weight\": 5", "\"weight\": 5, \"synapse\": { \"model\": @\"stdp_synaps\" }",
                "projections[0].synapse.model: unknown synapse model \"stdp_synaps\"; installed: {synapses} "
                        + "(did you mean \"stdp_synapse\"?)");
        synapse("@\"tau_pluss\": 20", ".parameters: unknown parameter \"tau_pluss\" of stdp_synapse; it has: tau_plus, "
                + "tau_minus, lambda, alpha, mu_plus, mu_minus, Wmax, price (did you mean \"tau_plus\"?)");
        synapse("\"tau_plus\": 20, @\"tau_plus\": 21", ".parameters: the key \"tau_plus\" occurs twice");
        synapse("\"tau_plus\": @0", ".parameters.tau_plus: expected a finite number > 0 and <= 1000000000 in ms, "
                + "found 0");
        synapse("\"lambda\": @-0.1", ".parameters.lambda: expected a finite number >= 0, found -0.1");
        synapse("\"lambda\": @1e39", ".parameters.lambda: expected a finite number >= 0, found 1e39, which is beyond "
                + "float32 (3.4e38)");
        synapse("\"alpha\": @{ \"distribution\": \"uniform\", \"low\": 0, \"high\": 1 }",
                ".parameters.alpha: expected a finite number >= 0, found an object");
        wholeSynapse("\"Wmax\": 0", ": Wmax must not be 0");
        wholeSynapse("\"Wmax\": 4.5", ": expected weights between 0 and Wmax (4.5), found 5.0");
        add("\"weight\": 5", "\"weight\": 5, \"synapse\": @{ \"model\": \"ed_stdp_synapse\" }",
                "projections[0].synapse: ed_stdp_synapse learns by the state ATP of the neurons that it goes to, which "
                        + "iaf_psc_exp does not have");
        wholeSynapse("\"Wmax\": -10", ": expected weights between 0 and Wmax (-10.0), found 5.0");
        wholeSynapse("\"tau_minus\": 2e8", ": tau_minus (2.0E8 ms) must be at most 2097152 steps of 0.1 ms");
        wholeSynapse("\"lambda\": 1e38", ": these parameters make raise of stdp_synapse 1.0E40; expected a number "
                + "within float32");
        wholeSynapse("\"Wmax\": 1e-40, \"lambda\": 0", ": these parameters make inverse_Wmax of stdp_synapse "
                + 1 / 1e-40 + "; expected a number within float32");
    }

    private void synapse(String parameters, String message) {
        add("\"weight\": 5", "\"weight\": 5, \"synapse\": { \"model\": \"stdp_synapse\", \"parameters\": { "
                + parameters + " } }", "projections[0].synapse" + message);
    }

    private void wholeSynapse(String parameters, String message) {
        add("\"weight\": 5", "\"weight\": 5, \"synapse\": @{ \"model\": \"stdp_synapse\", \"parameters\": { "
                + parameters + " } }", "projections[0].synapse" + message);
    }

    private void projections() {
        add("\"name\": \"EE\", \"source\": \"E\"", "\"source\": @\"X\"",
                "projections[0].source: there is no population \"X\"");
        add("{ \"type\": \"all_to_all\" }, \"weight\": -1", "{ \"type\": @\"all_to_al\" }, \"weight\": -1",
                "projections[1].rule.type: expected one of one_to_one, all_to_all, fixed_indegree, "
                        + "fixed_outdegree, fixed_total_number, pairwise_bernoulli, edge_list; found "
                        + "\"all_to_al\" (did you mean \"all_to_all\"?)");
        add("\"indegree\": 3", "\"indegree\": @-3",
                "projections[0].rule.indegree: expected a whole number from 0 to 1073741824, found -3");
        add("{ \"type\": \"fixed_indegree\", \"indegree\": 3 }",
                "@{ \"type\": \"fixed_indegree\", \"indegree\": 10 }, \"allow_autapses\": false, "
                        + "\"allow_multapses\": false",
                "projections[0].rule: expected an indegree of at most 9 (the number of sources), since "
                        + "\"allow_multapses\" is false; found 10");
        add("{ \"type\": \"fixed_indegree\", \"indegree\": 3 }",
                "@{ \"type\": \"fixed_outdegree\", \"outdegree\": 11 }, \"allow_multapses\": false",
                "projections[0].rule: expected an outdegree of at most 10 (the number of targets), since "
                        + "\"allow_multapses\" is false; found 11");
        add("{ \"type\": \"fixed_indegree\", \"indegree\": 3 }",
                "@{ \"type\": \"fixed_total_number\", \"count\": 91 }, \"allow_autapses\": false, "
                        + "\"allow_multapses\": false",
                "projections[0].rule: expected a count of at most 90 (the number of pairs), since "
                        + "\"allow_multapses\" is false; found 91");
        add("{ \"type\": \"fixed_indegree\", \"indegree\": 3 }", "{ \"type\": \"pairwise_bernoulli\", \"p\": @1.5 }",
                "projections[0].rule.p: expected a finite number >= 0 and <= 1, found 1.5");
        add("{ \"type\": \"fixed_indegree\", \"indegree\": 3 }",
                "{ \"type\": \"edge_list\", \"file\": @\"nowhere.csv\" }",
                "projections[0].rule.file: {folder}/nowhere.csv does not exist");
        add("{ \"type\": \"fixed_indegree\", \"indegree\": 3 }",
                "@{ \"type\": \"one_to_one\" }, \"allow_autapses\": false",
                "projections[0].rule: one_to_one within a population makes only autapses, which "
                        + "\"allow_autapses\" forbids");
        add("\"source\": \"I\", \"target\": \"I\", \"rule\": { \"type\": \"all_to_all\" }",
                "\"source\": \"E\", \"target\": \"I\", \"rule\": @{ \"type\": \"one_to_one\" }",
                "projections[1].rule: one_to_one needs populations of the same size, found 10 sources and 5 targets");
        add("\"weight\": 5", "\"receptor\": @\"excitatry\", \"weight\": 5",
                "projections[0].receptor: unknown receptor \"excitatry\" of iaf_psc_exp; it has: excitatory, "
                        + "inhibitory, current");
        add("\"weight\": 5", "\"receptor\": @\"current\", \"weight\": 5",
                "projections[0].receptor: the receptor \"current\" of iaf_psc_exp takes currents of devices, not "
                        + "spikes; it has: excitatory, inhibitory, current");
        add("\"weight\": 5", "\"receptor\": \"inhibitory\", \"weight\": @5",
                "projections[0].weight: expected at most 0 pA for the receptor \"inhibitory\" of iaf_psc_exp, "
                        + "found 5");
        add("\"weight\": 5", "\"receptor\": \"excitatory\", \"weight\": @-5",
                "projections[0].weight: expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, "
                        + "found -5");
        add("{ \"source\": \"I\", \"target\": \"I\"", "{ \"name\": @\"EE\", \"source\": \"I\", \"target\": \"I\"",
                "projections[1].name: two projections are called \"EE\"");
        add("{ \"type\": \"fixed_indegree\", \"indegree\": 3 }",
                "{ \"type\": \"fixed_indegree\", \"indegree\": 3 }, \"allow_autapses\": @1",
                "projections[0].allow_autapses: expected true or false, found 1");
    }

    private void delays() {
        add("\"delay\": 1.5", "\"delay\": @-1", "projections[0].delay: expected at least dt = 0.1 ms, found -1");
        add("\"delay\": 1.5", "\"delay\": @0.05", "projections[0].delay: expected at least dt = 0.1 ms, found 0.05");
        add("\"delay\": 1.5", "\"delay\": @1e9",
                "projections[0].delay: expected at most 6553.5 ms (65535 steps), found 1000000000");
        add("\"delay\": 1.5", "\"delay\": @{ \"distribution\": \"normal\", \"mean\": 1, \"std\": 1 }",
                "projections[0].delay: expected at least dt = 0.1 ms, but the distribution may give -7; bound it "
                        + "by \"min\"");
        add("\"delay\": 1.5", "\"delay\": @{ \"distribution\": \"uniform\", \"low\": 0, \"high\": 1 }",
                "projections[0].delay: expected at least dt = 0.1 ms, but the distribution may give 0");
        add("\"delay\": 1.5", "\"delay\": @{ \"distribution\": \"exponential\", \"mean\": 1 }",
                "projections[0].delay: expected at least dt = 0.1 ms, but the distribution may give 0; bound it "
                        + "by \"min\"");
        add("\"weight\": 1, \"delay\": 1 }] },", "\"weight\": 1, \"delay\": @0.01 }] },",
                "devices[0].targets[0].delay: expected at least dt = 0.1 ms, found 0.01");
        add("\"weight\": 1, \"delay\": 1 }] },",
                "\"weight\": 1, \"delay\": @{ \"distribution\": \"uniform\", \"low\": 1, \"high\": 2 } }] },",
                "devices[0].targets[0].delay: expected a number of ms, found a distribution");
    }

    private void distributions() {
        add("\"weight\": 5", "\"weight\": { \"distribution\": @\"gaussian\", \"mean\": 5, \"std\": 1 }",
                "projections[0].weight.distribution: expected one of uniform, normal, lognormal, exponential; "
                        + "found \"gaussian\"");
        add("\"weight\": 5", "\"weight\": @{ \"mean\": 5, \"std\": 1 }",
                "projections[0].weight: missing key \"distribution\", one of uniform, normal, lognormal, "
                        + "exponential");
        add("\"weight\": 5", "\"weight\": { \"distribution\": \"normal\", \"mean\": @NaN, \"std\": 1 }",
                "projections[0].weight.mean: expected a finite number, found NaN");
        add("\"weight\": 5", "\"weight\": @{ \"distribution\": \"normal\", \"mean\": 5 }",
                "projections[0].weight: missing key \"std\"");
        add("\"weight\": 5", "\"weight\": { \"distribution\": \"normal\", \"mean\": 5, \"std\": @-1 }",
                "projections[0].weight.std: expected a finite number >= 0, found -1");
        add("\"weight\": 5", "\"weight\": @{ \"distribution\": \"normal\", \"mean\": 5, \"std\": 1 }",
                "projections[0].weight: expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, "
                        + "but -3 could be drawn");
        add("\"weight\": 5", "\"weight\": @{ \"distribution\": \"normal\", \"mean\": 5, \"std\": 1, \"min\": 50 }",
                "projections[0].weight: the lower bound 50 is above the upper bound 13");
        add("\"weight\": 5",
                "\"weight\": @{ \"distribution\": \"normal\", \"mean\": 5, \"std\": 1, \"min\": 9, \"max\": 1 }",
                "projections[0].weight: the lower bound 9 is above the upper bound 1");
        add("\"weight\": 5", "\"weight\": @{ \"distribution\": \"uniform\", \"low\": 2, \"high\": 1 }",
                "projections[0].weight: the lower bound 2 is above the upper bound 1");
        add("\"weight\": 5", "\"weight\": @{ \"distribution\": \"lognormal\", \"mu\": 80, \"sigma\": 5 }",
                "projections[0].weight: draws between 2.3538526683701997E17 and 1.3041808783936323E52 go beyond "
                        + "float32 (3.4e38)");
        add("\"tau_m\": 20", "\"tau_m\": @{ \"distribution\": \"normal\", \"mean\": 20, \"std\": 5 }",
                "populations[0].parameters.tau_m: expected a finite number > 0 in ms, but -20 could be drawn; "
                        + "bound it by \"min\" and \"max\" or \"low\" and \"high\"");
    }

    private void space() {
        String rule = "{ \"type\": \"fixed_indegree\", \"indegree\": 3 }";
        add(rule, "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": @\"gausian\", \"std\": 1 } }",
                "projections[0].rule.p.kernel: expected one of constant, gaussian, exponential, linear; found "
                        + "\"gausian\" (did you mean \"gaussian\"?)");
        add(rule, "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"gaussian\", \"std\": @-1 } }",
                "projections[0].rule.p.std: expected a finite number > 0 and <= 1000000000 in mm, found -1");
        add(rule, "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"gaussian\", \"value\": @1.5, "
                + "\"std\": 1 } }", "projections[0].rule.p.value: expected a finite number >= 0 and <= 1, found 1.5");
        add(rule, "{ \"type\": \"pairwise_bernoulli\", \"p\": @{ \"kernel\": \"exponential\" } }",
                "projections[0].rule.p: missing key \"beta\"");
        add(rule, "{ \"type\": \"pairwise_bernoulli\", \"p\": 0.5, \"mask\": { \"type\": \"circular\", "
                + "\"radius\": @0 } }",
                "projections[0].rule.mask.radius: expected a finite number > 0 and <= 1000000000 in mm, found 0");
        add(rule, "{ \"type\": \"fixed_indegree\", \"indegree\": 3, \"mask\": { \"type\": @\"square\", "
                + "\"radius\": 1 } }",
                "projections[0].rule.mask.type: expected one of circular; found \"square\"");
        add(rule, "{ \"type\": \"fixed_indegree\", \"indegree\": 3, \"kernel\": { \"kernel\": \"constant\", "
                + "\"value\": @0 } }", "projections[0].rule.kernel.value: expected a finite number > 0, found 0");
        add(rule, "@{ \"type\": \"fixed_indegree\", \"indegree\": 11, \"kernel\": { \"kernel\": \"constant\", "
                + "\"value\": 1 } }, \"allow_multapses\": false",
                "projections[0].rule: expected an indegree of at most 10 (the number of sources), since "
                        + "\"allow_multapses\" is false; found 11");
        whole(GOOD.replace("\"size\": 10", "\"size\": 1000000").replace(rule,
                "@{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"linear\", \"c\": 0, \"a\": 0.1 } }"),
                "projections[0].rule: the kernel has no end, so that all 1.0e+12 pairs would have to be looked at; "
                        + "expected a \"mask\" or at most 6.9e+10 pairs");
        add("\"weight\": 5", "\"weight\": @{ \"kernel\": \"conduction\", \"base\": 1, \"velocity\": 1 }"
                .replace("@", "").replace("\"conduction\"", "@\"conduction\""),
                "projections[0].weight.kernel: expected one of constant, gaussian, exponential, linear; found "
                        + "\"conduction\"");
        add("\"weight\": 5", "\"weight\": { \"kernel\": \"exponential\", \"value\": 3, \"beta\": @0 }",
                "projections[0].weight.beta: expected a finite number > 0 and <= 1000000000 in mm, found 0");
        add("\"weight\": 5", "\"weight\": @{ \"kernel\": \"exponential\", \"value\": -3, \"beta\": 1 }, "
                + "\"receptor\": \"excitatory\"",
                "projections[0].weight: expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, but -3 "
                        + "could be drawn");
        add("\"delay\": 1.5", "\"delay\": { \"kernel\": \"conduction\", \"base\": 1, \"velocity\": @0 }",
                "projections[0].delay.velocity: expected a finite number >= 1.0E-9 and <= 1000000000 in mm/ms, "
                        + "found 0");
        add("\"delay\": 1.5", "\"delay\": @{ \"kernel\": \"conduction\", \"base\": 0.01, \"velocity\": 1 }",
                "projections[0].delay: expected at least dt = 0.1 ms, but the kernel gives 0.01");
        add("\"positions\": { \"type\": \"disc\", \"centre\": [0, 0], \"radius\": 1 }",
                "\"positions\": { \"type\": \"box\", \"low\": [0, 0], \"high\": [1, 1], \"edge_wrap\": @1 }",
                "populations[0].positions.edge_wrap: expected true or false, found 1");
    }

    private void generators() {
        String poisson = "\"model\": \"poisson_generator\", \"rate\": 100";
        String changing = "\"model\": \"inhomogeneous_poisson_generator\", ";
        add(poisson, changing + "\"rate_times\": [1, 2], \"rate_values\": @[3]",
                "devices[0].rate_values: expected 2 values, one for each of \"rate_times\", found 1");
        add(poisson, changing + "\"rate_times\": [1, @1.04], \"rate_values\": [3, 4]",
                "devices[0].rate_times[1]: expected ascending times on different steps, found 1.04 after 1");
        add(poisson, changing + "\"rate_times\": [@-1], \"rate_values\": [3]",
                "devices[0].rate_times[0]: expected a finite number >= 0 and <= 1000000000000 in ms, found -1");
        add(poisson, changing + "\"rate_times\": [1], \"rate_values\": [@-3]",
                "devices[0].rate_values[0]: expected a finite number >= 0 and <= 100000000 in Hz, found -3");
        add(poisson, changing + "\"rate_times\": @[], \"rate_values\": [1]",
                "devices[0].rate_times: expected 1 to 100000 entries, found 0");
        String current = "\"model\": \"dc_generator\", \"amplitude\": 100";
        add(current, "\"model\": \"ac_generator\", \"amplitude\": 100, \"frequency\": @-1",
                "devices[1].frequency: expected a finite number >= 0 and <= 5000 in Hz, found -1");
        add(current, "\"model\": \"ac_generator\", \"amplitude\": 100, \"frequency\": @5001",
                "devices[1].frequency: expected a finite number >= 0 and <= 5000 in Hz, found 5001");
        add(current, "\"model\": \"ac_generator\", \"amplitude\": 100, \"frequency\": 5, \"phase\": @\"pi\"",
                "devices[1].phase: expected a finite number in degrees, found \"pi\"");
        add(current, "\"model\": \"step_current_generator\", \"amplitude_times\": [5, @4], "
                + "\"amplitude_values\": [1, 2]",
                "devices[1].amplitude_times[1]: expected ascending times on different steps, found 4 after 5");
        add(current, "\"model\": \"step_current_generator\", \"amplitude_times\": [5], "
                + "\"amplitude_values\": [@1e99]",
                "devices[1].amplitude_values[0]: expected a finite number in pA, found 1e99, which is beyond float32 "
                        + "(3.4e38)");
        add(current, "\"model\": \"noise_generator\", \"std\": @-1",
                "devices[1].std: expected a finite number >= 0 in pA, found -1");
        add(current, "\"model\": \"noise_generator\", \"std\": 1, \"std_mod\": @1.5",
                "devices[1].std_mod: expected at most the standard deviation, 1 pA, found 1.5");
        add(current, "\"model\": \"noise_generator\", \"std\": 1, \"dt\": @0.01",
                "devices[1].dt: expected at least the network's dt = 0.1 ms, found 0.01");
    }

    private void devices() {
        add("\"model\": \"poisson_generator\"", "\"model\": @\"poison_generator\"",
                "devices[0].model: expected one of poisson_generator, inhomogeneous_poisson_generator, "
                        + "dc_generator, ac_generator, step_current_generator, noise_generator, spike_generator, "
                        + "spike_recorder, multimeter, weight_recorder; found \"poison_generator\" (did you mean "
                        + "\"poisson_generator\"?)");
        add("\"rate\": 100", "\"rate\": @-1",
                "devices[0].rate: expected a finite number >= 0 and <= 100000000 in Hz, found -1");
        add("\"rate\": 100", "\"rate\": @1e9",
                "devices[0].rate: expected a finite number >= 0 and <= 100000000 in Hz, found 1e9");
        add("\"start\": 10", "\"start\": 10, \"stop\": @10",
                "devices[0].stop: expected a time after the start at 10 ms, found 10");
        add("\"start\": 10", "\"start\": @-10",
                "devices[0].start: expected a finite number >= 0 and <= 1000000000000 in ms, found -10");
        add("[1, 2, 3]", "[1, 3, @2]", "devices[2].times[2]: expected times in ascending order, found 2 after 3");
        add("[1, 2, 3]", "@[]", "devices[2].times: expected 1 to 4000000 entries, found 0");
        add("[1, 2, 3]", "[1, @\"2\"]",
                "devices[2].times[1]: expected a finite number >= 0 and <= 1000000000000 in ms, found \"2\"");
        add("[0, 2]", "[0, @5]",
                "devices[1].targets[0].neurons: expected indices in ascending order, the next one from 1 to 4, "
                        + "found 5");
        add("[0, 2]", "[2, @2]",
                "devices[1].targets[0].neurons: expected indices in ascending order, the next one from 3 to 4, "
                        + "found 2");
        add("[0, 2]", "[0, @1.5]",
                "devices[1].targets[0].neurons: expected indices in ascending order, the next one from 1 to 4, "
                        + "found 1.5");
        add("\"count\": 3", "\"count\": @9",
                "devices[3].sources[0].neurons.count: expected a whole number from 1 to 8, found 9");
        add("\"first\": 2", "\"first\": @10",
                "devices[3].sources[0].neurons.first: expected a whole number from 0 to 9, found 10");
        add("\"record_from\": [\"V_m\"]", "\"record_from\": [@\"V\"]",
                "devices[4].record_from[0]: unknown state variable \"V\" of iaf_psc_exp; it has: V_m, I_syn_ex, "
                        + "I_syn_in, refractory (did you mean \"V_m\"?)");
        add("\"record_from\": [\"V_m\"]", "\"record_from\": [\"V_m\", @\"V_m\"]",
                "devices[4].record_from[1]: the state variable \"V_m\" occurs twice");
        add("\"interval\": 1", "\"interval\": @0.01",
                "devices[4].interval: expected at least dt = 0.1 ms and at most 2147483647 steps of it, found 0.01");
        add("\"projection\": \"I->I\"", "\"projection\": @\"I->E\"",
                "devices[5].projection: there is no projection \"I->E\" (did you mean \"I->I\"?)");
        add("\"projection\": \"I->I\"", "\"projection\": @\"EE\"",
                "devices[5].projection: expected a projection whose synapses learn; weights of static_synapse, which "
                        + "\"EE\" has, stay as they are");
        add("\"senders\": [1, 3]", "\"senders\": [1, @5]",
                "devices[5].senders: expected indices in ascending order, the next one from 2 to 4, found 5");
        add("\"count\": 2", "\"count\": @3",
                "devices[5].targets.count: expected a whole number from 1 to 2, found 3");
        add("\"interval\": 20", "\"interval\": @0.01",
                "devices[5].interval: expected at least dt = 0.1 ms and at most 2147483647 steps of it, found 0.01");
        add("\"receptor\": \"spikes\"", "\"receptor\": @\"current\"",
                "devices[2].targets[0].receptor: the receptor \"current\" of iaf_psc_delta takes currents of "
                        + "devices, not spikes; it has: spikes, current");
        add("\"neurons\": [0, 2]", "\"neurons\": [0, 2], \"receptor\": @\"spikes\"",
                "devices[1].targets[0].receptor: the receptor \"spikes\" of iaf_psc_delta takes spikes, not "
                        + "currents; it has: spikes, current");
        add("\"name\": \"volts\"", "\"name\": @\"spikes\"", "devices[4].name: two devices are called \"spikes\"");
        add("\"amplitude\": 100", "\"amplitude\": @null",
                "devices[1].amplitude: expected a finite number in pA, found null");
        add("{ \"population\": \"E\", \"weight\": 1, \"delay\": 1 }", "@{ \"weight\": 1 }",
                "devices[0].targets[0]: missing key \"population\"");
    }
}
