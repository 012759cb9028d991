package glia.store.internal.recording;

import glia.store.internal.hdf5.Attribute;
import glia.store.internal.hdf5.Datatype;
import glia.store.internal.hdf5.MetadataWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Columns of a report that are synapses: elements of their targets, each with its place in the projection. */
record SynapseColumns(RecordedSynapses synapses) implements SonataReport.Columns {

    @Override
    public int width() {
        return synapses.targets().length;
    }

    @Override
    public int stride() {
        return 1;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public String unit() {
        return synapses.unit();
    }

    @Override
    public void map(MetadataWriter out, Map<String, Long> mapping) throws IOException {
        int[] targets = synapses.targets();
        int[] begin = new int[targets.length + 1];
        int nodes = 0;
        for (int k = 0; k < targets.length; k++) {
            if (k == 0 || targets[k] != targets[k - 1]) {
                begin[nodes++] = k;
            }
        }
        begin[nodes] = targets.length;
        int[] pointers = Arrays.copyOf(begin, nodes + 1);
        mapping.put("node_ids", out.dataset(Datatype.UINT64, nodes, i -> targets[pointers[i]],
                List.of(Attribute.uint8("sorted", 1))));
        mapping.put("index_pointers", out.dataset(Datatype.UINT64, nodes + 1, i -> pointers[i], List.of()));
        mapping.put("element_ids", out.dataset(Datatype.UINT32, width(), i -> synapses.places()[i], List.of()));
        mapping.put("source_node_ids", out.dataset(Datatype.UINT64, width(), i -> synapses.senders()[i], List.of()));
    }
}
