package glia.ui.views.internal;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.graph.Degrees;
import glia.ui.kit.graph.NeuronGroups;
import glia.ui.kit.graph.NeuronQuantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.osgi.util.NLS;

/** The neurons of a network that live, a row each, as they were at one moment. Immutable. */
final class NeuronRows extends LiveTable.ManyRows {
    private static final MathContext DIGITS = new MathContext(4);

    private final Network network;
    private final NeuronGroups kinds;
    private final int[] living;
    private final List<float[]> values;
    private final Degrees degrees;

    /**
     * @param kinds what populations are
     * @param quantities their values are copied
     * @param degrees null as long as they are not known
     */
    NeuronRows(Network network, NeuronGroups kinds, List<NeuronQuantity> quantities, Degrees degrees) {
        this.network = network;
        this.kinds = kinds;
        this.degrees = degrees;
        living = network.populations().stream().flatMapToInt(population -> IntStream.range(0, population.size())
                .filter(population.slots()::lives).map(index -> population.firstId() + index)).toArray();
        values = quantities.stream().map(quantity -> {
            float[] copy = new float[network.neurons()];
            quantity.copy(copy);
            return copy;
        }).toList();
    }

    LiveTable.Content content() {
        return new LiveTable.Content(List.of(Column.number(Messages.neurons_id),
                Column.text(Messages.colour_population, 90), Column.number(Messages.neurons_index),
                Column.text(Messages.colour_kind, 130), Column.number(Messages.neurons_rate),
                Column.number(Messages.neurons_energy), Column.number(Messages.colour_potential),
                Column.number(Messages.neurons_in), Column.number(Messages.neurons_out)), this, -1,
                NLS.bind(Messages.neurons_footer, living.length));
    }

    @Override
    public int size() {
        return living.length;
    }

    @Override
    public int place(String key) {
        return Math.max(-1, Arrays.binarySearch(living, Integer.parseInt(key)));
    }

    @Override
    public LiveTable.Row get(int place) {
        int id = living[place];
        Population population = network.populationOf(id);
        List<String> exact = new ArrayList<>(List.of(Integer.toString(id), population.name(),
                Integer.toString(id - population.firstId()),
                kinds.names().get(kinds.ofPopulation().get(population.index()))));
        List<String> shown = new ArrayList<>(exact);
        for (float[] all : values) {
            boolean known = Float.isFinite(all[id]);
            exact.add(known ? Float.toString(all[id]) : "");
            shown.add(known ? new BigDecimal(all[id]).round(DIGITS).toPlainString() : "");
        }
        for (boolean in : new boolean[] {true, false}) {
            String count = degrees == null ? "" : Integer.toString((in ? degrees.in() : degrees.out())[id]);
            exact.add(count);
            shown.add(count);
        }
        return new LiveTable.Row(shown, exact);
    }
}
