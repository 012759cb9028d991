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
    private final Evaluator neuron;
    private final long[] moved;
    private final long all;
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Float> changes = new ArrayList<>();

    /** @param moved receives the quanta */
    PlainTransfers(NeuronModel model, long step, Evaluator neuron, long[] moved) {
        this.model = model;
        this.step = step;
        this.neuron = neuron;
        this.moved = moved;
        all = model.update().stream().filter(Transfer.class::isInstance).count();
    }

    void add(Transfer transfer, float change) {
        transfers.add(transfer);
        changes.add(change);
        if (transfers.size() == all) {
            finish();
        }
    }

    private void finish() {
        AccountDefinition account = model.account();
        float wanted = Transfer.dither(step) * (float) account.quantum();
        double before = 0;
        for (int i = 0; i < transfers.size(); i++) {
            wanted += changes.get(i);
            double after = Math.rint(wanted / account.quantum());
            long quanta = (long) (after - before);
            Transfer transfer = transfers.get(i);
            moved[Transfer.count(transfer.direction(), transfer.role())] += transfer.direction()
                    == Direction.FROM_SUPPLY ? quanta : -quanta;
            moved[Transfer.OF_SPIKES] -= transfer.ofSpikes() ? quanta : 0;
            before = after;
        }
        neuron.assign(account.state(), (float) (neuron.state(account.state()) + before * account.quantum()));
    }

    /** One step of a model that has neither constants nor ports. */
    static void advance(NeuronModel model, float[][] states, int neuron, long step, long[] moved) {
        new Evaluator() {
            private final PlainTransfers transfers = new PlainTransfers(model, step, this, moved);

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
        }.run(model.update());
    }
}
