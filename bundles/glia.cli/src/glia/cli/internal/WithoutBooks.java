package glia.cli.internal;

import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.Statement;
import glia.api.model.Statement.Transfer;
import glia.api.network.Network;
import glia.api.network.Population;
import java.util.ArrayList;
import java.util.List;

/**
 * A network whose neurons obey the same equations, with the same energy, but hold it in a plain state: no transfer is
 * rounded or counted, and nobody reads the accounts. What a run of the network takes more is what its books cost.
 */
final class WithoutBooks {

    private WithoutBooks() {
    }

    /** @return the copy; its spikes are others as soon as a rounded account decides about one */
    static Network of(Network network) {
        return new Network(network.description(), network.populations().stream().map(WithoutBooks::of).toList(),
                network.projections(), network.devices(), network.minDelay(), network.maxDelay());
    }

    private static Population of(Population p) {
        NeuronModel m = p.model();
        if (m.account() == null) {
            return p;
        }
        NeuronModel plain = new NeuronModel(m.name(), m.summary(), m.reference(), m.parameters(), m.constants(),
                m.states(), m.ports(), update(p));
        return new Population(p.index(), p.name(), p.firstId(), p.size(), plain, p.constants(), p.initial(),
                p.quanta(), p.place(), p.slots());
    }

    /** Each change is named where a transfer stands; the energy gains all of them where the last one does. */
    private static List<Statement> update(Population p) {
        List<Statement> all = p.model().update();
        long left = all.stream().filter(Transfer.class::isInstance).count();
        String energy = p.model().account().state();
        Expression sum = Expression.state(energy);
        List<Statement> update = new ArrayList<>();
        for (Statement statement : all) {
            if (!(statement instanceof Transfer transfer)) {
                update.add(statement);
                continue;
            }
            if (moves(transfer, p)) {
                String name = "change " + left;
                update.add(Statement.let(name, transfer.change()));
                sum = sum.plus(Expression.local(name));
            }
            left--;
            if (left == 0) {
                update.add(Statement.assign(energy, sum));
            }
        }
        return update;
    }

    /** A backend leaves out as well what would come in at a port to which nothing is connected. */
    private static boolean moves(Transfer transfer, Population p) {
        return !(transfer.change() instanceof Expression.Input input && p.model().portIndex(input.port()) >= 0
                && p.quanta()[p.model().portIndex(input.port())] == 0);
    }
}
