package glia.ui.editors.internal.recording;

import glia.api.store.RecordedSpikes;
import glia.ui.kit.raster.SpikeSource;
import java.io.IOException;
import java.util.function.Consumer;

/** Recorded spikes as a raster draws them; of what can no longer be read nothing is drawn, and that is said. */
final class RecordedSource implements SpikeSource {
    private final RecordedSpikes spikes;
    private final Consumer<IOException> failed;

    /** @param failed told why spikes cannot be read, in the thread that draws */
    RecordedSource(RecordedSpikes spikes, Consumer<IOException> failed) {
        this.spikes = spikes;
        this.failed = failed;
    }

    @Override
    public boolean recorded() {
        return true;
    }

    @Override
    public long lastStep() {
        return spikes.lastStep();
    }

    @Override
    public boolean partial() {
        return spikes.missing() > 0;
    }

    @Override
    public long generation() {
        // of the same recording there is more each time that it is opened
        return spikes.count();
    }

    @Override
    public long firstAt(long step) {
        try {
            return spikes.firstAt(step);
        } catch (IOException e) {
            failed.accept(e);
            return spikes.count();
        }
    }

    @Override
    public long visit(long from, long toStep, Visitor visitor) {
        try {
            return spikes.visit(from, toStep, visitor::spike);
        } catch (IOException e) {
            failed.accept(e);
            return spikes.count();
        }
    }

    @Override
    public boolean dense(long fromStep, long toStep) {
        try {
            return spikes.dense(fromStep, toStep);
        } catch (IOException e) {
            failed.accept(e);
            return true;
        }
    }

    @Override
    public void cells(long fromStep, long toStep, double steps, CellVisitor visitor) {
        spikes.cells(fromStep, toStep, steps, visitor::cell);
    }
}
