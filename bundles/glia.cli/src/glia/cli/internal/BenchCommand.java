package glia.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glia bench}. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Measures what the workloads cost on this machine, and holds it to the bars.",
        footer = {"", "Suites: standard (all workloads), quick (two of them), build (networks of 12.5 to 100 million",
            "synapses, built and not run), monitors (two of them for longer, with all monitors on and with",
            "none, in turn), books (what the books of energy cost: a network with them and without, in turn). Each",
            "sample but those of books is a run of its own process; a phase of warm-up, in which code is compiled,",
            "is not timed."})
final class BenchCommand implements Callable<Integer> {

    private static final int MAX_REPEATS = 1000;

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SUITE", arity = "0..1", defaultValue = BenchSuite.STANDARD,
            description = "What to measure; if not given, the suite standard.")
    private String name;

    @Option(names = "--repeats", paramLabel = "R", defaultValue = "3",
            description = "Samples of each figure, every one with a seed of its own; 3 if not given.")
    private int repeats;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the first sample.")
    private long seed;

    @Option(names = "--peer", paramLabel = "brian2",
            description = "Also run what Brian2 can run in Brian2, in the same rounds, if it is installed.")
    private String peer;

    @Option(names = "--out", paramLabel = "FILE", description = "Write every sample to FILE, as JSON.")
    private Path out;

    BenchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        BenchSuite suite = BenchSuite.read();
        check("SUITE", suite.names().contains(name), String.join(", ", suite.names()), name);
        check("--repeats", repeats >= 1 && repeats <= MAX_REPEATS, "a whole number from 1 to " + MAX_REPEATS, repeats);
        check("--seed", seed >= 0, "a whole number >= 0", seed);
        check("--peer", peer == null || peer.equals(Brian2.NAME), Brian2.NAME, peer);
        check("--out", out == null || out.toAbsolutePath().getParent() != null
                && Files.isWritable(out.toAbsolutePath().getParent()) && !Files.isDirectory(out),
                "a file in a folder that can be written to", out);
        boolean books = name.equals(BenchSuite.BOOKS);
        OwnProcess glia = books ? null : OwnProcess.find();
        Brian2 brian2 = peer == null ? null : Brian2.find(context.interruption());
        if (peer != null && brian2 == null) {
            context.streams().err().println("glia: Brian2 is not installed here (on Debian: python3-brian, g++); it is"
                    + " left out");
        }
        Map<String, Object> about = about();
        context.streams().out().println(about.get("processor") + ", " + about.get("processors") + " processors, "
                + about.get("java") + ", load " + about.get("load"));
        BenchResults results = books ? new BooksBench(context, seed).run(suite.of(name), repeats)
                : new Bench(context, glia, suite, seed).run(name, repeats, brian2);
        about.put("loadAtTheEnd", Machine.load());
        BenchTable.print(results, suite.bars(), context.streams().out());
        BenchTable.printMonitors(results, context.streams().out());
        BenchTable.printBooks(results, context.streams().out());
        if (out != null) {
            Files.writeString(out, BenchJson.text(about, results, suite.bars()));
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> about() throws IOException {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("glia", context.version());
        about.put("suite", name);
        about.put("repeats", repeats);
        about.put("seed", seed);
        about.put("time", Instant.now().toString());
        about.put("processor", Machine.processor());
        about.put("processors", Runtime.getRuntime().availableProcessors());
        about.put("memory", Machine.memory());
        about.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch"));
        about.put("java", System.getProperty("java.runtime.version") + " " + System.getProperty("java.vm.vendor"));
        about.put("load", Machine.load());
        return about;
    }

    private void check(String option, boolean good, String expected, Object value) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), option + ": expected " + expected + ", got " + value);
        }
    }
}
