package glia.cli.internal;

import glia.api.profile.Difference;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code glia profile} and what belongs to it. */
@Command(name = "profile", mixinStandardHelpOptions = true,
        description = "Optimization profiles: how the program runs, and what that brings.",
        footer = {"", "A profile is applied by glia run NETWORK --profile PROFILE. It changes no result."})
final class ProfileCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine of(CommandContext context) {
        return new CommandLine(new ProfileCommand()).addSubcommand(new Shipped(context)).addSubcommand(
                new Show(context)).addSubcommand(new Validate(context)).addSubcommand(new Schema(context))
                .addSubcommand(new CompareCommand(context));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command: list, show, validate, schema or compare");
    }

    /** {@code glia profile list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Names the shipped profiles.")
    static final class Shipped implements Callable<Integer> {

        private final CommandContext context;

        Shipped(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            List<Profile> all = new ArrayList<>(context.services().profiles().shipped());
            all.add(Profile.STANDARD);
            for (Profile profile : all) {
                context.streams().out().printf("%-12s %s%n", profile.name(), profile.title());
            }
            return ExitCode.DONE;
        }
    }

    /** {@code glia profile show}. */
    @Command(name = "show", mixinStandardHelpOptions = true,
            description = "Says what a profile sets, beside what holds without it.")
    static final class Show implements Callable<Integer> {

        private final CommandContext context;

        @Parameters(paramLabel = "PROFILE", arity = "1",
                description = "A profile file, or the name of a shipped profile (see glia profile list).")
        private String name;

        Show(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws Exception {
            ProfileManager manager = context.services().profiles();
            Profile profile = ProfileSource.find(name, manager);
            PrintStream out = context.streams().out();
            out.println(profile.name() + (profile.title().isEmpty() ? "" : ": " + profile.title()));
            if (!profile.description().isEmpty()) {
                out.println(profile.description());
            }
            List<Difference> differences = manager.differences(Profile.STANDARD, profile);
            for (Difference one : differences) {
                out.println(one.name() + " = " + one.second() + " instead of " + one.first() + ". "
                        + one.of().description());
            }
            if (differences.isEmpty()) {
                out.println("Every switch has its standard value.");
            }
            return ExitCode.DONE;
        }
    }

    /** {@code glia profile validate}. */
    @Command(name = "validate", mixinStandardHelpOptions = true,
            description = "Reads a profile and says what is wrong with it, or why it cannot be applied here.")
    static final class Validate implements Callable<Integer> {

        private final CommandContext context;

        @Parameters(paramLabel = "PROFILE", arity = "1", description = "A profile file, or the name of a shipped one.")
        private String name;

        Validate(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws Exception {
            ProfileManager manager = context.services().profiles();
            Profile profile = ProfileSource.find(name, manager);
            List<String> reasons = manager.refusals(profile);
            if (!reasons.isEmpty()) {
                throw new CliException(ExitCode.ENVIRONMENT, "glia: profile " + profile.name()
                        + " cannot be applied here: " + String.join("; ", reasons));
            }
            context.streams().out().println(name + ": good; " + Texts.count(
                    manager.differences(Profile.STANDARD, profile).size(), "value")
                    + " other than without a profile");
            return ExitCode.DONE;
        }
    }

    /** {@code glia profile schema}. */
    @Command(name = "schema", mixinStandardHelpOptions = true,
            description = "Prints the JSON Schema of profiles, for the switches that are installed.")
    static final class Schema implements Callable<Integer> {

        private final CommandContext context;

        Schema(CommandContext context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            context.streams().out().print(context.services().profiles().schema());
            return ExitCode.DONE;
        }
    }
}
