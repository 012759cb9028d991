package glia.energy.internal.validation;

import glia.api.energy.EnergyLedger;
import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.simulation.Simulations;
import glia.energy.internal.validation.SideBySide.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Takes samples of all experiments and their controls, whole and with each mutant, on all processors. */
@Component
public final class ValidationComponent implements Validation {

    private final List<Experiment> experiments;
    private final NetworkBuilder builder;
    private final Simulations simulations;
    private final EnergyLedger.Factory books;
    private final int threads;

    @Activate
    public ValidationComponent(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Experiment> experiments,
            @Reference NetworkBuilder builder, @Reference Simulations simulations,
            @Reference EnergyLedger.Factory books) {
        this(experiments, builder, simulations, books, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads how many samples are taken at a time */
    ValidationComponent(List<Experiment> experiments, NetworkBuilder builder, Simulations simulations,
            EnergyLedger.Factory books, int threads) {
        this.experiments = experiments.stream()
                .sorted(Comparator.comparing(Experiment::role).thenComparing(Experiment::name)).toList();
        this.builder = builder;
        this.simulations = simulations;
        this.books = books;
        this.threads = threads;
    }

    @Override
    public List<Experiment> experiments() {
        return experiments;
    }

    @Override
    public List<Mutant> mutants() {
        return Mutation.all().stream().map(Mutation::mutant).toList();
    }

    @Override
    public ValidationReport run(int seeds, long firstSeed, List<Mutant> broken, Progress progress)
            throws NetworkException {
        if (seeds < 2) {
            throw new IllegalArgumentException("seeds: expected at least 2, got " + seeds);
        }
        List<Mutation> mutations = Mutation.all().stream().filter(m -> broken.contains(m.mutant())).toList();
        List<Sample> samples = Sample.all(seeds, firstSeed);
        try (SideBySide parts = new SideBySide(threads, experiments.size() * (samples.size() + mutations.size()),
                progress)) {
            ValidationReport whole = new ValidationReport(seeds, firstSeed, findings(samples, parts), List.of());
            return new ValidationReport(seeds, firstSeed, whole.findings(), caught(whole, samples, mutations, parts));
        }
    }

    private List<Finding> findings(List<Sample> samples, SideBySide parts) throws NetworkException {
        List<Part<Double>> single = new ArrayList<>();
        for (Experiment experiment : experiments) {
            for (Sample sample : samples) {
                single.add(new Part<>(experiment.name(), progress -> sample.of(experiment,
                        laboratory(Mutation.NONE, progress))));
            }
        }
        List<Double> values = parts.take(single);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            findings.add(Sample.finding(experiments.get(i), values.subList(i * samples.size(),
                    (i + 1) * samples.size())));
        }
        return findings;
    }

    private List<MutantFinding> caught(ValidationReport whole, List<Sample> samples, List<Mutation> mutations,
            SideBySide parts) throws NetworkException {
        List<Experiment> holding = whole.findings().stream().filter(Finding::holds).map(Finding::experiment).toList();
        List<Part<Boolean>> trials = new ArrayList<>();
        for (Mutation mutation : mutations) {
            for (Experiment experiment : holding) {
                trials.add(new Part<>(experiment.name() + ", " + mutation.mutant().name(),
                        progress -> holds(samples, experiment, laboratory(mutation, progress))));
            }
        }
        List<Boolean> hold = parts.take(trials);
        List<MutantFinding> caught = new ArrayList<>();
        for (int m = 0; m < mutations.size(); m++) {
            List<Boolean> those = hold.subList(m * holding.size(), (m + 1) * holding.size());
            List<String> by = IntStream.range(0, holding.size()).filter(i -> !those.get(i))
                    .mapToObj(i -> holding.get(i).name()).toList();
            caught.add(new MutantFinding(mutations.get(m).mutant(), by, whole.score(by)));
        }
        return caught;
    }

    private NetworkLaboratory laboratory(Mutation mutation, Progress progress) {
        return new NetworkLaboratory(builder, simulations, books, mutation, progress);
    }

    /**
     * Whether an experiment that holds does so in a laboratory that breaks what it is given, too. It does if there is
     * nothing to break, and does not if a network cannot be run any more.
     */
    private static boolean holds(List<Sample> samples, Experiment experiment, NetworkLaboratory laboratory)
            throws NetworkException {
        try {
            List<Double> values = new ArrayList<>();
            values.add(samples.getFirst().of(experiment, laboratory));
            if (!laboratory.hasBroken()) {
                return true;
            }
            for (Sample sample : samples.subList(1, samples.size())) {
                values.add(sample.of(experiment, laboratory));
            }
            return Sample.finding(experiment, values).holds();
        } catch (NetworkLaboratory.FailedRun e) {
            if (!laboratory.hasBroken()) {
                throw e;
            }
            return false;
        }
    }

    /** Which sample of an experiment. */
    private record Sample(boolean coupled, long seed) {

        /** By seed those with energy in its role, then those of the control; at last the first one again. */
        static List<Sample> all(int seeds, long firstSeed) {
            List<Sample> all = new ArrayList<>();
            for (boolean coupled : new boolean[] {true, false}) {
                for (int i = 0; i < seeds; i++) {
                    all.add(new Sample(coupled, firstSeed + i));
                }
            }
            all.add(all.getFirst());
            return all;
        }

        static Finding finding(Experiment experiment, List<Double> values) {
            int seeds = values.size() / 2;
            return Verdict.of(experiment, values.subList(0, seeds), values.subList(seeds, 2 * seeds),
                    values.getLast().equals(values.getFirst()));
        }

        double of(Experiment experiment, Laboratory laboratory) throws NetworkException {
            return experiment.sample(laboratory, coupled, seed);
        }
    }
}
