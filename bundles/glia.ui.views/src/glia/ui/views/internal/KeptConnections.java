package glia.ui.views.internal;

import glia.api.cache.DerivedData;
import glia.api.cache.Question;
import glia.api.network.Network;
import glia.ui.kit.graph.ConnectionSearch;
import glia.ui.kit.graph.Degrees;
import glia.ui.kit.graph.SelectedConnections;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What graphs ask of connections, kept to be asked again and prepared for what comes next. */
final class KeptConnections implements ConnectionSearch {

    /** Two ids of each connection that is drawn, and an entry a population. */
    private record OfNeurons(Wanted wanted) implements Question<Network, SelectedConnections> {

        @Override
        public SelectedConnections answer(Network network, BooleanSupplier cancelled) {
            return PLAIN.find(network, wanted, cancelled);
        }

        @Override
        public long bytes(SelectedConnections found) {
            return Integer.BYTES * (2L * found.from().length + wanted.neurons().size())
                    + 64L * found.countByPopulation().size();
        }
    }

    private record Counted() implements Question<Network, Degrees> {

        @Override
        public Degrees answer(Network network, BooleanSupplier cancelled) {
            return Degrees.of(network, cancelled);
        }

        @Override
        public long bytes(Degrees degrees) {
            return 2L * Integer.BYTES * degrees.in().length;
        }
    }

    private final DerivedData data;

    KeptConnections(DerivedData data) {
        this.data = data;
    }

    @Override
    public SelectedConnections find(Network network, Wanted wanted, BooleanSupplier cancelled) {
        return data.get(network, new OfNeurons(wanted), cancelled);
    }

    @Override
    public void expect(Network network, List<Wanted> next) {
        data.expect(network, next.stream().map(OfNeurons::new).toList());
    }

    /** As {@link Degrees#of}. */
    Degrees degrees(Network network, BooleanSupplier cancelled) {
        return data.get(network, new Counted(), cancelled);
    }
}
