package glia.engine.cpu.internal;

import glia.api.model.AccountDefinition;
import glia.api.network.Population;

/** What all tiles share of a population: its state, constants and kernel. */
final class PopulationState {

    final Population population;
    final NeuronKernel kernel;
    final float[][] states;
    /** Where the neurons hold their energy; null if they hold none. */
    final AccountDefinition account;
    /** The state variable of the accounts, or null. */
    final float[] balances;
    final float[] scalars;
    final float[][] arrays;
    final float[] quanta;
    /** Number of synapses that each neuron's axon makes. */
    final int[] outdegrees;

    PopulationState(Population population, KernelCompiler compiler) {
        KernelShape shape = KernelShape.of(population);
        this.population = population;
        kernel = compiler.kernel(shape);
        states = new float[population.model().states().size()][population.size()];
        account = population.model().account();
        balances = account == null ? null : states[population.model().stateIndex(account.state())];
        scalars = shape.scalarValues(population);
        arrays = shape.arrayValues(population);
        quanta = new float[population.quanta().length];
        for (int port = 0; port < quanta.length; port++) {
            quanta[port] = (float) population.quanta()[port];
        }
        outdegrees = new int[population.size()];
    }

    long bytes() {
        return 4L * population.size() * (states.length + arrays.length + 1);
    }
}
