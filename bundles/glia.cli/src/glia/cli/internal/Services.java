package glia.cli.internal;

import glia.api.adaptive.AdaptiveController;
import glia.api.backend.Backend;
import glia.api.change.ChangeReader;
import glia.api.energy.Validation;
import glia.api.health.ErrorLog;
import glia.api.health.HealthMonitor;
import glia.api.health.Repairs;
import glia.api.health.StartTimes;
import glia.api.metric.MetricExport;
import glia.api.network.ExampleCatalogue;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.profile.ProfileComparison;
import glia.api.profile.ProfileManager;
import glia.api.profiler.Profiler;
import glia.api.simulation.Simulations;
import glia.api.store.Checkpoints;
import glia.api.store.Recordings;
import glia.api.store.RunReports;
import glia.api.store.SpikeAnalyses;
import java.util.List;

/** What commands are carried out with. */
record Services(NetworkReader reader, ChangeReader changes, NetworkBuilder builder, ExampleCatalogue examples,
        Simulations simulations, List<Backend> backends, Recordings recordings, SpikeAnalyses analyses,
        RunReports reports, Checkpoints checkpoints, Validation validation,
        MetricExport metrics, HealthMonitor health, AdaptiveController controller, ErrorLog errors, Repairs repairs,
        StartTimes starts,
        ProfileManager profiles, ProfileComparison comparison, Profiler profiler,
        Events events) {
}
