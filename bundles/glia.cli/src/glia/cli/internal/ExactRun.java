package glia.cli.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.CoordinationDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.store.BinnedSpikes;
import glia.api.store.ExactComparison;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Runs a network with coordination once more with all updates, to see what the others cost. */
final class ExactRun {

    private final CommandContext context;
    private final RunOptions options;
    private final Progress progress;

    ExactRun(CommandContext context, RunOptions options, Progress progress) {
        this.context = context;
        this.options = options;
        this.progress = progress;
    }

    /** @throws CliException if there would be nothing to compare */
    static void check(NetworkDescription network) throws CliException {
        if (network.energy().coordination().share() == 1) {
            throw new CliException(ExitCode.BAD_INPUT, "glia: --compare-exact: expected a network with"
                    + " energy.coordination; all updates are made in " + network.name());
        }
    }

    /**
     * @param counted what the run did in the timed phase
     * @return the comparison; empty if the exact run was interrupted
     */
    Optional<ExactComparison> compare(BinnedSpikes counted, Course course) throws CliException, InterruptedException {
        NetworkDescription description = course.network().description();
        NetworkDescription exact = description.withEnergy(description.energy()
                .withCoordination(CoordinationDescription.EXACT));
        try {
            Network network = context.services().builder().build(exact, progress);
            try (Simulation simulation = context.services().simulations().open(network, options, progress)) {
                BinnedSpikes all = new BinnedSpikes(network, course.warmupStep(), course.endStep());
                simulation.addRecorder(all);
                context.interruption().onRequest(simulation::pause);
                boolean whole = simulation.run(course.endStep()).get().step() == course.endStep();
                return whole ? Optional.of(counted.against(all)) : Optional.empty();
            }
        } catch (NetworkException | BackendUnavailableException e) {
            throw failed(e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        }
    }

    private static CliException failed(Throwable cause) {
        return new CliException(ExitCode.RUN_FAILED, "glia: the exact run failed: " + cause.getMessage());
    }
}
