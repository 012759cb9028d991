package glia.api.store;

import java.util.List;
import java.util.Set;

/**
 * What a recording writes, and how.
 *
 * @param formats formats of spikes and samples, at least one
 * @param rates rates of populations to be written as {@code rates-POPULATION.csv}
 */
public record RecordingOptions(Set<RecordingFormat> formats, List<PopulationRate> rates) {

    /** Spikes and samples as CSV, no rates. */
    public static final RecordingOptions DEFAULT = new RecordingOptions(Set.of(RecordingFormat.CSV), List.of());

    public RecordingOptions {
        formats = Set.copyOf(formats);
        rates = List.copyOf(rates);
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("a recording needs a format");
        }
    }

    /**
     * The spikes of all neurons of a population, counted in consecutive bins from the begin of the run on.
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
