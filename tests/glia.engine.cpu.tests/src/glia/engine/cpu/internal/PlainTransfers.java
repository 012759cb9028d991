package glia.engine.cpu.internal;

import glia.api.model.AccountDefinition;
import glia.api.model.NeuronModel;
import glia.api.model.Statement.Direction;
import glia.api.model.Statement.Transfer;
import java.util.ArrayList;
import java.util.List;

/** The transfers of one neuron and step as their contract says; in double, which holds all of it exactly. */
final class PlainTransfers {

    private final NeuronModel model;
    private final long step;
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Float> changes = new ArrayList<>();

    PlainTransfers(NeuronModel model, long step) {
        this.model = model;
        this.step = step;
    }

    void add(Transfer transfer, float change) {
        transfers.add(transfer);
        changes.add(change);
    }

    /** Carries out what was added; no model looks at its account behind its last transfer. */
    void finish(Evaluator neuron, long[] moved) {
        AccountDefinition account = model.account();
        if (transfers.isEmpty()) {
            return;
        }
        float wanted = neuron.state(account.remainder());
        double before = 0;
        for (int i = 0; i < transfers.size(); i++) {
            wanted += changes.get(i);
            boolean last = i == transfers.size() - 1;
            float dithered = wanted + Transfer.dither(step) * (float) account.quantum();
            double after = Math.rint((last ? wanted : dithered) / account.quantum());
            long quanta = (long) (after - before);
            Transfer transfer = transfers.get(i);
            moved[Transfer.count(transfer.direction(), transfer.role())] += transfer.direction()
                    == Direction.FROM_SUPPLY ? quanta : -quanta;
            before = after;
        }
        neuron.assign(account.state(), (float) (neuron.state(account.state()) + before * account.quantum()));
        neuron.assign(account.remainder(), (float) (wanted - before * account.quantum()));
    }

    /** One step of a model that has neither constants nor ports. */
    static void advance(NeuronModel model, float[][] states, int neuron, long step, long[] moved) {
        PlainTransfers transfers = new PlainTransfers(model, step);
        Evaluator evaluator = new Evaluator() {
            @Override
            float state(String name) {
                return states[model.stateIndex(name)][neuron];
            }

            @Override
            float constant(String name) {
                throw new AssertionError(name);
            }

            @Override
            float input(String port) {
                throw new AssertionError(port);
            }

            @Override
            void assign(String state, float value) {
                states[model.stateIndex(state)][neuron] = value;
            }

            @Override
            void transfer(Transfer transfer, float change) {
                transfers.add(transfer, change);
            }
        };
        evaluator.run(model.update());
        transfers.finish(evaluator, moved);
    }
}
