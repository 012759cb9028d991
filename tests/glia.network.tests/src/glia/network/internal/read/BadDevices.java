package glia.network.internal.read;

/** Networks one of whose devices has a mistake. */
final class BadDevices {

    private final BadNetworks bad;

    private BadDevices(BadNetworks bad) {
        this.bad = bad;
    }

    static void addTo(BadNetworks bad) {
        BadDevices devices = new BadDevices(bad);
        devices.devices();
        devices.generators();
    }

    private void devices() {
        bad.add("\"model\": \"poisson_generator\"", "\"model\": @\"poison_generator\"",
                "devices[0].model: expected one of poisson_generator, inhomogeneous_poisson_generator, "
                        + "dc_generator, ac_generator, step_current_generator, noise_generator, spike_generator, "
                        + "spike_recorder, multimeter, weight_recorder; found \"poison_generator\" (did you mean "
                        + "\"poisson_generator\"?)");
        bad.add("\"rate\": 100", "\"rate\": @-1",
                "devices[0].rate: expected a finite number >= 0 and <= 100000000 in Hz, found -1");
        bad.add("\"rate\": 100", "\"rate\": @1e9",
                "devices[0].rate: expected a finite number >= 0 and <= 100000000 in Hz, found 1e9");
        bad.add("\"start\": 10", "\"start\": 10, \"stop\": @10",
                "devices[0].stop: expected a time after the start at 10 ms, found 10");
        bad.add("\"start\": 10", "\"start\": @-10",
                "devices[0].start: expected a finite number >= 0 and <= 1000000000000 in ms, found -10");
        bad.add("[1, 2, 3]", "[1, 3, @2]", "devices[2].times[2]: expected times in ascending order, found 2 after 3");
        bad.add("[1, 2, 3]", "@[]", "devices[2].times: expected 1 to 4000000 entries, found 0");
        bad.add("[1, 2, 3]", "[1, @\"2\"]",
                "devices[2].times[1]: expected a finite number >= 0 and <= 1000000000000 in ms, found \"2\"");
        bad.add("[0, 2]", "[0, @5]",
                "devices[1].targets[0].neurons: expected indices in ascending order, the next one from 1 to 4, "
                        + "found 5");
        bad.add("[0, 2]", "[2, @2]",
                "devices[1].targets[0].neurons: expected indices in ascending order, the next one from 3 to 4, "
                        + "found 2");
        bad.add("[0, 2]", "[0, @1.5]",
                "devices[1].targets[0].neurons: expected indices in ascending order, the next one from 1 to 4, "
                        + "found 1.5");
        bad.add("\"count\": 3", "\"count\": @9",
                "devices[3].sources[0].neurons.count: expected a whole number from 1 to 8, found 9");
        bad.add("\"first\": 2", "\"first\": @10",
                "devices[3].sources[0].neurons.first: expected a whole number from 0 to 9, found 10");
        bad.add("\"record_from\": [\"V_m\"]", "\"record_from\": [@\"V\"]",
                "devices[4].record_from[0]: unknown state variable \"V\" of iaf_psc_exp; it has: V_m, I_syn_ex, "
                        + "I_syn_in, refractory (did you mean \"V_m\"?)");
        bad.add("\"record_from\": [\"V_m\"]", "\"record_from\": [\"V_m\", @\"V_m\"]",
                "devices[4].record_from[1]: the state variable \"V_m\" occurs twice");
        bad.add("\"interval\": 1", "\"interval\": @0.01",
                "devices[4].interval: expected at least dt = 0.1 ms and at most 2147483647 steps of it, found 0.01");
        bad.add("\"projection\": \"I->I\"", "\"projection\": @\"I->E\"",
                "devices[5].projection: there is no projection \"I->E\" (did you mean \"I->I\"?)");
        bad.add("\"projection\": \"I->I\"", "\"projection\": @\"EE\"",
                "devices[5].projection: expected a projection whose synapses learn; weights of static_synapse, which "
                        + "\"EE\" has, stay as they are");
        bad.add("\"senders\": [1, 3]", "\"senders\": [1, @5]",
                "devices[5].senders: expected indices in ascending order, the next one from 2 to 4, found 5");
        bad.add("\"count\": 2", "\"count\": @3",
                "devices[5].targets.count: expected a whole number from 1 to 2, found 3");
        bad.add("\"interval\": 20", "\"interval\": @0.01",
                "devices[5].interval: expected at least dt = 0.1 ms and at most 2147483647 steps of it, found 0.01");
        bad.add("\"receptor\": \"spikes\"", "\"receptor\": @\"current\"",
                "devices[2].targets[0].receptor: the receptor \"current\" of iaf_psc_delta takes currents of "
                        + "devices, not spikes; it has: spikes, current");
        bad.add("\"neurons\": [0, 2]", "\"neurons\": [0, 2], \"receptor\": @\"spikes\"",
                "devices[1].targets[0].receptor: the receptor \"spikes\" of iaf_psc_delta takes spikes, not "
                        + "currents; it has: spikes, current");
        bad.add("\"name\": \"volts\"", "\"name\": @\"spikes\"", "devices[4].name: two devices are called \"spikes\"");
        bad.add("\"amplitude\": 100", "\"amplitude\": @null",
                "devices[1].amplitude: expected a finite number in pA, found null");
        bad.add("{ \"population\": \"E\", \"weight\": 1, \"delay\": 1 }", "@{ \"weight\": 1 }",
                "devices[0].targets[0]: missing key \"population\"");
    }

    private void generators() {
        String poisson = "\"model\": \"poisson_generator\", \"rate\": 100";
        String changing = "\"model\": \"inhomogeneous_poisson_generator\", ";
        bad.add(poisson, changing + "\"rate_times\": [1, 2], \"rate_values\": @[3]",
                "devices[0].rate_values: expected 2 values, one for each of \"rate_times\", found 1");
        bad.add(poisson, changing + "\"rate_times\": [1, @1.04], \"rate_values\": [3, 4]",
                "devices[0].rate_times[1]: expected ascending times on different steps, found 1.04 after 1");
        bad.add(poisson, changing + "\"rate_times\": [@-1], \"rate_values\": [3]",
                "devices[0].rate_times[0]: expected a finite number >= 0 and <= 1000000000000 in ms, found -1");
        bad.add(poisson, changing + "\"rate_times\": [1], \"rate_values\": [@-3]",
                "devices[0].rate_values[0]: expected a finite number >= 0 and <= 100000000 in Hz, found -3");
        bad.add(poisson, changing + "\"rate_times\": @[], \"rate_values\": [1]",
                "devices[0].rate_times: expected 1 to 100000 entries, found 0");
        String current = "\"model\": \"dc_generator\", \"amplitude\": 100";
        bad.add(current, "\"model\": \"ac_generator\", \"amplitude\": 100, \"frequency\": @-1",
                "devices[1].frequency: expected a finite number >= 0 and <= 5000 in Hz, found -1");
        bad.add(current, "\"model\": \"ac_generator\", \"amplitude\": 100, \"frequency\": @5001",
                "devices[1].frequency: expected a finite number >= 0 and <= 5000 in Hz, found 5001");
        bad.add(current, "\"model\": \"ac_generator\", \"amplitude\": 100, \"frequency\": 5, \"phase\": @\"pi\"",
                "devices[1].phase: expected a finite number in degrees, found \"pi\"");
        bad.add(current, "\"model\": \"step_current_generator\", \"amplitude_times\": [5, @4], "
                + "\"amplitude_values\": [1, 2]",
                "devices[1].amplitude_times[1]: expected ascending times on different steps, found 4 after 5");
        bad.add(current, "\"model\": \"step_current_generator\", \"amplitude_times\": [5], "
                + "\"amplitude_values\": [@1e99]",
                "devices[1].amplitude_values[0]: expected a finite number in pA, found 1e99, which is beyond float32 "
                        + "(3.4e38)");
        bad.add(current, "\"model\": \"noise_generator\", \"std\": @-1",
                "devices[1].std: expected a finite number >= 0 in pA, found -1");
        bad.add(current, "\"model\": \"noise_generator\", \"std\": 1, \"std_mod\": @1.5",
                "devices[1].std_mod: expected at most the standard deviation, 1 pA, found 1.5");
        bad.add(current, "\"model\": \"noise_generator\", \"std\": 1, \"dt\": @0.01",
                "devices[1].dt: expected at least the network's dt = 0.1 ms, found 0.01");
    }
}
