package glia.engine.cpu.internal;

import glia.api.network.Population;

/** What all tiles share of a population: its state, constants and kernel. */
final class PopulationState {

    final Population population;
    final NeuronKernel kernel;
    final float[][] states;
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
