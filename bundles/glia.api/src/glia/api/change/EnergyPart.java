package glia.api.change;

import java.util.List;

/** What acts on a network by energy and has numbers that may change while it runs. Keys are those of network files. */
public enum EnergyPart {

    /** A supply that neurons share; named. */
    POOL("energy.pools", true, "capacity", "income", "diffusion", "level", "tau", "limit"),
    /** Set points of a population, by which it is named. */
    HOMEOSTASIS("energy.homeostasis.populations", true, "set_point", "gain", "dead_band", "tau", "min", "max"),
    /** What pays for structure. */
    RESERVE("energy.structure.reserve", false, "capacity", "income"),
    /** Synapses that come and go, named by their projection. */
    SYNAPSES("energy.structure.synapses", true, "max_synapses", "grow_above", "prune_below"),
    /** Neurons that come and go, named by their population. */
    NEURONS("energy.structure.neurons", true, "born_above", "dead_below"),
    /** How many updates are made. */
    COORDINATION("energy.coordination", false, "share");

    private final String path;
    private final boolean named;
    private final List<String> keys;

    EnergyPart(String path, boolean named, String... keys) {
        this.path = path;
        this.named = named;
        this.keys = List.of(keys);
    }

    /** Where a network file has it. */
    public String path() {
        return path;
    }

    /** Whether there can be more than one, each with a name. */
    public boolean named() {
        return named;
    }

    /** Of the numbers that may change. */
    public List<String> keys() {
        return keys;
    }
}
