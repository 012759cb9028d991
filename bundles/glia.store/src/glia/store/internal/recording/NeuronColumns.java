package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Population;
import glia.store.internal.hdf5.Attribute;
import glia.store.internal.hdf5.Datatype;
import glia.store.internal.hdf5.MetadataWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Columns of a report that are neurons.
 *
 * @param neurons ascending indices within the population; null: all
 * @param stride number of state variables that are sampled
 * @param offset which of them the report has
 */
record NeuronColumns(int[] neurons, int width, int stride, int offset, String unit) implements SonataReport.Columns {

    static NeuronColumns of(Population population, Device.Multimeter device, int state) {
        int[] neurons = device.neurons();
        return new NeuronColumns(neurons, neurons == null ? population.size() : neurons.length,
                device.states().length, state, population.model().states().get(device.states()[state]).unit());
    }

    @Override
    public void map(MetadataWriter out, Map<String, Long> mapping) throws IOException {
        mapping.put("node_ids", out.dataset(Datatype.UINT64, width, i -> neurons == null ? i : neurons[i],
                List.of(Attribute.uint8("sorted", 1))));
        mapping.put("index_pointers", out.dataset(Datatype.UINT64, width + 1, i -> i, List.of()));
        mapping.put("element_ids", out.dataset(Datatype.UINT32, width, i -> 0, List.of()));
    }
}
