package glia.energy.internal.validation;

import glia.api.network.DeviceDescription;
import glia.api.network.EnergyDescription;
import glia.api.network.Layout;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import java.util.List;

/** What the networks of the experiments have in common. */
final class Networks {

    static final Layout SOMEWHERE = new Layout.Disc(new Layout.Point(0, 0, 0), 1);
    private static final double DT = 0.1;

    private Networks() {
    }

    static NetworkDescription of(String name, long seed, List<PopulationDescription> populations,
            List<ProjectionDescription> projections, List<DeviceDescription> devices) {
        return of(name, seed, populations, projections, devices, EnergyDescription.DEFAULT);
    }

    static NetworkDescription of(String name, long seed, List<PopulationDescription> populations,
            List<ProjectionDescription> projections, List<DeviceDescription> devices, EnergyDescription energy) {
        return new NetworkDescription(name, "", "", DT, seed, 1000, populations, projections, devices, energy);
    }
}
