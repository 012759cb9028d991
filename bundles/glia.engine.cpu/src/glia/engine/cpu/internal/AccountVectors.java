package glia.engine.cpu.internal;

import glia.api.model.AccountDefinition;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums accounts in vectors; a class of its own, which is loaded only where the Vector API is. */
final class AccountVectors {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    /** So that a lane cannot leave 32 bits: a balance has at most 2^22 quanta. */
    private static final int MOST_VECTORS = 511;
    private static final int HALF_BITS = 16;
    private static final int LOW_HALF = 0xFFFF;

    private AccountVectors() {
    }

    /** @return the balances of whole vectors in quanta */
    static long sum(AccountDefinition account, float[] balances, int from, int vectors) {
        FloatVector rounder = FloatVector.broadcast(FLOATS, account.rounder());
        long sum = 0;
        for (int done = 0, next; done < vectors; done += next) {
            next = Math.min(MOST_VECTORS, vectors - done);
            IntVector lanes = IntVector.broadcast(INTS, -account.rounderBits() * next);
            int at = from + done * FLOATS.length();
            for (int k = 0; k < next; k++) {
                lanes = lanes.add(FloatVector.fromArray(FLOATS, balances, at).add(rounder).reinterpretAsInts());
                at += FLOATS.length();
            }
            sum += ((long) lanes.lanewise(VectorOperators.ASHR, HALF_BITS).reduceLanes(VectorOperators.ADD)
                    << HALF_BITS) + lanes.and(LOW_HALF).reduceLanes(VectorOperators.ADD);
        }
        return sum;
    }
}
