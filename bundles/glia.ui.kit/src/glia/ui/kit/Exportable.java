package glia.ui.kit;

import glia.ui.kit.internal.Csv;
import java.io.IOException;
import org.eclipse.swt.graphics.ImageData;

/** A picture with data behind it that a person can copy and save as it is on the screen, nothing computed again. */
public interface Exportable {

    /** A short name for a file, without extension. */
    String exportName();

    /** What is on the screen; in the UI thread. */
    ImageData picture();

    /** What is on the screen as shapes, where it is made of any; else its pixels. In the UI thread. */
    default Drawing drawing() {
        return Drawing.of(picture());
    }

    /** The colour behind {@link #drawing()}, as {@code 0xRRGGBB}. In the UI thread. */
    default int background() {
        return 0xFFFFFF;
    }

    /** The data of what is on the screen, held fast; in the UI thread. */
    Table table();

    /** A text as a cell of a CSV file, in quotes where it needs them. */
    static String cell(String text) {
        return Csv.quoted(text);
    }

    /** Data that no longer changes, written in any thread. */
    @FunctionalInterface
    interface Table {
        /**
         * Writes the data as CSV (RFC 4180, with a header line and {@code \n} as line end).
         *
         * @param out where to
         * @throws IOException if {@code out} does not take it
         */
        void writeCsv(Appendable out) throws IOException;
    }
}
