package glia.cli.internal;

import glia.api.network.Network;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code glia check}. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Reads and builds a network without running it, and says what is wrong with it.")
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
        try {
            built = NetworkSource.find(network, context.services()).build(null, context.services(), progress);
        } finally {
            progress.clear();
        }
        context.streams().out().println(network + ": good; " + Texts.count(built.neurons(), "neuron") + " in "
                + Texts.count(built.populations().size(), "population") + ", "
                + Texts.count(built.synapses(), "synapse") + " in "
                + Texts.count(built.projections().size(), "projection"));
        return ExitCode.DONE;
    }
}
