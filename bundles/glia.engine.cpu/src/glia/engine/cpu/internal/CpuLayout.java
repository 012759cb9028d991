package glia.engine.cpu.internal;

/**
 * What the switches of this backend say of how a network is laid out and gone through.
 *
 * @param rowsTogether rows of so many spikes are asked for before the first is delivered
 * @param neuronsTogether so many neurons of a population, a multiple of {@link Tiling#ALIGNMENT}, are advanced through
 *            all steps of an interval before others
 */
record CpuLayout(int rowsTogether, int neuronsTogether) {
}
