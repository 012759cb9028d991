package glia.engine.cpu.internal;

import glia.api.backend.BackendSession;
import glia.api.energy.Role;
import glia.api.model.Statement.Direction;
import glia.api.model.Statement.Transfer;
import glia.api.network.Population;

/** What happened in an interval, added up over all tiles. */
final class IntervalView implements BackendSession.Interval {

    private final PopulationState[] populations;
    private final Tile[] tiles;
    private final Sampler.Buffer[] samples;
    private Sampler.Buffer[] meters = {};
    private long firstStep;
    private int steps;
    private int set;

    IntervalView(PopulationState[] populations, Tile[] tiles, Sampler.Buffer[] samples) {
        this.populations = populations;
        this.tiles = tiles;
        this.samples = samples;
    }

    IntervalView of(long first, int count, int setOfSpikes) {
        firstStep = first;
        steps = count;
        set = setOfSpikes;
        return this;
    }

    @Override
    public long firstStep() {
        return firstStep;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public int copySpikes(int offset, int[] out) {
        int count = 0;
        for (int p = 0; p < populations.length; p++) {
            Population population = populations[p].population;
            for (Tile tile : tiles) {
                SpikeList list = tile.slice(p).spikes(set);
                for (int k = list.begin[offset]; k < list.begin[offset + 1]; k++) {
                    out[count++] = population.firstId() + list.neurons[k];
                }
            }
        }
        return count;
    }

    @Override
    public float[] samples(int device, int offset) {
        return samples[device].values[set][offset];
    }

    /** Where what observers have attached is sampled from now on. */
    void meter(Sampler.Buffer[] buffers) {
        meters = buffers;
    }

    @Override
    public float[] metered(int meter, int offset) {
        return meters[meter].values[set][offset];
    }

    @Override
    public long spikes(int population) {
        long sum = 0;
        for (Tile tile : tiles) {
            sum += tile.counts(set).spikes[population];
        }
        return sum;
    }

    @Override
    public long updates(int population) {
        long sum = 0;
        for (Tile tile : tiles) {
            sum += tile.counts(set).updates[population];
        }
        return sum;
    }

    @Override
    public long waits(int population) {
        long sum = 0;
        for (Tile tile : tiles) {
            sum += tile.counts(set).waits[population];
        }
        return sum;
    }

    @Override
    public long synapticEvents(int population) {
        long sum = 0;
        for (Tile tile : tiles) {
            sum += tile.counts(set).synapticEvents[population];
        }
        return sum;
    }

    @Override
    public long moved(int population, Direction direction, Role role) {
        long sum = 0;
        for (Tile tile : tiles) {
            long[] moved = tile.counts(set).moved[population];
            sum += moved == null ? 0 : moved[Transfer.count(direction, role)];
        }
        return sum;
    }

    @Override
    public long spikeCost(int population) {
        long sum = 0;
        for (Tile tile : tiles) {
            long[] moved = tile.counts(set).moved[population];
            sum += tile.counts(set).spikeCosts[population] + (moved == null ? 0 : moved[Transfer.OF_SPIKES]);
        }
        return sum;
    }

    @Override
    public long accounts(int population) {
        long sum = 0;
        for (Tile tile : tiles) {
            sum += tile.counts(set).accounts[population];
        }
        return sum;
    }

    @Override
    public long learningCost(int projection) {
        long sum = 0;
        for (Tile tile : tiles) {
            sum += tile.counts(set).learning[projection];
        }
        return sum;
    }

    @Override
    public long deviceEvents() {
        long sum = 0;
        for (Tile tile : tiles) {
            sum += tile.counts(set).deviceEvents;
        }
        return sum;
    }
}
