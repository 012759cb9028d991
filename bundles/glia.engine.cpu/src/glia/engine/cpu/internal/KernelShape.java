package glia.engine.cpu.internal;

import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.Statement;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import java.util.ArrayList;
import java.util.List;

/**
 * What a generated kernel depends on beside its model: which constants differ between neurons and which ports have
 * input. Populations of the same shape share a kernel.
 *
 * @param model the model
 * @param scalars names of the constants that are the same for all neurons
 * @param arrays names of the constants that differ
 * @param connected by port, whether anything is connected
 */
record KernelShape(NeuronModel model, List<String> scalars, List<String> arrays, List<Boolean> connected) {

    static KernelShape of(Population population) {
        List<String> scalars = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        population.constants().forEach((name, values) -> (values.isConstant() ? scalars : arrays).add(name));
        List<Boolean> connected = new ArrayList<>();
        for (double quantum : population.quanta()) {
            connected.add(quantum > 0);
        }
        return new KernelShape(population.model(), List.copyOf(scalars), List.copyOf(arrays), List.copyOf(connected));
    }

    /**
     * The update of the model without transfers of what comes in at a port to which nothing is connected, which
     * would move nothing.
     */
    List<Statement> update() {
        return model.update().stream().filter(statement -> !(statement instanceof Statement.Transfer transfer
                && transfer.change() instanceof Expression.Input input && model.portIndex(input.port()) >= 0
                && !connected.get(model.portIndex(input.port())))).toList();
    }

    float[] scalarValues(Population population) {
        float[] values = new float[scalars.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) population.constants().get(scalars.get(i)).constant();
        }
        return values;
    }

    float[][] arrayValues(Population population) {
        float[][] values = new float[arrays.size()][population.size()];
        for (int i = 0; i < values.length; i++) {
            NeuronValues source = population.constants().get(arrays.get(i));
            for (int neuron = 0; neuron < population.size(); neuron++) {
                values[i][neuron] = (float) source.get(neuron);
            }
        }
        return values;
    }
}
