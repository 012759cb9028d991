package glia.ui.editors.internal.file;

import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.dialogs.ContainerGenerator;
import org.eclipse.ui.dialogs.SaveAsDialog;

/** Writes what an editor shows to another file of the workspace, and goes on in an editor of that. */
public final class SaveAs {
    private static final String JSON = ".json";
    /** What says of which kind a file is. */
    private static final Pattern EXTENSION = Pattern.compile("\\.[a-z]+\\.json$");

    private final IEditorPart editor;
    private final AtomicFiles files;

    public SaveAs(IEditorPart editor, AtomicFiles files) {
        this.editor = editor;
        this.files = files;
    }

    /**
     * Asks for the file, and writes it in a job. The editor is closed when the file is open, if that is of the same
     * kind and nothing was typed meanwhile; what it showed stays as it was saved.
     *
     * @param name what is proposed, with all of its extension, which the file gets, too
     * @param text what is written; in the UI thread
     * @param opens id of the editor that goes on
     */
    public void ask(String name, Supplier<String> text, String opens) {
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        Optional<IFile> proposed = editor.getEditorInput() instanceof IFileEditorInput input
                ? Optional.of(input.getFile()) : project(root).map(project -> project.getFile(name));
        if (proposed.isEmpty()) {
            FileOpening.show(Messages.file_no_project);
            return;
        }
        SaveAsDialog dialog = new SaveAsDialog(editor.getSite().getShell());
        dialog.setOriginalFile(proposed.get());
        if (dialog.open() != Window.OK) {
            return;
        }
        IPath asked = dialog.getResult();
        Matcher kind = EXTENSION.matcher(name);
        String extension = kind.find() ? kind.group() : "";
        IFile target = root.getFile(asked.lastSegment().endsWith(extension) ? asked : completed(asked, extension));
        if (editor.getEditorInput() instanceof IFileEditorInput && target.equals(proposed.get())) {
            editor.doSave(new NullProgressMonitor());
        } else if (target.exists() && !target.getFullPath().equals(asked)) {
            // whether it may be replaced was asked of another name
            FileOpening.show(Messages.bind(Messages.file_exists, target.getName()));
        } else {
            write(text, target, opens);
        }
    }

    /** The project that a file is proposed in that is in none: the one of profiles, or else the first. */
    private static Optional<IProject> project(IWorkspaceRoot root) {
        IProject profiles = root.getProject(Messages.profile_folder);
        return Stream.concat(Stream.of(profiles), Stream.of(root.getProjects())).filter(IProject::isAccessible)
                .findFirst();
    }

    /** The dialog appends the last part of the extension to what has none. */
    private static IPath completed(IPath asked, String extension) {
        String name = asked.lastSegment();
        String base = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
        return asked.removeLastSegments(1).append(base + extension);
    }

    private void write(Supplier<String> text, IFile target, String opens) {
        IWorkbenchPage page = editor.getSite().getPage();
        String written = text.get();
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        ICoreRunnable writing = monitor -> {
            try {
                // the dialog takes folders that are not there yet
                new ContainerGenerator(target.getParent().getFullPath()).generateContainer(monitor);
                files.write(target.getLocation().toPath(), out -> out.write(bytes));
                target.refreshLocal(IResource.DEPTH_ZERO, monitor);
                page.getWorkbenchWindow().getWorkbench().getDisplay().asyncExec(() -> {
                    if (FileOpening.open(page, target, opens) && opens.equals(editor.getSite().getId())
                            && page.findEditor(editor.getEditorInput()) == editor && text.get().equals(written)) {
                        page.closeEditor(editor, false);
                    }
                });
            } catch (IOException | CoreException e) {
                FileOpening.show(Messages.bind(Messages.file_unwritable, target.getName(), e.getMessage()));
            }
        };
        Job.create(Messages.bind(Messages.file_saving, target.getName()), writing).schedule();
    }
}
