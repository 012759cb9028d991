package glia.api.store;

import java.util.List;
import java.util.Set;

/**
 * What a recording writes, and how.
 *
 * @param formats formats of spikes and samples, at least one
 * @param rates rates of populations to be written as {@code rates-POPULATION.csv}
 * @param beginStep the step of the simulation to which the recording is added: 0, or that of a checkpoint
 */
public record RecordingOptions(Set<RecordingFormat> formats, List<PopulationRate> rates, long beginStep) {

    /** Spikes and samples as CSV, no rates. */
    public static final RecordingOptions DEFAULT = new RecordingOptions(Set.of(RecordingFormat.CSV), List.of(),
            0);

    public RecordingOptions {
        formats = Set.copyOf(formats);
        rates = List.copyOf(rates);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("a recording needs a format");
        }
    }

    /**
     * The spikes of all neurons of a population, counted in consecutive bins, of which one begins at time 0; those that
     * lie wholly within what is recorded.
     *
     * @param population index of the population
     * @param binSteps width of a bin in steps
     */
    public record PopulationRate(int population, int binSteps) {
        public PopulationRate {
            if (population < 0 || binSteps < 1) {
                throw new IllegalArgumentException("population " + population + ", bins of " + binSteps + " steps");
            }
        }
    }
}
