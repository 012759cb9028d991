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
        BadProjections.addTo(bad);
        BadDevices.addTo(bad);
        BadPools.addTo(bad);
        return bad.cases;
    }

    void add(String part, String replacement, String message) {
        if (GOOD.indexOf(part) < 0 || GOOD.indexOf(part) != GOOD.lastIndexOf(part)) {
            throw new IllegalArgumentException("not exactly once: " + part);
        }
        whole(GOOD.replace(part, replacement), message);
    }

    void whole(String marked, String message) {
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
}
