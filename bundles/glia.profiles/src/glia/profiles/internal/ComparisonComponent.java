package glia.profiles.internal;

import glia.api.metric.Confidence;
import glia.api.network.Progress;
import glia.api.profile.ComparisonReport;
import glia.api.profile.ComparisonReport.Effect;
import glia.api.profile.Difference;
import glia.api.profile.Profile;
import glia.api.profile.ProfileComparison;
import glia.api.profile.ProfileManager;
import glia.api.profile.Trials;
import glia.api.profile.UnusableProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares profiles switch by switch. */
@Component
public final class ComparisonComponent implements ProfileComparison {

    private final ProfileManager manager;
    private final Trials trials;

    @Activate
    public ComparisonComponent(@Reference ProfileManager manager, @Reference Trials trials) {
        this.manager = manager;
        this.trials = trials;
    }

    /**
     * A profile that differs from the first in what is to be measured.
     *
     * @param ratios by metric, second over first, a pair each
     */
    private record Variant(String name, String first, String second, Path file, Map<String, List<Double>> ratios) {
    }

    @Override
    public ComparisonReport compare(Profile first, Profile second, Runs runs, Progress progress)
            throws UnusableProfileException, IOException, InterruptedException {
        for (Profile profile : List.of(first, second)) {
            List<String> reasons = manager.refusals(profile);
            if (!reasons.isEmpty()) {
                throw new UnusableProfileException(reasons.stream().map(r -> profile.name() + ": " + r).toList());
            }
        }
        Path folder = Files.createTempDirectory("glia-profiles-");
        List<Path> files = new ArrayList<>();
        try {
            Path base = write(folder, first, files);
            List<Variant> variants = variants(first, second, runs.together(), folder, files);
            // what a first run leaves behind, such as compiled networks, is there in all runs that count
            int done = 0;
            for (Path profile : variants.isEmpty() ? List.<Path>of() : files) {
                report(progress, "a run of each profile before those that count", 0);
                sample(profile, runs);
            }
            for (int round = 0; round < runs.rounds(); round++) {
                for (Variant variant : variants) {
                    report(progress, "round " + (round + 1) + ": " + variant.name(),
                            (double) done++ / (runs.rounds() * variants.size()));
                    pair(base, variant, runs, round);
                }
            }
            return new ComparisonReport(first.name(), second.name(), runs.network(), runs.rounds(),
                    variants.stream().flatMap(v -> effects(v).stream()).toList());
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static void report(Progress progress, String what, double share) {
        progress.report(what, share);
        if (progress.cancelled()) {
            throw new CancellationException();
        }
    }

    private Path write(Path folder, Profile profile, List<Path> files) throws IOException {
        Path file = folder.resolve(files.size() + ProfileReader.EXTENSION);
        Files.writeString(file, manager.text(profile));
        files.add(file);
        return file;
    }

    private List<Variant> variants(Profile first, Profile second, boolean together, Path folder, List<Path> files)
            throws IOException {
        List<Difference> differences = manager.differences(first, second);
        List<Variant> variants = new ArrayList<>();
        for (Difference one : together ? List.<Difference>of() : differences) {
            variants.add(new Variant(one.name(), one.first().toString(), one.second().toString(),
                    write(folder, first.with(one.pid(), one.of().name(), one.second()), files),
                    new LinkedHashMap<>()));
        }
        if (differences.size() > 1 || together && !differences.isEmpty()) {
            variants.add(new Variant(ComparisonReport.ALL, first.name(), second.name(), write(folder, second, files),
                    new LinkedHashMap<>()));
        }
        return variants;
    }

    private void pair(Path base, Variant variant, Runs runs, int round) throws IOException, InterruptedException {
        boolean baseFirst = round % 2 == 0;
        Map<String, Double> one = sample(baseFirst ? base : variant.file(), runs);
        Map<String, Double> other = sample(baseFirst ? variant.file() : base, runs);
        Map<String, Double> before = baseFirst ? one : other;
        Map<String, Double> after = baseFirst ? other : one;
        before.forEach((metric, value) -> {
            Double changed = after.get(metric);
            if (changed != null) {
                variant.ratios().computeIfAbsent(metric, m -> new ArrayList<>()).add(changed / value);
            }
        });
    }

    private Map<String, Double> sample(Path profile, Runs runs) throws IOException, InterruptedException {
        Map<String, Object> run = trials.run(List.of("run", runs.network(), "--profile", profile.toString(), "--warmup",
                Double.toString(runs.warmupMs()), "--time", Double.toString(runs.warmupMs() + runs.timedMs()),
                "--seed", Long.toString(runs.seed()), "--json"));
        double seconds = number(run, "simulatedMs") / 1000;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(METRICS.get(0), number(run, "wallSeconds") / seconds);
        figures.put(METRICS.get(1), number(run, "cpuSeconds") / seconds);
        figures.put(METRICS.get(2), number(run, METRICS.get(2)));
        figures.put(METRICS.get(3), number(run, METRICS.get(3)));
        // what this machine cannot tell is left out, and so is what took no time at all
        figures.values().removeIf(value -> !(value > 0) || value.isInfinite());
        return figures;
    }

    private static double number(Map<String, Object> run, String key) {
        return run.get(key) instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    private static List<Effect> effects(Variant variant) {
        List<Effect> effects = new ArrayList<>();
        variant.ratios().forEach((metric, ratios) -> {
            if (ratios.size() > 1) {
                effects.add(effect(variant.name(), variant.first(), variant.second(), metric, ratios));
            }
        });
        return effects;
    }

    /** By logarithms: half and twice as much are the same effect in two directions. */
    static Effect effect(String name, String first, String second, String metric, List<Double> ratios) {
        List<Double> logarithms = ratios.stream().map(Math::log).toList();
        double mean = Confidence.mean(logarithms);
        double half = Confidence.halfWidth(logarithms);
        return new Effect(name, first, second, metric, percent(mean), percent(mean - half), percent(mean + half),
                ratios);
    }

    private static double percent(double logarithm) {
        return 100 * Math.expm1(logarithm);
    }
}
