package glia.ui.views.internal.command;

import glia.ui.kit.Drawing;
import glia.ui.kit.Exportable;
import glia.ui.views.internal.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Saves what the active view shows; what is saved is held before a person looks for a place to save it in. */
abstract class SaveHandler extends AbstractHandler {

    /** Writes what was held to a file. */
    @FunctionalInterface
    interface Content {
        void write(Path file) throws IOException;
    }

    private final String extension;

    SaveHandler(String extension) {
        this.extension = extension;
    }

    /** Holds what is on the screen. */
    abstract Content hold(Exportable picture);

    @Override
    public Object execute(ExecutionEvent event) {
        Exportable picture = Adapters.adapt(HandlerUtil.getActivePart(event), Exportable.class);
        if (picture == null) {
            return null;
        }
        Content content = hold(picture);
        String given = event.getParameter(event.getCommand().getId() + ".file");
        String chosen = given == null ? ask(event, picture) : given;
        if (chosen != null) {
            Path file = Path.of(chosen.toLowerCase(Locale.ROOT).endsWith(extension) ? chosen : chosen + extension);
            IJobFunction save = monitor -> save(content, file);
            Job.create(NLS.bind(Messages.job_save, file.getFileName()), save).schedule();
        }
        return null;
    }

    private String ask(ExecutionEvent event, Exportable picture) {
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.SAVE);
        dialog.setFileName(picture.exportName().replaceAll("[^\\p{L}\\p{N}._-]+", "-") + extension);
        dialog.setFilterExtensions("*" + extension);
        dialog.setOverwrite(true);
        return dialog.open();
    }

    /** Writes beside the file first, so that a failure leaves what was there before. */
    static IStatus save(Content content, Path file) {
        try {
            // not a temporary file of the system, which nobody else may read
            Path beside = file.resolveSibling("." + file.getFileName() + ".part");
            try {
                content.write(beside);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            return Status.OK_STATUS;
        } catch (IOException e) {
            return Status.error(NLS.bind(Messages.save_failed, file, e.getMessage()), e);
        }
    }

    /** Saves the picture. */
    public static final class Picture extends SaveHandler {
        public Picture() {
            super(".png");
        }

        @Override
        Content hold(Exportable picture) {
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {picture.picture()};
            return file -> {
                try (OutputStream out = Files.newOutputStream(file)) {
                    loader.save(out, SWT.IMAGE_PNG);
                }
            };
        }
    }

    /** Saves the picture as shapes, where it is made of any. */
    public static final class Shapes extends SaveHandler {
        public Shapes() {
            super(".svg");
        }

        @Override
        Content hold(Exportable picture) {
            Drawing drawing = picture.drawing();
            int background = picture.background();
            return file -> {
                try (Writer out = Files.newBufferedWriter(file)) {
                    drawing.writeSvg(background, out);
                }
            };
        }
    }

    /** Saves the data behind the picture. */
    public static final class Table extends SaveHandler {
        public Table() {
            super(".csv");
        }

        @Override
        Content hold(Exportable picture) {
            Exportable.Table table = picture.table();
            return file -> {
                try (Writer out = Files.newBufferedWriter(file)) {
                    table.writeCsv(out);
                }
            };
        }
    }
}
