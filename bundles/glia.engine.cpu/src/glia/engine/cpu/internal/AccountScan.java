package glia.engine.cpu.internal;

import glia.api.model.AccountDefinition;

/** Reads the stored accounts of a slice, independently of the kernel that has changed them. */
final class AccountScan {

    private AccountScan() {
    }

    /**
     * @param account what they are
     * @param balances by neuron
     * @param from the first neuron
     * @param count how many neurons
     * @param lanes neurons of a vector; 1 without the Vector API
     * @return the sum of their balances in quanta
     */
    static long sum(AccountDefinition account, float[] balances, int from, int count, int lanes) {
        int whole = lanes == 1 ? 0 : count / lanes;
        long sum = whole == 0 ? 0 : AccountVectors.sum(account, balances, from, whole);
        for (int neuron = from + whole * lanes; neuron < from + count; neuron++) {
            sum += account.quanta(balances[neuron]);
        }
        return sum;
    }
}
