package glia.cli.internal;

import glia.api.simulation.CostPrediction;
import java.util.Optional;

/** A prediction in words. */
final class PredictionText {

    private PredictionText() {
    }

    static String of(Optional<CostPrediction> prediction) {
        return prediction.map(PredictionText::of).orElse("nothing, as this machine is too busy to compile its code");
    }

    private static String of(CostPrediction predicted) {
        return "about " + Texts.number(predicted.wallSecondsPerSecond()) + " s (" + Texts.number(
                predicted.cpuSecondsPerSecond()) + " s of CPU time) a simulated second and "
                + Texts.bytes(predicted.memoryBytes()) + ", if it goes on firing at "
                + Texts.number(predicted.rateHz()) + " Hz as in its first " + Texts.ms(predicted.probedMs());
    }
}
