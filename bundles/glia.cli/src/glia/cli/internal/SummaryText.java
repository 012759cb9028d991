package glia.cli.internal;

import glia.api.energy.Cost;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Loss;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.RunReport;
import glia.api.store.ExactComparison;
import glia.api.store.RunSummary;
import glia.api.store.SpikeStatistics.Group;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The summary of a run in words: the same facts as in its JSON object. */
final class SummaryText {

    private static final int MAX_POPULATIONS = 40;
    private static final int MAX_POOLS = 10;

    private SummaryText() {
    }

    static void print(RunSummary summary, List<Path> files, PrintStream out) {
        Network network = summary.network();
        RunReport report = summary.report();
        out.println(network.description().name() + ": " + Texts.count(network.living(), "neuron") + ", "
                + Texts.count(network.synapses(), "synapse") + ", seed " + network.description().seed() + ", built in "
                + Texts.number(summary.buildSeconds()) + " s");
        out.println("simulated         " + Texts.ms(report.simulatedMs())
                + (summary.warmupMs() > 0 ? " after " + Texts.ms(summary.warmupMs()) + " of warm-up" : "") + " in "
                + Texts.number(report.wallSeconds()) + " s (" + Texts.number(report.cpuSeconds())
                + " s of CPU time) on " + report.backend() + ", " + Texts.count(report.threads(), "thread"));
        out.println("real-time factor  " + Texts.number(summary.realTimeFactor()));
        out.println("spikes            " + Texts.count(report.spikes()));
        rates(summary, out);
        out.println("synaptic events   " + Texts.count(report.synapticEvents()) + ", "
                + (summary.synapticEventsPerSecond().isPresent()
                        ? Texts.large(summary.synapticEventsPerSecond().getAsDouble()) : "unknown")
                + " a second; devices sent " + Texts.count(report.deviceEvents(), "more spike"));
        if (report.waits() > 0) {
            out.println("updates           " + Texts.number(summary.updatedShare())
                    + " of those of an exact run; the others were left out");
        }
        summary.exact().ifPresent(exact -> comparison(network, exact, out));
        out.println("memory            " + Texts.number(summary.bytesPerSynapse()) + " bytes a synapse, "
                + (summary.peakMemoryBytes().isPresent()
                        ? Texts.bytes(summary.peakMemoryBytes().getAsLong()) + " at the peak of the process"
                        : "peak unknown: " + summary.peakMemoryAbsence()));
        out.println("machine           " + (summary.hostEnergy().joules().isPresent()
                ? Texts.number(summary.hostEnergy().joules()) + " J"
                        + (summary.hostJoulesPerSynapticEvent().isPresent() ? ", " + Texts.number(1e9
                                * summary.hostJoulesPerSynapticEvent().getAsDouble()) + " nJ a synaptic event" : "")
                : "energy unknown: " + summary.hostEnergy().absence()));
        EnergyTotals energy = report.energy();
        out.println("energy            " + energy(energy.supplied(), energy.spent(), energy.stored()) + "; residual "
                + energy.residual() + " (units of 1000 ATP; supplied "
                + Texts.number(EnergyTotals.joules(energy.supplied()) * 1e9) + " nJ)");
        costs("  work: ", energy.costs(), out);
        for (Population population : network.populations().subList(0,
                Math.min(MAX_POPULATIONS, network.populations().size()))) {
            EnergyTotals.Population own = energy.populations().get(population.index());
            out.println("  " + population.name() + ": " + energy(own.supplied(), own.spent(), own.stored()));
            if (network.populations().size() > 1) {
                costs("    work: ", own.costs(), out);
            }
        }
        pools(energy.pools(), out);
        for (Decision decision : summary.decisions()) {
            out.println((decision.shed() ? "shed              " : "gave back         ") + decision.rung().name()
                    .toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + decision.reason() + "; " + decision.cost());
            decision.losses().forEach(loss -> loss(loss, out));
        }
        out.println("spike train       SHA-256 " + report.spikeSha256());
        if (!files.isEmpty()) {
            out.println("files             " + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
    }

    /** Each with its part of the sum. */
    private static void costs(String what, Map<Cost, Long> costs, PrintStream out) {
        long sum = costs.values().stream().mapToLong(Long::longValue).sum();
        if (sum > 0) {
            out.println(what + costs.entrySet().stream().map(cost -> Texts.large(cost.getValue()) + " on "
                    + cost.getKey().word() + " (" + Math.round(100.0 * cost.getValue() / sum) + " %)")
                    .collect(Collectors.joining(", ")));
        }
    }

    private static void loss(Loss loss, PrintStream out) {
        if (loss.populations().isEmpty()) {
            out.println("  what was lost was not measured: " + loss.absence());
            return;
        }
        out.println("  measured from " + Texts.ms(loss.fromMs()) + " to " + Texts.ms(loss.toMs())
                + ", beside a second run in which it was not shed:");
        for (Loss.Population population : loss.populations().subList(0,
                Math.min(MAX_POPULATIONS, loss.populations().size()))) {
            out.println("  " + population.name() + ": " + Texts.number(population.rateHz()) + " Hz, "
                    + Texts.number(population.exactRateHz()) + " Hz there" + off(population.error()));
        }
    }

    private static String off(double error) {
        return Double.isNaN(error) ? "" : "; spikes in 50 ms off by " + Texts.number(100 * error)
                + " % (root mean square)";
    }

    private static void comparison(Network network, ExactComparison exact, PrintStream out) {
        for (Population population : network.populations().subList(0,
                Math.min(MAX_POPULATIONS, network.populations().size()))) {
            double error = exact.error()[population.index()];
            out.println("  " + population.name() + ": " + Texts.number(exact.rateHz()[population.index()])
                    + " Hz in an exact run" + off(error));
        }
    }

    private static void pools(List<EnergyTotals.Pool> pools, PrintStream out) {
        for (EnergyTotals.Pool pool : pools.subList(0, Math.min(MAX_POOLS, pools.size()))) {
            out.println("  pool " + pool.name() + ": stored " + Texts.large(pool.stored()));
        }
        if (pools.size() > MAX_POOLS) {
            out.println("  and " + (pools.size() - MAX_POOLS) + " pools more (--json has all)");
        }
    }

    private static void rates(RunSummary summary, PrintStream out) {
        List<Population> populations = summary.network().populations();
        for (Population population : populations.subList(0, Math.min(MAX_POPULATIONS, populations.size()))) {
            String statistics = summary.statistics().map(s -> statistics(s.populations().get(population.index())))
                    .orElse("");
            out.println("  " + population.name() + ": " + Texts.number(summary.rateHz(population.index())) + " Hz"
                    + statistics);
        }
        if (populations.size() > MAX_POPULATIONS) {
            out.println("  and " + (populations.size() - MAX_POPULATIONS) + " populations more (--json has all)");
        }
        summary.statistics().ifPresent(s -> out.println("  all: " + Texts.number(s.network().rateHz()) + " Hz"
                + statistics(s.network()) + " (" + Texts.ms(s.fromMs()) + " to " + Texts.ms(s.toMs()) + ")"));
    }

    private static String statistics(Group group) {
        return ", CV of intervals " + Texts.number(group.cvIsi()) + ", LV " + Texts.number(group.lvIsi()) + " ("
                + Texts.count(group.cvNeurons()) + " neurons), Fano factor (3 ms) " + Texts.number(group.fano3ms())
                + ", correlation (2 ms) " + Texts.number(group.correlation2ms()) + " ("
                + Texts.count(group.correlatedPairs()) + " pairs)"
                + group.rates().map(r -> ", neurons from " + Texts.number(r.quantileHz(0)) + " over "
                        + Texts.number(r.quantileHz(0.5)) + " (median) to " + Texts.number(r.quantileHz(1)) + " Hz")
                        .orElse("");
    }

    private static String energy(long supplied, Map<Role, Long> byRole, long stored) {
        List<String> spent = new ArrayList<>();
        for (Role role : Role.values()) {
            long amount = byRole.getOrDefault(role, 0L);
            if (amount != 0) {
                spent.add(Texts.large(amount) + " on " + role.name().toLowerCase(Locale.ROOT));
            }
        }
        return "supplied " + Texts.large(supplied) + "; spent " + (spent.isEmpty() ? "0" : String.join(", ", spent))
                + "; stored " + Texts.large(stored);
    }
}
