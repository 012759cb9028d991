package glia.ui.kit.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Neurons that a person has selected, of which the one that was selected last leads. Immutable. */
public final class NeuronIds {
    public static final NeuronIds NONE = new NeuronIds(new int[0], -1);

    private final int[] ids;
    private final int lead;

    private NeuronIds(int[] ids, int lead) {
        this.ids = ids;
        this.lead = lead;
    }

    /** @param ids of neurons, in any order; the last one leads */
    public static NeuronIds of(int... ids) {
        return ids.length == 0 ? NONE
                : new NeuronIds(Arrays.stream(ids).sorted().distinct().toArray(), ids[ids.length - 1]);
    }

    /** Their ids, ascending; the receiver's own. */
    public int[] ids() {
        return ids.clone();
    }

    public int size() {
        return ids.length;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    /** The neuron that was selected last, -1 if there is none. */
    public int lead() {
        return lead;
    }

    public boolean contains(int id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    /** These and others; the last of the others leads. */
    public NeuronIds with(int... others) {
        if (others.length == 0) {
            return this;
        }
        int[] all = Arrays.copyOf(ids, ids.length + others.length);
        System.arraycopy(others, 0, all, ids.length, others.length);
        return of(all);
    }

    /** Without a neuron that is in it, with it if it is not. */
    public NeuronIds toggled(int id) {
        return contains(id) ? keep(other -> other != id) : with(id);
    }

    /** Those for which something holds; if the leading one goes, the last of the others leads. */
    public NeuronIds keep(IntPredicate holds) {
        int[] kept = Arrays.stream(ids).filter(holds).toArray();
        if (kept.length == ids.length) {
            return this;
        }
        if (kept.length == 0) {
            return NONE;
        }
        return new NeuronIds(kept, lead >= 0 && holds.test(lead) ? lead : kept[kept.length - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NeuronIds set && set.lead == lead && Arrays.equals(set.ids, ids);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + lead;
    }

    @Override
    public String toString() {
        return Arrays.toString(ids) + ", " + lead + " leads";
    }
}
