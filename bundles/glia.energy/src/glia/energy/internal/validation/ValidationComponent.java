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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Takes samples of all experiments and their controls, whole and with each mutant. */
@Component
public final class ValidationComponent implements Validation {

    private final List<Experiment> experiments;
    private final NetworkBuilder builder;
    private final Simulations simulations;
    private final EnergyLedger.Factory books;

    @Activate
    public ValidationComponent(
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<Experiment> experiments,
            @Reference NetworkBuilder builder, @Reference Simulations simulations,
            @Reference EnergyLedger.Factory books) {
        this.experiments = experiments.stream()
                .sorted(Comparator.comparing(Experiment::role).thenComparing(Experiment::name)).toList();
        this.builder = builder;
        this.simulations = simulations;
        this.books = books;
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
        Sampling sampling = new Sampling(seeds, firstSeed, progress, experiments.size() * (1 + mutations.size()));
        List<Finding> findings = new ArrayList<>();
        for (Experiment experiment : experiments) {
            sampling.report(experiment, Mutation.NONE);
            findings.add(sampling.find(experiment, Mutation.NONE));
        }
        List<MutantFinding> caught = new ArrayList<>();
        for (Mutation mutation : mutations) {
            List<String> by = new ArrayList<>();
            for (Finding whole : findings) {
                if (whole.holds() && !sampling.holds(whole.experiment(), mutation)) {
                    by.add(whole.experiment().name());
                }
            }
            caught.add(new MutantFinding(mutation.mutant(), by,
                    new ValidationReport(seeds, firstSeed, findings, List.of()).score(by)));
        }
        return new ValidationReport(seeds, firstSeed, findings, caught);
    }

    private final class Sampling {

        private final int seeds;
        private final long firstSeed;
        private final Progress progress;
        private final int tasks;
        private int done;

        Sampling(int seeds, long firstSeed, Progress progress, int tasks) {
            this.seeds = seeds;
            this.firstSeed = firstSeed;
            this.progress = progress;
            this.tasks = tasks;
        }

        /**
         * Whether an experiment that holds does so with a mutation, too. It does if that breaks nothing, and does not
         * if a network cannot be run any more.
         */
        boolean holds(Experiment experiment, Mutation mutation) throws NetworkException {
            NetworkLaboratory laboratory = new NetworkLaboratory(builder, simulations, books, mutation, progress);
            report(experiment, mutation);
            try {
                experiment.sample(laboratory, true, firstSeed);
                return !laboratory.hasBroken() || find(experiment, mutation).holds();
            } catch (NetworkLaboratory.FailedRun e) {
                if (!laboratory.hasBroken()) {
                    throw e;
                }
                return false;
            }
        }

        private void report(Experiment experiment, Mutation mutation) {
            progress.report(experiment.name() + (mutation == Mutation.NONE ? "" : ", " + mutation.mutant().name()),
                    (double) done++ / tasks);
        }

        Finding find(Experiment experiment, Mutation mutation) throws NetworkException {
            Laboratory laboratory = new NetworkLaboratory(builder, simulations, books, mutation, progress);
            List<Double> effects = new ArrayList<>();
            List<Double> controls = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                effects.add(experiment.sample(laboratory, true, firstSeed + i));
                controls.add(experiment.sample(laboratory, false, firstSeed + i));
            }
            double again = experiment.sample(laboratory, true, firstSeed);
            return Verdict.of(experiment, effects, controls, Double.compare(again, effects.getFirst()) == 0);
        }
    }
}
