package glia.api.store;

import java.io.IOException;
import java.util.List;

/** Values that were sampled over time: states of neurons, weights of synapses, rates of a population. */
public interface RecordedSeries {

    /**
     * Some values.
     *
     * @param times in ms, ascending
     * @param values by column, then by time; NaN where there is none
     * @param gapMs values further apart have others missing between them
     * @param reduced whether these are the lowest and the highest of each of many short stretches, in turn, because
     *            there are too many in all
     */
    record Slice(double[] times, float[][] values, double gapMs, boolean reduced) {
    }

    /** The file without its extension, such as {@code samples-potentials}. */
    String name();

    /** What was sampled of each column, such as {@code V_m}. */
    List<String> states();

    /** How many neurons, synapses or populations there are. */
    int columns();

    /** What a column is of, such as {@code E[3]}. */
    String column(int column);

    /** How many times there are. */
    long times();

    double firstMs();

    double lastMs();

    /**
     * The values of some columns between two times, one more on either side if there is one. Its length is bounded,
     * whatever the stretch of time.
     *
     * @throws IOException if they can no longer be read
     */
    Slice slice(int state, int[] columns, double fromMs, double toMs) throws IOException;
}
