package glia.api.store;

import glia.api.energy.ValidationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Puts the summary of a run into words and pictures (service). */
public interface RunReports {

    /**
     * The summary as one JSON object on several lines, in ASCII, without a line end. A number that is not known is
     * absent.
     */
    String json(RunSummary summary);

    /**
     * Writes {@code report.html} (self-contained, with pictures), then {@code run.json} ({@link #json}); where the
     * latter is, all files of the run are there and complete.
     *
     * @param folder a folder
     * @param summary what happened
     * @param figures what to draw
     * @return the two files
     * @throws IOException if they cannot be written
     */
    List<Path> write(Path folder, RunSummary summary, SpikeFigures figures) throws IOException;

    /**
     * Writes {@code validation.html} (self-contained, with pictures), then {@code validation.json}, then
     * {@code validation.svg}, all experiments in one picture.
     *
     * @param folder a folder
     * @param report what a validation has found
     * @return the three files
     * @throws IOException if they cannot be written
     */
    List<Path> write(Path folder, ValidationReport report) throws IOException;

    /**
     * Reads the record of a validation. Its experiments are not those that are installed: they can be shown, not run.
     *
     * @param file a {@code validation.json}
     * @throws InvalidRecordException if it is none
     */
    ValidationReport readValidation(Path file) throws InvalidRecordException;
}
