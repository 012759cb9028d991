package glia.network.internal.change;

import glia.api.change.InvalidChangeException;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChanger;
import glia.api.change.Outgoing;
import glia.api.change.Revision;
import glia.api.change.RowChanges;
import glia.api.network.Network;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Makes changed networks; each kind of change has a class of its own. */
@Component
public final class ChangedNetworks implements NetworkChanger {

    @Override
    public Outcome apply(Network base, Network present, long step, List<NetworkChange> changes, Outgoing outgoing) {
        Network now = present;
        Map<Integer, RowChanges> outcome = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            Network before = now;
            try {
                now = switch (changes.get(i)) {
                    case NetworkChange.SetParameter change -> ParameterChange.apply(now, change);
                    case NetworkChange.SetState change -> StateChange.check(now, change);
                    case NetworkChange.SetStimulus change -> StimulusChange.apply(now, step, change);
                    case NetworkChange.SetWeights change -> WeightChange.apply(now, change, outcome);
                    case NetworkChange.AddSynapses change -> SynapseChange.add(now, change, outcome);
                    case NetworkChange.RemoveSynapses change -> SynapseChange.remove(now, change, outcome);
                    case NetworkChange.AddNeurons change -> NeuronChange.add(base, now, change);
                    case NetworkChange.SetEnergy change -> EnergyChange.apply(now, change);
                    case NetworkChange.RemoveNeurons change -> NeuronChange.remove(now, change, outgoing, outcome);
                };
                PortSums.check(before, now);
                RecordedSynapses.check(before, now);
            } catch (InvalidChangeException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new InvalidChangeException(i, e.getMessage());
            }
        }
        return new Outcome(now, outcome);
    }

    @Override
    public List<NetworkChange.SetEnergy> energy(Network present) {
        return EnergyChange.present(present.description().energy());
    }

    @Override
    public Revision revision(Network base, Network present, long step) {
        return new RevisionWriter(base, present).revision(step);
    }

    @Override
    public Network restore(Network base, Revision revision) {
        try {
            Network restored = new RevisionReader(base, revision).network();
            LivingNeurons.check(base, restored);
            PortSums.check(base, restored);
            RecordedSynapses.check(base, restored);
            return restored;
        } catch (IllegalArgumentException e) {
            throw new InvalidChangeException(0, e.getMessage());
        }
    }
}
