package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statistics of a real network against those of the spikes that it recorded, computed as a textbook does it. */
class StatisticsTest {

    private static final int WARMUP = 1000;
    private static final int END = 4000;
    private static final int NEURONS = 12_500;
    private static final int EXCITATORY = 10_000;

    @TempDir
    private Path folder;

    @Test
    void areThoseOfTheRecordedSpikes() throws Exception {
        Console console = new Console(false);
        assertEquals(0, console.run(Services.get(Cli.class), "run", "brunel", "--time", "400", "--warmup", "100",
                "--stats", "--json", "--out", folder.toString()), console::err);
        Map<String, Object> json = Json.object(console.out());
        int[][] trains = trains();
        check(Arrays.copyOf(trains, EXCITATORY), json, "E");
        check(Arrays.copyOfRange(trains, EXCITATORY, NEURONS), json, "I");
        Map<?, ?> all = (Map<?, ?>) json.get("allNeurons");
        assertEquals(cv(trains), (double) all.get("cvIsi"), 1e-9);
        assertEquals(lv(trains), (double) all.get("lvIsi"), 1e-9);
        assertEquals(fano(trains), (double) all.get("fano3ms"), 1e-9);
        assertEquals(correlation(trains), (double) all.get("correlation2ms"), 1e-9);
        quantiles(trains, (List<?>) all.get("rateQuantilesHz"));
    }

    /** Steps of the spikes of each neuron after the warm-up, counted from its end. */
    private int[][] trains() throws IOException {
        List<IntStream.Builder> trains = IntStream.range(0, NEURONS).mapToObj(i -> IntStream.builder()).toList();
        List<String> lines = Files.readAllLines(folder.resolve("spikes.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            int step = (int) Math.round(Double.parseDouble(fields[0]) * 10);
            int id = Integer.parseInt(fields[2]) + (fields[1].equals("I") ? EXCITATORY : 0);
            if (step > WARMUP) {
                trains.get(id).add(step - WARMUP);
            }
        }
        return trains.stream().map(train -> train.build().toArray()).toArray(int[][]::new);
    }

    private static void check(int[][] trains, Map<String, Object> json, String population) {
        assertEquals(cv(trains), of(json, "cvIsi", population), 1e-9);
        assertEquals(lv(trains), of(json, "lvIsi", population), 1e-9);
        assertEquals(fano(trains), of(json, "fano3ms", population), 1e-9);
        assertEquals(correlation(trains), of(json, "correlation2ms", population), 1e-9);
        quantiles(trains, (List<?>) ((Map<?, ?>) json.get("rateQuantilesHz")).get(population));
        Map<?, ?> histogram = (Map<?, ?>) ((Map<?, ?>) json.get("rateHistogram")).get(population);
        List<?> edges = (List<?>) histogram.get("edgesHz");
        for (int bin = 0; bin + 1 < edges.size(); bin++) {
            double low = (double) edges.get(bin) - 1e-9;
            double high = (double) edges.get(bin + 1) - 1e-9;
            assertEquals(Arrays.stream(rates(trains)).filter(r -> r >= low && r < high).count(),
                    ((List<?>) histogram.get("neurons")).get(bin));
        }
    }

    private static double of(Map<String, Object> json, String key, String population) {
        return (double) ((Map<?, ?>) json.get(key)).get(population);
    }

    private static double[] intervals(int[] train) {
        return IntStream.range(1, train.length).mapToDouble(k -> train[k] - train[k - 1]).toArray();
    }

    private static double cv(int[][] trains) {
        return Arrays.stream(trains).map(StatisticsTest::intervals).filter(i -> i.length >= 5).mapToDouble(i -> {
            double mean = Arrays.stream(i).average().orElseThrow();
            return Math.sqrt(variance(i)) / mean;
        }).average().orElseThrow();
    }

    private static double lv(int[][] trains) {
        return Arrays.stream(trains).map(StatisticsTest::intervals).filter(i -> i.length >= 5)
                .mapToDouble(i -> 3 * IntStream.range(1, i.length)
                        .mapToDouble(k -> Math.pow((i[k] - i[k - 1]) / (i[k] + i[k - 1]), 2)).average().orElseThrow())
                .average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    }

    /** Step s is in bin (s - 1) / width; what is left at the end is no bin. */
    private static double[] counts(int[][] trains, int width) {
        double[] counts = new double[(END - WARMUP) / width];
        for (int[] train : trains) {
            for (int step : train) {
                if ((step - 1) / width < counts.length) {
                    counts[(step - 1) / width]++;
                }
            }
        }
        return counts;
    }

    private static double fano(int[][] trains) {
        double[] counts = counts(trains, 30);
        return variance(counts) / Arrays.stream(counts).average().orElseThrow();
    }

    private static double correlation(int[][] trains) {
        List<double[]> normed = new ArrayList<>();
        for (int k = 0; k < 200; k++) {
            double[] counts = counts(new int[][] {trains[(int) ((long) k * trains.length / 200)]}, 20);
            double mean = Arrays.stream(counts).average().orElseThrow();
            double norm = Math.sqrt(counts.length * variance(counts));
            if (norm > 0) {
                normed.add(Arrays.stream(counts).map(c -> (c - mean) / norm).toArray());
            }
        }
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < normed.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = normed.get(i);
                double[] b = normed.get(j);
                sum += IntStream.range(0, a.length).mapToDouble(bin -> a[bin] * b[bin]).sum();
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static double[] rates(int[][] trains) {
        return Arrays.stream(trains).mapToDouble(train -> train.length / 0.3).sorted().toArray();
    }

    private static void quantiles(int[][] trains, List<?> actual) {
        double[] rates = rates(trains);
        double[] quantiles = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
        assertEquals(quantiles.length, actual.size());
        for (int i = 0; i < quantiles.length; i++) {
            double place = quantiles[i] * (rates.length - 1);
            double low = rates[(int) Math.floor(place)];
            double high = rates[(int) Math.ceil(place)];
            assertEquals(low + (high - low) * (place - Math.floor(place)), (double) actual.get(i), 1e-9);
        }
        assertTrue(rates[0] < rates[rates.length - 1]);
    }
}
