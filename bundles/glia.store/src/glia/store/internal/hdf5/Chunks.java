package glia.store.internal.hdf5;

import java.io.IOException;
import java.util.Arrays;

/**
 * Where the chunks of a dataset are: in order, row by row. Written as a version 1 B-tree, bottom up, which every
 * version of the HDF5 library since 1.8 reads.
 */
public final class Chunks {

    /** Children of a node; what readers assume where the file says nothing else. */
    static final int PER_NODE = 64;

    private static final int NODE_HEAD = 24;

    private long[] addresses = new long[8];
    private int[] sizes = new int[8];
    private int count;

    /** @param size in the file, in bytes */
    public void add(long address, int size) {
        if (count == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        addresses[count] = address;
        sizes[count++] = size;
    }

    public void removeLast() {
        count--;
    }

    public int count() {
        return count;
    }

    /** @return where the last one begins, or -1 if there is none */
    public long last() {
        return count == 0 ? -1 : addresses[count - 1];
    }

    /**
     * @param chunk extent of a chunk
     * @param acrossAll how many chunks there are in each dimension; the product is the number of chunks
     * @return address of the root
     */
    long write(MetadataWriter out, int[] chunk, int[] acrossAll) throws IOException {
        if (count == 0) {
            return ObjectHeader.UNDEFINED;
        }
        int key = 8 + 8 * (chunk.length + 1);
        int size = NODE_HEAD + PER_NODE * 8 + (PER_NODE + 1) * key;
        long below = 0;
        long perChild = 1;
        for (int level = 0;; level++) {
            long perNode = perChild * PER_NODE;
            int nodes = (int) Math.ceilDiv(count, perNode);
            out.align();
            long first = out.position();
            for (int node = 0; node < nodes; node++) {
                Bytes bytes = head(level, node, nodes, (int) Math.min(PER_NODE,
                        Math.ceilDiv(count - node * perNode, perChild)), first, size);
                long end = Math.min(count, (node + 1) * perNode);
                for (long i = node * perNode; i < end; i += perChild) {
                    key(bytes, (int) i, chunk, acrossAll);
                    bytes.u64(level == 0 ? addresses[(int) i] : below + i / perChild * size);
                }
                key(bytes, (int) end, chunk, acrossAll);
                out.write(bytes.fill(size).array());
            }
            if (nodes == 1) {
                return first;
            }
            below = first;
            perChild = perNode;
        }
    }

    private static Bytes head(int level, int node, int nodes, int children, long first, int size) {
        return new Bytes().ascii("TREE").u8(1).u8(level).u16(children)
                .u64(node == 0 ? ObjectHeader.UNDEFINED : first + (node - 1L) * size)
                .u64(node == nodes - 1 ? ObjectHeader.UNDEFINED : first + (node + 1L) * size);
    }

    /** The key of a chunk; behind the last one, a key that is greater than that of every chunk. */
    private void key(Bytes bytes, int i, int[] chunk, int[] acrossAll) {
        bytes.u32(i < count ? sizes[i] : 0).u32(0);
        long rest = i;
        long[] place = new long[chunk.length];
        for (int d = chunk.length - 1; d > 0; d--) {
            place[d] = rest % acrossAll[d] * chunk[d];
            rest /= acrossAll[d];
        }
        place[0] = rest * chunk[0];
        for (long offset : place) {
            bytes.u64(offset);
        }
        bytes.u64(0);
    }
}
