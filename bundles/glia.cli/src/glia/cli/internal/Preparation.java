package glia.cli.internal;

import glia.api.simulation.CostPrediction;
import glia.api.simulation.Simulation;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;

/**
 * What comes before a run.
 *
 * @param seconds wall-clock time of building
 * @param cpuSeconds CPU time of the process meanwhile
 * @param predicted what the run will cost, if that was worth a prediction
 */
record Preparation(double seconds, OptionalDouble cpuSeconds, Optional<CostPrediction> predicted) {

    private static final double LEAST_PREDICTED_MS = 1000;

    /**
     * A prediction takes a third of a second or more, so a run that is likely to take less gets none; nor does one that
     * goes on from a checkpoint.
     *
     * @param watch that was started before building
     * @throws CancellationException if that was wanted meanwhile
     */
    static Preparation of(Course course, Simulation simulation, Stopwatch watch, CommandContext context,
            ProgressLine progress) {
        double seconds = watch.seconds();
        OptionalDouble cpuSeconds = watch.cpuSeconds();
        if (course.endMs() < LEAST_PREDICTED_MS || simulation.status().step() > 0) {
            return new Preparation(seconds, cpuSeconds, Optional.empty());
        }
        progress.report("Predicting what it costs", 0);
        Optional<CostPrediction> predicted = simulation.predict().join();
        if (context.interruption().requested()) {
            throw new CancellationException();
        }
        progress.clear();
        context.streams().err().println("predicted: " + PredictionText.of(predicted) + predicted.map(p ->
                "; the whole run in " + Texts.seconds(p.wallSecondsPerSecond() * course.endMs() / 1000)).orElse(""));
        return new Preparation(seconds, cpuSeconds, predicted);
    }
}
