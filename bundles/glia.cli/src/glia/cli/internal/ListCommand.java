package glia.cli.internal;

import glia.api.network.ExampleCatalogue.Example;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code glia list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the networks that are shipped.")
final class ListCommand implements Callable<Integer> {

    private final CommandContext context;

    ListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Example> examples = context.services().examples().examples();
        int width = examples.stream().mapToInt(e -> names(e).length()).max().orElse(0);
        String group = "";
        for (Example example : examples) {
            if (!example.group().equals(group)) {
                group = example.group();
                context.streams().out().println(group);
            }
            context.streams().out().println("  " + names(example) + " ".repeat(width - names(example).length()) + "  "
                    + example.title());
        }
        return ExitCode.DONE;
    }

    private static String names(Example example) {
        return example.alias().isEmpty() ? example.name() : example.name() + " (" + example.alias() + ")";
    }
}
