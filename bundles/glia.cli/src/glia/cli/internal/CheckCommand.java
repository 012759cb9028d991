package glia.cli.internal;

import glia.api.network.Network;
import glia.api.simulation.CostPrediction;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code glia check}. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Reads and builds a network, says what is wrong with it, or what running it would cost.")
final class CheckCommand implements Callable<Integer> {

    private final CommandContext context;

    @Parameters(paramLabel = "NETWORK", arity = "1",
            description = "A network file, or the name of a shipped example (see glia list).")
    private String network;

    CheckCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        ProgressLine progress = new ProgressLine(context.streams(), System::nanoTime, context.interruption());
        Network built;
        Optional<CostPrediction> predicted;
        try {
            built = NetworkSource.find(network, context.services()).build(null, context.services(), progress);
            try (Simulation simulation = context.services().simulations().open(built, RunOptions.DEFAULT, progress)) {
                predicted = simulation.predict().join();
            }
        } finally {
            progress.clear();
        }
        context.streams().out().println(network + ": good; " + Texts.count(built.living(), "neuron") + " in "
                + Texts.count(built.populations().size(), "population") + ", "
                + Texts.count(built.synapses(), "synapse") + " in "
                + Texts.count(built.projections().size(), "projection"));
        context.streams().out().println("to run it: " + PredictionText.of(predicted) + "; on "
                + Texts.count(Runtime.getRuntime().availableProcessors(), "thread"));
        return ExitCode.DONE;
    }
}
