package glia.cli.internal;

import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code glia validate}. */
@Command(name = "validate", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Finds out by experiment which roles energy plays, each beside a control without it.",
        footer = {"", "A role is shown if all of its experiments hold: the effect is above the smallest one that",
            "counts, with 95 %% confidence, and vanishes in the control. The exit code is 1 if an experiment",
            "does not hold, or a mutant was not caught."})
final class ValidateCommand implements Callable<Integer> {

    private static final int MAX_SEEDS = 1000;

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "5",
            description = "Samples of each experiment and of its control; 5 if not given.")
    private int seeds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the first sample.")
    private long seed;

    @Option(names = "--mutants",
            description = "Also break the energy code, in one way after the other, and say which experiments notice.")
    private boolean mutants;

    @Option(names = "--out", paramLabel = "FOLDER",
            description = "Write validation.html, validation.json and validation.svg into FOLDER.")
    private Path out;

    ValidateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws Exception {
        check("--seeds", seeds >= 2 && seeds <= MAX_SEEDS, "a whole number from 2 to " + MAX_SEEDS, seeds);
        check("--seed", seed >= 0, "a whole number >= 0", seed);
        OutputFolder folder = out == null ? null : new OutputFolder(out);
        Validation validation = context.services().validation();
        ProgressLine line = new ProgressLine(context.streams(), System::nanoTime, context.interruption());
        ValidationReport report;
        try {
            report = validation.run(seeds, seed, mutants ? validation.mutants() : List.of(), line);
        } finally {
            line.clear();
        }
        ValidationText.print(report, context.streams().out());
        if (folder != null) {
            Files.createDirectories(folder.path());
            context.services().reports().write(folder.path(), report);
        }
        boolean good = report.findings().stream().allMatch(ValidationReport.Finding::holds) && report.allCaught();
        return good ? ExitCode.DONE : ExitCode.RUN_FAILED;
    }

    private void check(String option, boolean good, String expected, Object value) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), option + ": expected " + expected + ", got " + value);
        }
    }
}
