package glia.engine.cpu.internal;

import glia.api.model.AccountDefinition;
import glia.api.network.Population;

/** What all tiles share of a population: its state, constants and kernel. */
final class PopulationState {

    Population population;
    NeuronKernel kernel;
    final float[][] states;
    /** Where the neurons hold their energy; null if they hold none. */
    final AccountDefinition account;
    /** The state variable of the accounts, or null. */
    final float[] balances;
    float[] scalars;
    float[][] arrays;
    final float[] quanta;
    /** Number of synapses that each neuron's axon makes. */
    final int[] outdegrees;
    /** Among scalars what a spike takes from an account; -1 if it is not there. */
    private int scalarOfSpike = -1;
    /** The same among arrays. */
    private int arrayOfSpike = -1;

    PopulationState(Population population, KernelCompiler compiler) {
        states = new float[population.model().states().size()][population.size()];
        account = population.model().account();
        balances = account == null ? null : states[population.model().stateIndex(account.state())];
        set(population, compiler);
        quanta = new float[population.quanta().length];
        for (int port = 0; port < quanta.length; port++) {
            quanta[port] = (float) population.quanta()[port];
        }
        outdegrees = new int[population.size()];
    }

    /** Takes over the constants of a population, with a kernel that suits them. */
    void set(Population changed, KernelCompiler compiler) {
        KernelShape shape = KernelShape.of(changed);
        population = changed;
        kernel = compiler.kernel(shape);
        scalars = shape.scalarValues(changed);
        arrays = shape.arrayValues(changed);
        if (account != null) {
            scalarOfSpike = shape.scalars().indexOf(account.spike());
            arrayOfSpike = shape.arrays().indexOf(account.spike());
        }
    }

    /**
     * @param neurons that have spiked, indices within the population
     * @param count how many
     * @return what that took from their accounts, each in whole quanta; 0 where the model does not say
     */
    long spikeCost(int[] neurons, int count) {
        if (scalarOfSpike >= 0) {
            return count * quanta(scalars[scalarOfSpike]);
        }
        long sum = 0;
        for (int k = 0; arrayOfSpike >= 0 && k < count; k++) {
            sum += quanta(arrays[arrayOfSpike][neurons[k]]);
        }
        return sum;
    }

    private long quanta(float energy) {
        return Math.round(energy / account.quantum());
    }

    /** @throws IllegalArgumentException if an account would leave its bounds; nothing was changed then */
    void deposit(int[] neurons, int[] quanta) {
        if (account == null) {
            throw new IllegalArgumentException("the neurons of population " + population.name() + " hold no energy");
        }
        for (int i = 0; i < neurons.length; i++) {
            if (!population.slots().lives(neurons[i])) {
                throw new IllegalArgumentException("neuron " + neurons[i] + " of population " + population.name()
                        + " does not live");
            }
            long after = (long) account.quanta(balances[neurons[i]]) + quanta[i];
            if (Math.abs(after) > AccountDefinition.BOUND) {
                throw new IllegalArgumentException("neuron " + neurons[i] + " of population " + population.name()
                        + " would hold " + after + " quanta; expected at most " + AccountDefinition.BOUND);
            }
        }
        for (int i = 0; i < neurons.length; i++) {
            balances[neurons[i]] = (float) ((account.quanta(balances[neurons[i]]) + quanta[i]) * account.quantum());
        }
    }

    long bytes() {
        return 4L * population.size() * (states.length + arrays.length + 1);
    }
}
