package glia.store.internal.report;

import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Population;
import glia.api.simulation.RunReport;
import glia.api.store.ExactComparison;
import glia.api.store.RunSummary;
import glia.api.store.SpikeFigures;
import glia.api.store.SpikeStatistics;
import glia.api.store.SpikeStatistics.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One self-contained page, well-formed as XML, without script. */
final class HtmlReport {

    private static final int MAX_ROWS = 500;
    private static final double NANO = 1e9;

    private final RunSummary summary;
    private final Network network;
    private final SpikeFigures figures;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private HtmlReport(RunSummary summary, SpikeFigures figures) {
        this.summary = summary;
        this.network = summary.network();
        this.figures = figures;
    }

    static String text(RunSummary summary, SpikeFigures figures) {
        HtmlReport report = new HtmlReport(summary, figures);
        report.write();
        return report.out.toString();
    }

    private void write() {
        NetworkDescription description = network.description();
        HtmlPage.begin(out, "Run of " + description.name());
        paragraph(description.summary());
        paragraph(description.reference());
        facts();
        pictures();
        populations();
        energy();
        provenance();
        HtmlPage.end(out);
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            out.append("<p>").append(Words.escape(text)).append("</p>\n");
        }
    }

    private void facts() {
        RunReport report = summary.report();
        out.append("<table id=\"facts\">\n");
        fact("Neurons", Words.count(network.living()));
        fact("Synapses", Words.count(network.synapses()));
        fact("Simulated time", Words.number(report.simulatedMs()) + " ms, after " + Words.number(summary.warmupMs())
                + " ms of warm-up that do not count");
        fact("Wall-clock time", Words.number(report.wallSeconds()) + " s, with " + Words.number(report.cpuSeconds())
                + " s of CPU time, on backend " + report.backend() + " with " + report.threads() + " threads");
        fact("Real-time factor", Words.number(summary.realTimeFactor()) + " (simulated over wall-clock time)");
        fact("Spikes", Words.count(report.spikes()));
        fact("Synaptic events", Words.count(report.synapticEvents()) + ", "
                + Words.number(summary.synapticEventsPerSecond()) + " a second; devices sent "
                + Words.count(report.deviceEvents()) + " spikes more");
        if (report.waits() > 0) {
            fact("Updates", Words.number(summary.updatedShare()) + " of those of an exact run");
        }
        summary.exact().ifPresent(this::comparison);
        fact("Time to build", Words.number(summary.buildSeconds()) + " s");
        fact("Memory", Words.number(summary.bytesPerSynapse()) + " bytes a synapse; the process held at most "
                + (summary.peakMemoryBytes().isPresent() ? Words.bytes(summary.peakMemoryBytes().getAsLong())
                        : "\u2013 (" + summary.peakMemoryAbsence() + ")"));
        fact("Energy of the machine", summary.hostEnergy().joules().isPresent()
                ? Words.number(summary.hostEnergy().joules()) + " J, "
                        + Words.number(scaled(summary.hostJoulesPerSynapticEvent())) + " nJ a synaptic event"
                : "\u2013 (" + summary.hostEnergy().absence() + ")");
        out.append("</table>\n");
    }

    private static OptionalDouble scaled(OptionalDouble joules) {
        return joules.isPresent() ? OptionalDouble.of(joules.getAsDouble() * NANO) : joules;
    }

    private void fact(String name, String value) {
        out.append("<tr><th scope=\"row\">").append(Words.escape(name)).append("</th><td>")
                .append(Words.escape(value)).append("</td></tr>\n");
    }

    private void pictures() {
        Pictures pictures = new Pictures(summary, figures);
        SpikeFigures.Raster raster = figures.raster();
        out.append("<h2>Spikes</h2>\n");
        legend();
        figure(pictures.raster(), Words.count(raster.rows().length) + " spikes: all of "
                + Words.count(raster.neurons().length) + " of " + Words.count(network.neurons()) + " neurons from "
                + Words.number(raster.fromMs()) + " to " + Words.number(raster.toMs())
                + " ms. One row is one neuron, the lowest the first.");
        out.append("<h2>Rates over time</h2>\n");
        figure(pictures.rates(), "Mean rate of a neuron of each population in bins of "
                + Words.number(figures.rates().binMs()) + " ms, warm-up included.");
        out.append("<h2>Interspike intervals</h2>\n");
        figure(pictures.intervals(), "How often intervals of a length occurred, after the warm-up.");
        out.append("<h2>Variation of intervals</h2>\n");
        figure(pictures.neuronCvs(), "How many neurons had a coefficient of variation of their intervals (of at least "
                + SpikeStatistics.MIN_INTERVALS + "), after the warm-up.");
        out.append("<h2>Rates of single neurons</h2>\n");
        figure(pictures.neuronRates(), "How many neurons had a rate, after the warm-up.");
    }

    private void legend() {
        int all = network.populations().size();
        out.append("<ul class=\"legend\">");
        for (int i = 0; i < Math.min(all, Pictures.MAX_POPULATIONS); i++) {
            out.append("<li><span class=\"swatch c").append(i).append("\"></span> ")
                    .append(Words.escape(network.populations().get(i).name())).append("</li>");
        }
        out.append("</ul>\n");
        if (all > Pictures.MAX_POPULATIONS) {
            paragraph("The first " + Pictures.MAX_POPULATIONS + " of " + all
                    + " populations are drawn; in the raster, where all are, colours repeat.");
        }
    }

    private void figure(String svg, String caption) {
        out.append("<figure>\n").append(svg).append("<figcaption>").append(Words.escape(caption))
                .append("</figcaption>\n</figure>\n");
    }

    private void populations() {
        out.append("<h2>Populations</h2>\n<table id=\"populations\">\n<tr>");
        boolean statistics = summary.statistics().isPresent();
        List<String> heads = List.of("population", "model", "neurons", "spikes", "rate (Hz)", "CV of intervals",
                "LV of intervals", "Fano factor (3 ms)", "correlation (2 ms)", "rate of neurons (Hz): 5 %", "median",
                "95 %");
        heads.subList(0, statistics ? heads.size() : 5)
                .forEach(head -> out.append("<th scope=\"col\">").append(head).append("</th>"));
        out.append("</tr>\n");
        for (Population p : network.populations().subList(0, Math.min(MAX_ROWS, network.populations().size()))) {
            out.append("<tr><td>").append(Words.escape(p.name())).append("</td><td>")
                    .append(Words.escape(p.model().name())).append("</td>");
            cell(Words.count(p.size()));
            cell(Words.count(summary.report().spikesByPopulation()[p.index()]));
            cell(Words.number(summary.rateHz(p.index())));
            Optional<Group> group = summary.statistics().map(s -> s.populations().get(p.index()));
            if (group.isPresent()) {
                cell(Words.number(group.get().cvIsi()));
                cell(Words.number(group.get().lvIsi()));
                cell(Words.number(group.get().fano3ms()));
                cell(Words.number(group.get().correlation2ms()));
                for (double quantile : List.of(0.05, 0.5, 0.95)) {
                    cell(Words.number(group.get().rates().map(r -> OptionalDouble.of(r.quantileHz(quantile)))
                            .orElse(OptionalDouble.empty())));
                }
            }
            out.append("</tr>\n");
        }
        out.append("</table>\n");
        if (network.populations().size() > MAX_ROWS) {
            paragraph("The first " + MAX_ROWS + " of " + network.populations().size()
                    + " populations; run.json has all.");
        }
    }

    private void comparison(ExactComparison exact) {
        for (Population p : network.populations().subList(0, Math.min(MAX_ROWS, network.populations().size()))) {
            double error = exact.error()[p.index()];
            fact("Compared with an exact run", p.name() + ": " + Words.number(exact.rateHz()[p.index()]) + " Hz there"
                    + (Double.isNaN(error) ? "" : ", spikes in 50 ms off by " + Words.number(100 * error) + " %"));
        }
    }

    private void cell(String value) {
        out.append("<td class=\"number\">").append(value).append("</td>");
    }

    private void energy() {
        EnergyTotals energy = summary.report().energy();
        out.append("<h2>Energy</h2>\n<table id=\"energy\">\n");
        fact("Supplied", amount(energy.supplied()));
        for (Role role : Role.values()) {
            if (energy.spent().containsKey(role)) {
                fact("Spent on " + Words.role(role), amount(energy.spent().get(role)));
            }
        }
        energy.costs().forEach((cost, units) -> fact("Work was paid for: " + cost.word(), amount(units)));
        fact("Stored", amount(energy.stored()));
        fact("Residual", Words.count(energy.residual()));
        out.append("</table>\n");
        energyByPopulation(energy);
        pools(energy.pools());
        paragraph("In units of 1000 ATP (" + Words.number(EnergyTotals.joules(1) * 1e15)
                + " fJ), since the begin of the run, warm-up included.");
    }

    private static String amount(long units) {
        return Words.count(units) + " (" + Words.number(EnergyTotals.joules(units) * 1e9) + " nJ)";
    }

    private void energyByPopulation(EnergyTotals energy) {
        List<Role> roles = Arrays.stream(Role.values()).filter(r -> energy.spent().getOrDefault(r, 0L) != 0).toList();
        out.append("<table id=\"energy-by-population\">\n<tr>");
        List<String> heads = new ArrayList<>(List.of("population", "supplied"));
        roles.forEach(role -> heads.add("spent on " + Words.role(role)));
        heads.addAll(List.of("stored", "stored in a neuron, in units of its model"));
        heads.forEach(head -> out.append("<th scope=\"col\">").append(head).append("</th>"));
        out.append("</tr>\n");
        for (Population p : network.populations().subList(0, Math.min(MAX_ROWS, network.populations().size()))) {
            EnergyTotals.Population own = energy.populations().get(p.index());
            out.append("<tr><td>").append(Words.escape(p.name())).append("</td>");
            cell(Words.count(own.supplied()));
            roles.forEach(role -> cell(Words.count(own.spent().getOrDefault(role, 0L))));
            cell(Words.count(own.stored()));
            cell(Words.number(own.perModelUnit() > 0
                    ? OptionalDouble.of(own.stored() / own.perModelUnit() / p.living()) : OptionalDouble.empty()));
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private void pools(List<EnergyTotals.Pool> pools) {
        if (pools.isEmpty()) {
            return;
        }
        out.append("<table id=\"pools\">\n<tr><th scope=\"col\">pool</th><th scope=\"col\">stored</th></tr>\n");
        for (EnergyTotals.Pool pool : pools.subList(0, Math.min(MAX_ROWS, pools.size()))) {
            out.append("<tr><td>").append(Words.escape(pool.name())).append("</td>");
            cell(Words.count(pool.stored()));
            out.append("</tr>\n");
        }
        out.append("</table>\n");
        if (pools.size() > MAX_ROWS) {
            paragraph("The first " + MAX_ROWS + " of " + pools.size() + " pools; run.json has all.");
        }
    }

    private void provenance() {
        out.append("<h2>To get the same again</h2>\n<table id=\"provenance\">\n");
        fact("Network", summary.source());
        fact("Seed", Long.toString(network.description().seed()));
        fact("Step", Axis.tick(network.dt()) + " ms");
        fact("Glia", summary.version());
        fact("SHA-256 of all spikes", summary.report().spikeSha256());
        fact("Files", summary.files().isEmpty() ? "run.json" : String.join(", ", summary.files()) + ", run.json");
        out.append("</table>\n");
    }
}
