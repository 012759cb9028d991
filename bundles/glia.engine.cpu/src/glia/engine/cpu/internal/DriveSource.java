package glia.engine.cpu.internal;

/** A device's connection to the neurons of one slice. */
interface DriveSource {

    /**
     * Puts into the ring what the device sends in a step. What arrives in that very step is read afterwards.
     *
     * @param step the step that is about to be computed
     * @return how many spikes were sent
     */
    long emit(long step);
}
