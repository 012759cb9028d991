package glia.network.internal.read;

/** Networks whose shared supply has one mistake each. */
final class BadPools {

    private static final String LAST = "{ \"name\": \"I\", \"size\": 5, \"model\": \"iaf_psc_delta\" }\n  ],";
    private static final String GOOD = "\"populations\": [\"L\"], \"capacity\": 1e9, \"income\": 1e8, \"level\": 0.5";

    private final BadNetworks bad;

    private BadPools(BadNetworks bad) {
        this.bad = bad;
    }

    static void addTo(BadNetworks bad) {
        BadPools pools = new BadPools(bad);
        pools.whoIsFed();
        pools.amounts();
        pools.incomes();
    }

    /** A network with neurons that hold energy, and a pool. */
    private void pool(String keys, String message) {
        pools("{ \"name\": \"pool\", " + keys + " }", message);
    }

    private void pools(String pools, String message) {
        bad.add(LAST, LAST.replace("\n  ]", ", { \"name\": \"L\", \"size\": 4, \"model\": \"elif_psc_exp\" }, "
                + "{ \"name\": \"M\", \"size\": 4, \"model\": \"madexp_psc_exp\" }\n  ]")
                + " \"energy\": { \"pools\": [" + pools + "] },", "energy.pools[0]" + message);
    }

    private void whoIsFed() {
        pool(GOOD.replace("[\"L\"]", "[\"L\", @\"E\"]"), ".populations[1]: neurons of iaf_psc_exp hold no energy");
        pool(GOOD.replace("[\"L\"]", "[\"L\", @\"M\"]"),
                ".populations[1]: expected populations of one model, found madexp_psc_exp beside elif_psc_exp");
        pool(GOOD.replace("[\"L\"]", "[\"L\", @\"L\"]"), ".populations[1]: the population \"L\" occurs twice");
        pool(GOOD.replace("[\"L\"]", "[@\"Q\"]"), ".populations[0]: there is no population \"Q\"");
        pool(GOOD.replace("[\"L\"]", "[@7]"), ".populations[0]: expected the name of a population, found 7");
        pool(GOOD.replace("[\"L\"]", "@[]"), ".populations: expected 1 to 10000 entries, found 0");
        pools("{ \"name\": @\"a[0]\", " + GOOD + " }",
                ".name: expected a name without [, which the regions' names have, found \"a[0]\"");
        bad.add("\"seed\": 7", "\"energy\": { \"pools\": [@7] }",
                "energy.pools[0]: expected an object in { }, found 7");
    }

    private void amounts() {
        pool(GOOD + ", \"regions\": @0", ".regions: expected a whole number from 1 to 65536, found 0");
        pool(GOOD + ", \"regions\": [300, @300]",
                ".regions: expected whole numbers from 1 on whose product is at most 65536, found 300");
        pool(GOOD + ", \"regions\": @[3]", ".regions: expected 2 to 3 entries, found 1");
        pool(GOOD.replace("1e9", "@-1"),
                ".capacity: expected a finite number >= 0 and <= 1.0E16 in ATP, found -1");
        pool(GOOD + ", \"initial\": @2e9", ".initial: expected at most the capacity, 1000000000 ATP, found 2000000000");
        pool(GOOD.replace("0.5", "@4.5"), ".level: expected a finite number > 0 and <= 4, found 4.5");
        pool(GOOD + ", \"regions\": [2, 2], \"interval\": 2, \"diffusion\": @126",
                ".diffusion: expected a finite number >= 0 and <= 125 in 1/s, found 126");
        pool(GOOD + ", \"interval\": @0.01",
                ".interval: expected at least dt = 0.1 ms and at most 2147483647 steps of it, found 0.01");
        pool(GOOD + ", \"tau\": @0", ".tau: expected a finite number > 0 in ms, found 0");
    }

    private void incomes() {
        String either = ": expected either \"income\" or both \"income_times\" and \"income_values\"";
        pools("@{ \"name\": \"pool\", " + GOOD.replace("\"income\": 1e8, ", "") + " }", either);
        pools("@{ \"name\": \"pool\", " + GOOD + ", \"income_times\": [0], \"income_values\": [1] }", either);
        pool(GOOD.replace("\"income\": 1e8", "\"income_times\": [1, 2], \"income_values\": @[3]"),
                ".income_values: expected 2 values, one for each of \"income_times\", found 1");
    }
}
