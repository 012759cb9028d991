package glia.store.internal.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Loss;
import glia.api.energy.Cost;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.CostPrediction;
import glia.api.simulation.RunReport;
import glia.api.store.ExactComparison;
import glia.api.store.RunSummary;
import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeStatistics;
import glia.api.store.SpikeStatistics.Group;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The summary of a run as JSON. */
final class RunJson {

    static final JsonFactory FACTORY = new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final JsonGenerator json;

    private RunJson(JsonGenerator json) {
        this.json = json;
    }

    static String text(RunSummary summary, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (indented) {
                generator.useDefaultPrettyPrinter();
            }
            new RunJson(generator).write(summary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void write(RunSummary summary) throws IOException {
        Network network = summary.network();
        RunReport report = summary.report();
        json.writeStartObject();
        json.writeStringField("glia", summary.version());
        json.writeStringField("network", network.description().name());
        json.writeStringField("source", summary.source());
        json.writeNumberField("neurons", network.living());
        json.writeObjectFieldStart("populations");
        for (Population population : network.populations()) {
            json.writeNumberField(population.name(), population.size());
        }
        json.writeEndObject();
        json.writeNumberField("synapses", network.synapses());
        json.writeNumberField("dtMs", network.dt());
        json.writeNumberField("buildSeconds", summary.buildSeconds());
        number("buildCpuSeconds", summary.buildCpuSeconds());
        if (summary.predicted().isPresent()) {
            write(summary.predicted().get());
        }
        json.writeNumberField("warmupMs", summary.warmupMs());
        json.writeNumberField("simulatedMs", report.simulatedMs());
        json.writeNumberField("wallSeconds", report.wallSeconds());
        json.writeNumberField("cpuSeconds", report.cpuSeconds());
        number("realTimeFactor", summary.realTimeFactor());
        json.writeNumberField("spikes", report.spikes());
        json.writeObjectFieldStart("rateHz");
        for (Population population : network.populations()) {
            number(population.name(), summary.rateHz(population.index()));
        }
        json.writeEndObject();
        if (summary.statistics().isPresent()) {
            write(summary.statistics().get());
        }
        json.writeNumberField("synapticEvents", report.synapticEvents());
        number("synapticEventsPerSecond", summary.synapticEventsPerSecond());
        json.writeNumberField("deviceEvents", report.deviceEvents());
        number("updatedShare", summary.updatedShare());
        if (summary.exact().isPresent()) {
            write(summary.exact().get(), network);
        }
        json.writeNumberField("memoryBytes", report.memoryBytes());
        number("bytesPerSynapse", summary.bytesPerSynapse());
        if (summary.peakMemoryBytes().isPresent()) {
            json.writeNumberField("peakMemoryBytes", summary.peakMemoryBytes().getAsLong());
        } else {
            json.writeStringField("peakMemoryAbsent", summary.peakMemoryAbsence());
        }
        number("hostJoules", summary.hostEnergy().joules());
        number("hostJoulesPerSynapticEvent", summary.hostJoulesPerSynapticEvent());
        if (summary.hostEnergy().joules().isEmpty()) {
            json.writeStringField("hostJoulesAbsent", summary.hostEnergy().absence());
        }
        json.writeStringField("backend", report.backend());
        json.writeNumberField("threads", report.threads());
        json.writeNumberField("seed", network.description().seed());
        write(report.energy(), network);
        json.writeStringField("spikeSha256", report.spikeSha256());
        if (!summary.decisions().isEmpty()) {
            json.writeArrayFieldStart("adaptive");
            for (Decision decision : summary.decisions()) {
                write(decision);
            }
            json.writeEndArray();
        }
        if (!summary.files().isEmpty()) {
            json.writeArrayFieldStart("files");
            for (String file : summary.files()) {
                json.writeString(file);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(Decision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", decision.time().toString());
        json.writeStringField("rung", decision.rung().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("shed", decision.shed());
        if (!decision.signal().isEmpty()) {
            json.writeStringField("signal", decision.signal());
            json.writeNumberField("value", decision.value());
            json.writeNumberField("limit", decision.limit());
        }
        json.writeStringField("reason", decision.reason());
        json.writeStringField("cost", decision.cost());
        if (decision.shed()) {
            json.writeStringField("release", decision.release());
        }
        if (!decision.losses().isEmpty()) {
            json.writeArrayFieldStart("losses");
            for (Loss loss : decision.losses()) {
                write(loss);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(Loss loss) throws IOException {
        json.writeStartObject();
        if (loss.populations().isEmpty()) {
            json.writeStringField("absent", loss.absence());
        } else {
            json.writeNumberField("fromMs", loss.fromMs());
            json.writeNumberField("toMs", loss.toMs());
            json.writeObjectFieldStart("populations");
            for (Loss.Population population : loss.populations()) {
                json.writeObjectFieldStart(population.name());
                json.writeNumberField("rateHz", population.rateHz());
                json.writeNumberField("exactRateHz", population.exactRateHz());
                if (!Double.isNaN(population.error())) {
                    json.writeNumberField("error50ms", population.error());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(ExactComparison exact, Network network) throws IOException {
        json.writeObjectFieldStart("comparedWithExact");
        for (Population population : network.populations()) {
            json.writeObjectFieldStart(population.name());
            json.writeNumberField("exactRateHz", exact.rateHz()[population.index()]);
            if (!Double.isNaN(exact.error()[population.index()])) {
                json.writeNumberField("error50ms", exact.error()[population.index()]);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void write(CostPrediction predicted) throws IOException {
        json.writeObjectFieldStart("predicted");
        json.writeNumberField("memoryBytes", predicted.memoryBytes());
        json.writeNumberField("wallSecondsPerSecond", predicted.wallSecondsPerSecond());
        json.writeNumberField("cpuSecondsPerSecond", predicted.cpuSecondsPerSecond());
        json.writeNumberField("rateHz", predicted.rateHz());
        json.writeNumberField("probedMs", predicted.probedMs());
        json.writeEndObject();
    }

    private void write(SpikeStatistics statistics) throws IOException {
        json.writeArrayFieldStart("statisticsMs");
        json.writeNumber(statistics.fromMs());
        json.writeNumber(statistics.toMs());
        json.writeEndArray();
        byPopulation("cvIsi", statistics, Group::cvIsi);
        byPopulation("lvIsi", statistics, Group::lvIsi);
        byPopulation("fano3ms", statistics, Group::fano3ms);
        byPopulation("correlation2ms", statistics, Group::correlation2ms);
        json.writeObjectFieldStart("rateQuantilesHz");
        for (Group group : statistics.populations()) {
            quantiles(group.name(), group);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("rateHistogram");
        for (Group group : statistics.populations()) {
            if (group.rates().isPresent()) {
                Histogram histogram = group.rates().get().histogram();
                json.writeObjectFieldStart(group.name());
                json.writeFieldName("edgesHz");
                json.writeArray(histogram.edges(), 0, histogram.edges().length);
                json.writeFieldName("neurons");
                json.writeArray(histogram.counts(), 0, histogram.counts().length);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeObjectFieldStart("allNeurons");
        number("rateHz", statistics.network().rateHz());
        number("cvIsi", statistics.network().cvIsi());
        number("lvIsi", statistics.network().lvIsi());
        number("fano3ms", statistics.network().fano3ms());
        number("correlation2ms", statistics.network().correlation2ms());
        quantiles("rateQuantilesHz", statistics.network());
        json.writeEndObject();
    }

    private void quantiles(String field, Group group) throws IOException {
        if (group.rates().isPresent()) {
            double[] quantiles = group.rates().get().quantilesHz();
            json.writeFieldName(field);
            json.writeArray(quantiles, 0, quantiles.length);
        }
    }

    private void byPopulation(String field, SpikeStatistics statistics, Function<Group, OptionalDouble> value)
            throws IOException {
        json.writeObjectFieldStart(field);
        for (Group group : statistics.populations()) {
            number(group.name(), value.apply(group));
        }
        json.writeEndObject();
    }

    private void write(EnergyTotals energy, Network network) throws IOException {
        json.writeObjectFieldStart("energy");
        amounts(energy.supplied(), energy.spent(), energy.stored());
        costs(energy.costs());
        json.writeNumberField("residual", energy.residual());
        json.writeNumberField("joules", EnergyTotals.joules(energy.supplied()));
        json.writeObjectFieldStart("populations");
        for (Population population : network.populations()) {
            EnergyTotals.Population own = energy.populations().get(population.index());
            json.writeObjectFieldStart(population.name());
            amounts(own.supplied(), own.spent(), own.stored());
            costs(own.costs());
            if (own.perModelUnit() > 0) {
                json.writeNumberField("unitsPerModelUnit", own.perModelUnit());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        if (!energy.pools().isEmpty()) {
            json.writeObjectFieldStart("pools");
            for (EnergyTotals.Pool pool : energy.pools()) {
                json.writeNumberField(pool.name(), pool.stored());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void amounts(long supplied, Map<Role, Long> spent, long stored) throws IOException {
        json.writeNumberField("supplied", supplied);
        json.writeObjectFieldStart("spent");
        for (Role role : Role.values()) {
            if (spent.containsKey(role)) {
                json.writeNumberField(Words.role(role), spent.get(role));
            }
        }
        json.writeEndObject();
        json.writeNumberField("stored", stored);
    }

    private void costs(Map<Cost, Long> costs) throws IOException {
        if (!costs.isEmpty()) {
            json.writeObjectFieldStart("costs");
            for (Cost cost : Cost.values()) {
                if (costs.containsKey(cost)) {
                    json.writeNumberField(key(cost), costs.get(cost));
                }
            }
            json.writeEndObject();
        }
    }

    private static String key(Cost cost) {
        return switch (cost) {
            case REST -> "rest";
            case ACTION_POTENTIALS -> "actionPotentials";
            case POSTSYNAPTIC_CURRENTS -> "postsynapticCurrents";
            case RELEASE -> "release";
            case RECYCLING -> "recycling";
            case MEMBRANE_POTENTIAL -> "membranePotential";
        };
    }

    /** JSON knows no NaN; what is not known is absent. */
    private void number(String field, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(field, value.getAsDouble());
        }
    }
}
