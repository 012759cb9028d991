package glia.engine.cpu.internal;

import glia.api.model.Decay;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseTrace;
import glia.api.network.Plasticity;
import java.util.ArrayList;
import java.util.List;

/** How the traces of a plastic projection decay: those of its sources, of its targets, and states of the synapses. */
final class TraceDecays {

    final float[][] tables;
    final float[] rates;
    /** By trace, whether a spike adds one to it; else it becomes one. */
    final boolean[] adds;
    /** Number of traces of a source, and of a target. */
    final int sources;
    final int targets;

    TraceDecays(Plasticity plasticity, double dt) {
        SynapseModel model = plasticity.model();
        List<SynapseTrace> traces = new ArrayList<>(model.sourceTraces());
        traces.addAll(model.targetTraces());
        sources = model.sourceTraces().size();
        targets = model.targetTraces().size();
        tables = new float[traces.size() + model.synapseStates().size()][];
        rates = new float[tables.length];
        adds = new boolean[traces.size()];
        for (int i = 0; i < traces.size(); i++) {
            double timeConstant = plasticity.constants().get(traces.get(i).timeConstant());
            tables[i] = Decay.table(timeConstant, dt);
            rates[i] = Decay.rate(timeConstant, dt);
            adds[i] = traces.get(i).jump() == SynapseTrace.Jump.ADD_ONE;
        }
        for (int i = 0; i < model.synapseStates().size(); i++) {
            String name = model.synapseStates().get(i).timeConstant();
            double timeConstant = name == null ? 0 : plasticity.constants().get(name);
            boolean stays = timeConstant == 0;
            tables[traces.size() + i] = stays ? new float[] {1, 1} : Decay.table(timeConstant, dt);
            rates[traces.size() + i] = stays ? 0 : Decay.rate(timeConstant, dt);
        }
    }

    /** What is left of a trace. */
    float after(int trace, int steps) {
        return Decay.after(tables[trace], rates[trace], steps);
    }

    /** What a spike makes of a trace. */
    float jump(int trace, float before) {
        return adds[trace] ? before + 1 : 1;
    }
}
