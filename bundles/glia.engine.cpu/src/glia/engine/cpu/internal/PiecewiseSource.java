package glia.engine.cpu.internal;

/** Sources of which each has its own steps: the one whose turn it is sends. */
final class PiecewiseSource implements DriveSource {

    /** A source and the first step that is not its own any more. */
    record Piece(DriveSource source, long stop) {
    }

    private final Piece[] pieces;
    private int present;

    /** @param pieces in ascending order of their steps */
    PiecewiseSource(Piece[] pieces) {
        this.pieces = pieces;
    }

    @Override
    public long emit(long step) {
        if (present > 0 && step < pieces[present - 1].stop()) {
            // the clock was set back
            present = 0;
        }
        while (present < pieces.length && step >= pieces[present].stop()) {
            present++;
        }
        return present < pieces.length ? pieces[present].source().emit(step) : 0;
    }
}
