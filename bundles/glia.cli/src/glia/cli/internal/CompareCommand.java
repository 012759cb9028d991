package glia.cli.internal;

import glia.api.profile.ComparisonReport;
import glia.api.profile.ComparisonReport.Effect;
import glia.api.profile.Profile;
import glia.api.profile.ProfileComparison;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glia profile compare}. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Measures by paired runs what each switch brings that two profiles set differently.",
        footer = {"", "Every run is a process of its own. An effect is given with its 95 %% confidence interval; one",
            "whose interval holds 0 cannot be told from noise."})
final class CompareCommand implements Callable<Integer> {

    private static final double MAX_MS = 1e12;
    private static final String ROW = "%-28s %-10s %-10s %-22s %9s  %-20s %s%n";

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A profile file, or the name of a shipped profile.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String second;

    @Parameters(index = "2", paramLabel = "NETWORK",
            description = "A network file, or the name of a shipped example (see glia list).")
    private String network;

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "5",
            description = "Pairs of runs of each switch; ${DEFAULT-VALUE} if not given.")
    private int rounds;

    @Option(names = "--time", paramLabel = "MS", defaultValue = "1000",
            description = "Simulated time that is timed, in ms; ${DEFAULT-VALUE} if not given.")
    private double time;

    @Option(names = "--warmup", paramLabel = "MS", defaultValue = "200",
            description = "Simulated time before it, in ms; ${DEFAULT-VALUE} if not given.")
    private double warmup;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Seed of all runs; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Option(names = "--together", description = "Compare the profiles as wholes only, not switch by switch.")
    private boolean together;

    @Option(names = "--json", description = "Print one JSON object to standard output, and nothing else there.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the effects as a table in Markdown.")
    private boolean markdown;

    CompareCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        check("--rounds", rounds >= 2 && rounds <= ProfileComparison.MOST_ROUNDS,
                "a whole number from 2 to " + ProfileComparison.MOST_ROUNDS, rounds);
        check("--time", time > 0 && time <= MAX_MS, "a time in ms > 0 and <= 1e12", time);
        check("--warmup", warmup >= 0 && warmup <= MAX_MS, "a time in ms >= 0 and <= 1e12", warmup);
        check("--markdown", !markdown || !json, "to be given without --json", "both");
        check("--seed", seed >= 0, "a whole number >= 0", seed);
        Profile one = ProfileSource.find(first, context.services().profiles());
        Profile other = ProfileSource.find(second, context.services().profiles());
        NetworkSource.find(network, context.services());
        ProgressLine progress = new ProgressLine(context.streams(), System::nanoTime, context.interruption());
        context.interruption().onRequest(Thread.currentThread()::interrupt);
        ComparisonReport report;
        try {
            report = context.services().comparison().compare(one, other,
                    new ProfileComparison.Runs(network, warmup, time, rounds, seed, together), progress);
        } finally {
            progress.clear();
        }
        if (json) {
            context.streams().out().print(ComparisonJson.text(report));
        } else if (markdown) {
            context.streams().out().print(ComparisonMarkdown.text(report));
        } else {
            print(report, context.streams().out());
        }
        return ExitCode.DONE;
    }

    private void print(ComparisonReport report, PrintStream out) {
        if (report.switches().isEmpty()) {
            out.println("The two profiles say the same.");
            return;
        }
        out.println(report.second() + " beside " + report.first() + ", " + report.network() + ", "
                + Texts.count(report.rounds(), "pair") + " of runs" + (together ? "" : " for each switch") + ":");
        out.printf(Locale.ROOT, ROW, "switch", report.first(), report.second(), "metric", "effect", "95 % interval",
                "");
        for (Effect effect : report.switches()) {
            out.printf(Locale.ROOT, ROW, effect.name(), effect.first(), effect.second(), effect.metric(),
                    ComparisonMarkdown.percent(effect.effectPercent()),
                    ComparisonMarkdown.percent(effect.low()) + " to " + ComparisonMarkdown.percent(effect.high()),
                    effect.distinguishable() ? "" : "cannot be told from noise");
        }
    }

    private void check(String option, boolean good, String expected, Object value) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), option + ": expected " + expected + ", got " + value);
        }
    }
}
