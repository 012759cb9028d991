package glia.ui.kit;

/** A picture that a person moves about in, with the same commands and keys everywhere. In the UI thread. */
public interface Navigable {

    /** Shows everything again and follows what is new (key 0). */
    void fit();

    /** Zooms about the middle (keys + and -). */
    void zoomIn();

    /** Zooms about the middle (keys + and -). */
    void zoomOut();

    /**
     * Moves what is shown by a tenth of the picture (arrow keys).
     *
     * @param right -1, 0 or 1
     * @param down -1, 0 or 1
     */
    void pan(int right, int down);
}
