package glia.engine.cpu.internal;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.simulation.CanonicalState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.List;

/** Between this backend's layout and the canonical form. */
final class StateTransfer {

    private StateTransfer() {
    }

    static CanonicalState export(Network network, PopulationState[] populations, Tile[] tiles, long step) {
        List<CanonicalState.PopulationState> all = new ArrayList<>();
        for (PopulationState own : populations) {
            int p = own.population.index();
            float[][] states = new float[own.states.length][];
            for (int i = 0; i < states.length; i++) {
                states[i] = own.states[i].clone();
            }
            int[][] inFlight = new int[own.quanta.length][];
            for (int port = 0; port < inFlight.length; port++) {
                if (own.population.quanta()[port] > 0) {
                    inFlight[port] = gather(network, own.population.size(), tiles, p, port, step);
                }
            }
            all.add(new CanonicalState.PopulationState(states, inFlight));
        }
        List<CanonicalState.ProjectionState> projections = new ArrayList<>();
        for (Projection projection : network.projections()) {
            projections.add(export(projection, tiles, step));
        }
        return new CanonicalState(step, all, projections);
    }

    static CanonicalState.ProjectionState export(Projection projection, Tile[] tiles, long step) {
        return projection.plasticity() == null ? CanonicalState.ProjectionState.AS_BUILT
                : PlasticState.export(projection, parts(projection, tiles), step);
    }

    private static int[] gather(Network network, int size, Tile[] tiles, int p, int port, long step) {
        int[] values = new int[Math.multiplyExact(network.maxDelay(), size)];
        boolean any = false;
        for (int arrival = 0; arrival < network.maxDelay(); arrival++) {
            for (Tile tile : tiles) {
                InputRing ring = tile.slice(p).ring(port);
                System.arraycopy(ring.values, ring.row(step + 1 + arrival), values, arrival * size + tile.slice(p).from,
                        tile.slice(p).size);
            }
        }
        for (int value : values) {
            any |= value != 0;
        }
        return any ? values : null;
    }

    static void load(CanonicalState state, Network network, PopulationState[] populations, Tile[] tiles) {
        check(state, network);
        for (PopulationState own : populations) {
            int p = own.population.index();
            CanonicalState.PopulationState source = state.populations().get(p);
            for (int i = 0; i < own.states.length; i++) {
                System.arraycopy(source.states()[i], 0, own.states[i], 0, own.population.size());
            }
            for (int port = 0; port < own.quanta.length; port++) {
                if (own.population.quanta()[port] > 0) {
                    scatter(source.inFlight()[port], network, own.population.size(), tiles, p, port, state.step());
                }
            }
        }
        for (Projection projection : network.projections()) {
            if (projection.plasticity() != null) {
                load(state.projections().get(projection.index()), projection, tiles, state.step());
            }
        }
    }

    /** Replaces the state of one plastic projection; it was checked. */
    static void load(CanonicalState.ProjectionState state, Projection projection, Tile[] tiles, long step) {
        PlasticState.load(state, projection, parts(projection, tiles), step);
    }

    /** The tiles' parts of a plastic projection, by target. */
    static List<PlasticSynapses> parts(Projection projection, Tile[] tiles) {
        return Arrays.stream(tiles).map(tile -> tile.plastic(projection.index())).filter(Objects::nonNull).toList();
    }

    private static void scatter(int[] values, Network network, int size, Tile[] tiles, int p, int port, long step) {
        for (Tile tile : tiles) {
            InputRing ring = tile.slice(p).ring(port);
            Arrays.fill(ring.values, 0);
            for (int arrival = 0; values != null && arrival < network.maxDelay(); arrival++) {
                System.arraycopy(values, arrival * size + tile.slice(p).from, ring.values, ring.row(step + 1 + arrival),
                        tile.slice(p).size);
            }
        }
    }

    private static void check(CanonicalState state, Network network) {
        if (state.step() < 0 || state.populations().size() != network.populations().size()) {
            throw new IllegalArgumentException("state: expected " + network.populations().size()
                    + " populations, got " + state.populations().size());
        }
        if (state.projections().size() != network.projections().size()) {
            throw new IllegalArgumentException("state: expected " + network.projections().size()
                    + " projections, got " + state.projections().size());
        }
        for (Projection projection : network.projections()) {
            PlasticState.check(state.projections().get(projection.index()), projection, network, state.step());
        }
        for (Population population : network.populations()) {
            CanonicalState.PopulationState given = state.populations().get(population.index());
            boolean fits = given.states().length == population.model().states().size()
                    && given.inFlight().length == population.quanta().length;
            for (float[] values : given.states()) {
                fits &= values.length == population.size();
            }
            for (int port = 0; fits && port < population.quanta().length; port++) {
                int[] values = given.inFlight()[port];
                fits = values == null || population.quanta()[port] > 0
                        && values.length == (long) network.maxDelay() * population.size();
            }
            if (!fits) {
                throw new IllegalArgumentException("state of population " + population.name()
                        + ": its shape is not that of the network");
            }
        }
    }
}
