package glia.product.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import glia.product.tests.Product.Result;

/** The headless program of the product: output, exit codes and signals, with no display and no Java installed. */
@ExtendWith(ProductExtension.class)
class CommandLineTest {
    private static final List<String> KEYS = List.of("neurons", "synapses", "buildSeconds", "simulatedMs",
            "wallSeconds", "cpuSeconds", "realTimeFactor", "spikes", "rateHz", "synapticEvents",
            "synapticEventsPerSecond", "bytesPerSynapse", "peakMemoryBytes", "backend", "threads", "seed",
            "spikeSha256");

    @Test
    void versionIsTheOnlyOutput(Product product) throws Exception {
        Result result = product.run(product.folder("version"), "--version");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("0.1.0"), result.out());
        assertEquals("", result.err());
    }

    @Test
    void helpNamesTheCommands(Product product) throws Exception {
        Result result = product.run(product.folder("help"), "--help");
        assertEquals(0, result.code(), result.err());
        for (String command : List.of("run", "doctor")) {
            assertTrue(result.out().contains(command), result.out());
        }
        assertEquals("", result.err());
    }

    @Test
    void doctorMeasuresTheStartOfComponentsBeforeTheyAreNeeded(Product product) throws Exception {
        Result result = product.run(product.folder("doctor"), "doctor");
        assertEquals(0, result.code(), result.err());
        Matcher measured = Pattern.compile("start-up +\\d+\\.\\d\\d ms for (\\d+) of (\\d+) components")
                .matcher(result.out());
        assertTrue(measured.find(), result.out());
        // all but those of windows, and those that are there from the start
        assertTrue(Integer.parseInt(measured.group(1)) > Integer.parseInt(measured.group(2)) / 2, result.out());
        assertTrue(result.out().lines().anyMatch(line -> line.matches(
                "  glia\\.network .*; NetworkFileReader \\d+\\.\\d\\d ms.*")), result.out());
    }

    @Test
    void shippedNetworkRunsAndPrintsOneJsonObject(Product product) throws Exception {
        Path folder = product.folder("run");
        Result result = product.run(folder, "run", "brunel", "--time", "100", "--json", "--out", "results");
        assertEquals(0, result.code(), result.err());
        JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
        for (String key : KEYS) {
            assertTrue(report.has(key), () -> key + " is missing in " + report);
        }
        assertTrue(report.get("spikes").getAsLong() > 0, result.out());
        assertEquals(100.0, report.get("simulatedMs").getAsDouble());
        // what the user names is relative to where the user is
        assertTrue(Files.isDirectory(folder.resolve("results")), "no results in " + folder);
    }

    /** What it brings is measured, see docs/performance.md; here, that it happens where it should and nowhere else. */
    @Test
    void onlyARunRehearsesTheStartOfANetwork(Product product) throws Exception {
        assertTrue(rehearsed(product, "run", "two-neurons", "--time", "1"));
        assertFalse(rehearsed(product, "list"));
    }

    private static boolean rehearsed(Product product, String... arguments) throws Exception {
        Path folder = product.folder("rehearsal-" + arguments[0]);
        Path log = folder.resolve("classes.log");
        Result result = product.run(folder, Map.of("GLIA_JAVA_OPTIONS", "-Xlog:class+load:file=" + log), List.of(),
                arguments);
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.err());
        String classes = Files.readString(log);
        assertTrue(classes.contains("glia.cli.internal.CommandLineTool "), "not all classes are in " + log);
        return classes.contains("glia.engine.internal.NetworkRehearsal ");
    }

    @Test
    void benchStartsTheProgramOnceForEachSample(Product product) throws Exception {
        Path folder = product.folder("bench");
        Result result = product.run(folder, "bench", "quick", "--repeats", "1", "--seed", "4", "--out", "bench.json");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().lines().anyMatch(l -> l.matches("W1 +glia +1 +CPU-s per s .*<= 0\\.03.*")),
                result.out());
        JsonObject bench = JsonParser.parseString(Files.readString(folder.resolve("bench.json"))).getAsJsonObject();
        assertEquals(4, bench.getAsJsonArray("results").size(), "two workloads, each on one and on two threads");
        assertTrue(bench.get("processors").getAsInt() > 0, result.out());
        JsonObject first = bench.getAsJsonArray("results").get(0).getAsJsonObject();
        JsonObject second = bench.getAsJsonArray("results").get(1).getAsJsonObject();
        JsonObject sample = first.getAsJsonArray("samples").get(0).getAsJsonObject();
        assertEquals(4, sample.get("seed").getAsLong());
        assertTrue(sample.get("cpuSecondsPerSecond").getAsDouble() > 0, sample::toString);
        assertEquals(sample.get("spikeSha256"), second.getAsJsonArray("samples").get(0).getAsJsonObject()
                .get("spikeSha256"), "threads change no spike");
    }

    @Test
    void profilesAreComparedByRunsOfTheProgram(Product product) throws Exception {
        Path folder = product.folder("compare");
        Files.writeString(folder.resolve("a.profile.json"), "{\"glia.cpu\": {\"kernels\": \"scalar\"}}");
        Result result = product.run(folder, "profile", "compare", "a.profile.json", "standard", "vogels-abbott",
                "--rounds", "2", "--time", "300", "--json");
        assertEquals(0, result.code(), result.err());
        JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
        assertEquals(4, report.getAsJsonArray("switches").size(), "one switch and four metrics: " + report);
        JsonObject effect = report.getAsJsonArray("switches").get(0).getAsJsonObject();
        assertEquals("glia.cpu/kernels", effect.get("name").getAsString());
        assertEquals(2, effect.getAsJsonArray("ratios").size());
        double low = effect.getAsJsonArray("ci").get(0).getAsDouble();
        double high = effect.getAsJsonArray("ci").get(1).getAsDouble();
        assertTrue(low <= effect.get("effectPercent").getAsDouble()
                && effect.get("effectPercent").getAsDouble() <= high, effect::toString);
        assertEquals(low > 0 || high < 0, effect.get("distinguishable").getAsBoolean());
    }

    @Test
    void faultyFileIsNamedWithItsPlaceAndNothingIsWritten(Product product) throws Exception {
        Path folder = product.folder("faulty");
        Files.writeString(folder.resolve("faulty.json"), """
                {
                  "glia": 1,
                  "name": "faulty",
                  "populatons": [],
                  "populations": [{ "name": "cells", "size": 1, "model": "iaf_psc_delta" }]
                }
                """);
        Result result = product.run(folder, "run", "faulty.json", "--out", "results");
        assertAll(
                () -> assertEquals(2, result.code()),
                () -> assertTrue(result.firstError().contains("faulty.json:4:"), result.err()),
                () -> assertTrue(result.firstError().contains("populatons"), result.err()),
                () -> assertEquals("", result.out()),
                () -> assertFalse(Files.exists(folder.resolve("results"))));
    }

    @Test
    void missingFileAndUnknownOptionAreBadUsage(Product product) throws Exception {
        Path folder = product.folder("usage");
        Result missing = product.run(folder, "run", "no-such-network.json");
        assertEquals(2, missing.code(), missing.err());
        assertTrue(missing.firstError().contains("no-such-network.json"), missing.err());
        Result unknown = product.run(folder, "run", "brunel", "--no-such-option");
        assertEquals(2, unknown.code(), unknown.err());
        assertTrue(unknown.firstError().contains("--no-such-option"), unknown.err());
    }

    @Test
    void checkpointIsGoneOnWithInAnotherProcess(Product product) throws Exception {
        Path folder = product.folder("checkpoint");
        JsonObject whole = json(product, folder, "--threads", "2", "--time", "300");
        json(product, folder, "--threads", "3", "--time", "137.3", "--checkpoint", "run.checkpoint");
        JsonObject restored = json(product, folder, "--threads", "1", "--time", "300", "--restore", "run.checkpoint");
        for (String key : List.of("spikeSha256", "spikes", "rateHz", "energy", "synapticEvents", "simulatedMs")) {
            assertEquals(whole.get(key), restored.get(key), key);
        }
        assertTrue(whole.get("spikes").getAsLong() > 0, whole::toString);
    }

    private static JsonObject json(Product product, Path folder, String... options) throws Exception {
        Result result = product.run(folder, Stream.concat(Stream.of("run", "vogels-abbott", "--json"),
                Stream.of(options)).toArray(String[]::new));
        assertEquals(0, result.code(), result.err());
        return JsonParser.parseString(result.out()).getAsJsonObject();
    }

    @Test
    void interruptEndsTheRunWithItsOwnCode(Product product) throws Exception {
        Path folder = product.folder("interrupt");
        Path logs = product.folder("logs");
        // a test that runs in the background inherits ignored interrupts; the user at a terminal does not
        List<String> prefix = List.of("/usr/bin/env", "--default-signal=INT");
        Process process = product.start(folder, logs, Map.of(), prefix, "run", "brunel", "--time", "100000000",
                "--checkpoint", "run.checkpoint");
        try {
            Until.holds("the run shows progress", () -> Files.size(logs.resolve("err")) > 0 || !process.isAlive());
            assertTrue(process.isAlive(), () -> Product.read(logs.resolve("err")));
            long began = System.nanoTime();
            // the script has handed over to Java, so the process is the program itself
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid()).start().waitFor();
            assertEquals(130, Product.finish(process), () -> Product.read(logs.resolve("err")));
            long millis = (System.nanoTime() - began) / 1_000_000;
            assertTrue(millis < 10_000, "ended only after " + millis + " ms");
            assertTrue(Files.size(folder.resolve("run.checkpoint")) > 0, "left where it was asked for");
        } finally {
            process.destroyForcibly();
        }
    }
}
