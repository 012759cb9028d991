package glia.network.internal.read;

/** Networks one of whose projections has a mistake. */
final class BadProjections {

    private static final String RULE = "{ \"type\": \"fixed_indegree\", \"indegree\": 3 }";

    private final BadNetworks bad;

    private BadProjections(BadNetworks bad) {
        this.bad = bad;
    }

    static void addTo(BadNetworks bad) {
        BadProjections projections = new BadProjections(bad);
        projections.projections();
        projections.synapses();
        projections.delays();
        projections.space();
        projections.distributions();
    }

    private void projections() {
        bad.add("\"name\": \"EE\", \"source\": \"E\"", "\"source\": @\"X\"",
                "projections[0].source: there is no population \"X\"");
        bad.add("{ \"type\": \"all_to_all\" }, \"weight\": -1", "{ \"type\": @\"all_to_al\" }, \"weight\": -1",
                "projections[1].rule.type: expected one of one_to_one, all_to_all, fixed_indegree, "
                        + "fixed_outdegree, fixed_total_number, pairwise_bernoulli, edge_list; found "
                        + "\"all_to_al\" (did you mean \"all_to_all\"?)");
        bad.add("\"indegree\": 3", "\"indegree\": @-3",
                "projections[0].rule.indegree: expected a whole number from 0 to 1073741824, found -3");
        bad.add(RULE, "@{ \"type\": \"fixed_indegree\", \"indegree\": 10 }, \"allow_autapses\": false, "
                        + "\"allow_multapses\": false",
                "projections[0].rule: expected an indegree of at most 9 (the number of sources), since "
                        + "\"allow_multapses\" is false; found 10");
        bad.add(RULE, "@{ \"type\": \"fixed_outdegree\", \"outdegree\": 11 }, \"allow_multapses\": false",
                "projections[0].rule: expected an outdegree of at most 10 (the number of targets), since "
                        + "\"allow_multapses\" is false; found 11");
        bad.add(RULE, "@{ \"type\": \"fixed_total_number\", \"count\": 91 }, \"allow_autapses\": false, "
                        + "\"allow_multapses\": false",
                "projections[0].rule: expected a count of at most 90 (the number of pairs), since "
                        + "\"allow_multapses\" is false; found 91");
        bad.add(RULE, "{ \"type\": \"pairwise_bernoulli\", \"p\": @1.5 }",
                "projections[0].rule.p: expected a finite number >= 0 and <= 1, found 1.5");
        bad.add(RULE, "{ \"type\": \"edge_list\", \"file\": @\"nowhere.csv\" }",
                "projections[0].rule.file: {folder}/nowhere.csv does not exist");
        bad.add(RULE, "@{ \"type\": \"one_to_one\" }, \"allow_autapses\": false",
                "projections[0].rule: one_to_one within a population makes only autapses, which "
                        + "\"allow_autapses\" forbids");
        bad.add("\"source\": \"I\", \"target\": \"I\", \"rule\": { \"type\": \"all_to_all\" }",
                "\"source\": \"E\", \"target\": \"I\", \"rule\": @{ \"type\": \"one_to_one\" }",
                "projections[1].rule: one_to_one needs populations of the same size, found 10 sources and 5 targets");
        bad.add("\"weight\": 5", "\"receptor\": @\"excitatry\", \"weight\": 5",
                "projections[0].receptor: unknown receptor \"excitatry\" of iaf_psc_exp; it has: excitatory, "
                        + "inhibitory, current");
        bad.add("\"weight\": 5", "\"receptor\": @\"current\", \"weight\": 5",
                "projections[0].receptor: the receptor \"current\" of iaf_psc_exp takes currents of devices, not "
                        + "spikes; it has: excitatory, inhibitory, current");
        bad.add("\"weight\": 5", "\"receptor\": \"inhibitory\", \"weight\": @5",
                "projections[0].weight: expected at most 0 pA for the receptor \"inhibitory\" of iaf_psc_exp, "
                        + "found 5");
        bad.add("\"weight\": 5", "\"receptor\": \"excitatory\", \"weight\": @-5",
                "projections[0].weight: expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, "
                        + "found -5");
        bad.add("{ \"source\": \"I\", \"target\": \"I\"", "{ \"name\": @\"EE\", \"source\": \"I\", \"target\": \"I\"",
                "projections[1].name: two projections are called \"EE\"");
        bad.add(RULE, "{ \"type\": \"fixed_indegree\", \"indegree\": 3 }, \"allow_autapses\": @1",
                "projections[0].allow_autapses: expected true or false, found 1");
    }

    private void synapses() {
        bad.add("\"weight\": 5", "\"weight\": 5, \"synapse\": @7",
                "projections[0].synapse: expected an object in { }, found 7");
        bad.add("\"weight\": 5", "\"weight\": 5, \"synapse\": @{}",
                "projections[0].synapse: missing key \"model\"");
        bad.add("\"weight\": 5", "\"weight\": 5, \"synapse\": { \"model\": @\"stdp\" }",
                "projections[0].synapse.model: unknown synapse model \"stdp\"; installed: {synapses}");
        bad.add("\"weight\": 5", "\"weight\": 5, \"synapse\": { \"model\": @\"stdp_synaps\" }",
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
        bad.add("\"weight\": 5", "\"weight\": 5, \"synapse\": @{ \"model\": \"ed_stdp_synapse\" }",
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
        bad.add("\"weight\": 5", "\"weight\": 5, \"synapse\": { \"model\": \"stdp_synapse\", \"parameters\": { "
                + parameters + " } }", "projections[0].synapse" + message);
    }

    private void wholeSynapse(String parameters, String message) {
        bad.add("\"weight\": 5", "\"weight\": 5, \"synapse\": @{ \"model\": \"stdp_synapse\", \"parameters\": { "
                + parameters + " } }", "projections[0].synapse" + message);
    }

    private void weight(String value, String message) {
        bad.add("\"weight\": 5", "\"weight\": " + value, "projections[0].weight" + message);
    }

    private void delay(String value, String message) {
        bad.add("\"delay\": 1.5", "\"delay\": " + value, "projections[0].delay" + message);
    }

    private void delays() {
        delay("@-1", ": expected at least dt = 0.1 ms, found -1");
        delay("@0.05", ": expected at least dt = 0.1 ms, found 0.05");
        delay("@1e9", ": expected at most 6553.5 ms (65535 steps), found 1000000000");
        delay("@{ \"distribution\": \"normal\", \"mean\": 1, \"std\": 1 }",
                ": expected at least dt = 0.1 ms, but the distribution may give -7; bound it by \"min\"");
        delay("@{ \"distribution\": \"uniform\", \"low\": 0, \"high\": 1 }",
                ": expected at least dt = 0.1 ms, but the distribution may give 0");
        delay("@{ \"distribution\": \"exponential\", \"mean\": 1 }",
                ": expected at least dt = 0.1 ms, but the distribution may give 0; bound it by \"min\"");
        bad.add("\"weight\": 1, \"delay\": 1 }] },", "\"weight\": 1, \"delay\": @0.01 }] },",
                "devices[0].targets[0].delay: expected at least dt = 0.1 ms, found 0.01");
        bad.add("\"weight\": 1, \"delay\": 1 }] },",
                "\"weight\": 1, \"delay\": @{ \"distribution\": \"uniform\", \"low\": 1, \"high\": 2 } }] },",
                "devices[0].targets[0].delay: expected a number of ms, found a distribution");
    }

    private void space() {
        bad.add(RULE, "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": @\"gausian\", \"std\": 1 } }",
                "projections[0].rule.p.kernel: expected one of constant, gaussian, exponential, linear; found "
                        + "\"gausian\" (did you mean \"gaussian\"?)");
        bad.add(RULE, "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"gaussian\", \"std\": @-1 } }",
                "projections[0].rule.p.std: expected a finite number > 0 and <= 1000000000 in mm, found -1");
        bad.add(RULE, "{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"gaussian\", \"value\": @1.5, "
                + "\"std\": 1 } }", "projections[0].rule.p.value: expected a finite number >= 0 and <= 1, found 1.5");
        bad.add(RULE, "{ \"type\": \"pairwise_bernoulli\", \"p\": @{ \"kernel\": \"exponential\" } }",
                "projections[0].rule.p: missing key \"beta\"");
        bad.add(RULE, "{ \"type\": \"pairwise_bernoulli\", \"p\": 0.5, \"mask\": { \"type\": \"circular\", "
                + "\"radius\": @0 } }",
                "projections[0].rule.mask.radius: expected a finite number > 0 and <= 1000000000 in mm, found 0");
        bad.add(RULE, "{ \"type\": \"fixed_indegree\", \"indegree\": 3, \"mask\": { \"type\": @\"square\", "
                + "\"radius\": 1 } }",
                "projections[0].rule.mask.type: expected one of circular; found \"square\"");
        bad.add(RULE, "{ \"type\": \"fixed_indegree\", \"indegree\": 3, \"kernel\": { \"kernel\": \"constant\", "
                + "\"value\": @0 } }", "projections[0].rule.kernel.value: expected a finite number > 0, found 0");
        bad.add(RULE, "@{ \"type\": \"fixed_indegree\", \"indegree\": 11, \"kernel\": { \"kernel\": \"constant\", "
                + "\"value\": 1 } }, \"allow_multapses\": false",
                "projections[0].rule: expected an indegree of at most 10 (the number of sources), since "
                        + "\"allow_multapses\" is false; found 11");
        bad.whole(BadNetworks.GOOD.replace("\"size\": 10", "\"size\": 1000000").replace(RULE,
                "@{ \"type\": \"pairwise_bernoulli\", \"p\": { \"kernel\": \"linear\", \"c\": 0, \"a\": 0.1 } }"),
                "projections[0].rule: the kernel has no end, so that all 1.0e+12 pairs would have to be looked at; "
                        + "expected a \"mask\" or at most 6.9e+10 pairs");
        weight("{ \"kernel\": @\"conduction\", \"base\": 1, \"velocity\": 1 }",
                ".kernel: expected one of constant, gaussian, exponential, linear; found \"conduction\"");
        weight("{ \"kernel\": \"exponential\", \"value\": 3, \"beta\": @0 }",
                ".beta: expected a finite number > 0 and <= 1000000000 in mm, found 0");
        weight("@{ \"kernel\": \"exponential\", \"value\": -3, \"beta\": 1 }, \"receptor\": \"excitatory\"",
                ": expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, but -3 could be drawn");
        delay("{ \"kernel\": \"conduction\", \"base\": 1, \"velocity\": @0 }",
                ".velocity: expected a finite number >= 1.0E-9 and <= 1000000000 in mm/ms, found 0");
        delay("@{ \"kernel\": \"conduction\", \"base\": 0.01, \"velocity\": 1 }",
                ": expected at least dt = 0.1 ms, but the kernel gives 0.01");
        bad.add("\"positions\": { \"type\": \"disc\", \"centre\": [0, 0], \"radius\": 1 }",
                "\"positions\": { \"type\": \"box\", \"low\": [0, 0], \"high\": [1, 1], \"edge_wrap\": @1 }",
                "populations[0].positions.edge_wrap: expected true or false, found 1");
    }

    private void distributions() {
        weight("{ \"distribution\": @\"gaussian\", \"mean\": 5, \"std\": 1 }",
                ".distribution: expected one of uniform, normal, lognormal, exponential; found \"gaussian\"");
        weight("@{ \"mean\": 5, \"std\": 1 }",
                ": missing key \"distribution\", one of uniform, normal, lognormal, exponential");
        weight("{ \"distribution\": \"normal\", \"mean\": @NaN, \"std\": 1 }",
                ".mean: expected a finite number, found NaN");
        weight("@{ \"distribution\": \"normal\", \"mean\": 5 }", ": missing key \"std\"");
        weight("{ \"distribution\": \"normal\", \"mean\": 5, \"std\": @-1 }",
                ".std: expected a finite number >= 0, found -1");
        weight("@{ \"distribution\": \"normal\", \"mean\": 5, \"std\": 1 }",
                ": expected at least 0 pA for the receptor \"excitatory\" of iaf_psc_exp, but -3 could be drawn");
        weight("@{ \"distribution\": \"normal\", \"mean\": 5, \"std\": 1, \"min\": 50 }",
                ": the lower bound 50 is above the upper bound 13");
        weight("@{ \"distribution\": \"normal\", \"mean\": 5, \"std\": 1, \"min\": 9, \"max\": 1 }",
                ": the lower bound 9 is above the upper bound 1");
        weight("@{ \"distribution\": \"uniform\", \"low\": 2, \"high\": 1 }",
                ": the lower bound 2 is above the upper bound 1");
        weight("@{ \"distribution\": \"lognormal\", \"mu\": 80, \"sigma\": 5 }",
                ": draws between 2.3538526683701997E17 and 1.3041808783936323E52 go beyond float32 (3.4e38)");
        bad.add("\"tau_m\": 20", "\"tau_m\": @{ \"distribution\": \"normal\", \"mean\": 20, \"std\": 5 }",
                "populations[0].parameters.tau_m: expected a finite number > 0 in ms, but -20 could be drawn; "
                        + "bound it by \"min\" and \"max\" or \"low\" and \"high\"");
    }
}
