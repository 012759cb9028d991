package glia.store.internal.report;

import glia.api.energy.ValidationReport;
import glia.api.store.AtomicFiles;
import glia.api.store.InvalidRecordException;
import glia.api.store.RunReports;
import glia.api.store.RunSummary;
import glia.api.store.SpikeFigures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes reports as HTML and JSON. */
@Component
public final class RunReportsComponent implements RunReports {

    private final AtomicFiles files;

    @Activate
    public RunReportsComponent(@Reference AtomicFiles files) {
        this.files = files;
    }

    @Override
    public String json(RunSummary summary) {
        return RunJson.text(summary, false);
    }

    @Override
    public List<Path> write(Path folder, RunSummary summary, SpikeFigures figures) throws IOException {
        Path report = folder.resolve("report.html");
        save(report, HtmlReport.text(summary, figures));
        Path json = folder.resolve("run.json");
        save(json, RunJson.text(summary, true) + System.lineSeparator());
        return List.of(report, json);
    }

    @Override
    public List<Path> write(Path folder, ValidationReport report) throws IOException {
        Path page = folder.resolve("validation.html");
        save(page, ValidationHtml.text(report));
        Path json = folder.resolve("validation.json");
        save(json, ValidationJson.text(report) + System.lineSeparator());
        Path figure = folder.resolve("validation.svg");
        save(figure, ValidationFigure.text(report));
        return List.of(page, json, figure);
    }

    @Override
    public ValidationReport readValidation(Path file) throws InvalidRecordException {
        return ValidationReader.read(file);
    }

    private void save(Path file, String text) throws IOException {
        files.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
