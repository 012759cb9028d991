package glia.ui.editors.internal.file;

import glia.ui.editors.internal.Messages;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;

/**
 * Files as the workspace knows them, so that they have markers and the platform's editors take them. A folder of the
 * workspace becomes a project when a file in it is edited; a file from elsewhere is linked in a project of such files.
 */
public final class WorkspaceFiles {
    private final IWorkspaceRoot root;

    public WorkspaceFiles(IWorkspaceRoot root) {
        this.root = root;
    }

    /**
     * Touches the disk, so not for the UI thread.
     *
     * @param path a file
     * @return the same file in the workspace
     * @throws CoreException if there is no such file, or the workspace cannot take it
     */
    public IFile find(Path path, IProgressMonitor monitor) throws CoreException {
        Path file = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new CoreException(Status.error(Messages.bind(Messages.file_no_resource, file)));
        }
        Path workspace = root.getLocation().toPath();
        if (file.startsWith(workspace) && workspace.relativize(file).getNameCount() > 1) {
            Path inside = workspace.relativize(file);
            IProject project = open(inside.getName(0).toString(), monitor);
            IFile found = project.getFile(IPath.fromPath(inside.subpath(1, inside.getNameCount())));
            found.refreshLocal(IResource.DEPTH_ZERO, monitor);
            return found;
        }
        return linked(file.toUri(), file.getFileName().toString(), monitor);
    }

    private IFile linked(URI location, String name, IProgressMonitor monitor) throws CoreException {
        for (IFile known : root.findFilesForLocationURI(location)) {
            if (known.isAccessible()) {
                known.refreshLocal(IResource.DEPTH_ZERO, monitor);
                return known;
            }
        }
        IProject others = open(Messages.file_other_project, monitor);
        for (IResource link : others.members()) {
            if (link.isLinked() && !Files.exists(Path.of(link.getLocationURI()))) {
                link.delete(true, monitor);
            }
        }
        IFile link = others.getFile(name);
        for (int i = 2; link.exists(); i++) {
            int dot = name.indexOf('.', 1);
            link = others.getFile(dot < 0 ? name + "-" + i : name.substring(0, dot) + "-" + i + name.substring(dot));
        }
        link.createLink(location, IResource.NONE, monitor);
        return link;
    }

    /** Has every folder of the workspace that a person sees be a project; touches the disk. */
    public void adopt(IProgressMonitor monitor) throws CoreException {
        File[] folders = root.getLocation().toFile()
                .listFiles(entry -> entry.isDirectory() && !entry.getName().startsWith("."));
        for (File folder : folders == null ? new File[0] : folders) {
            open(folder.getName(), monitor);
        }
    }

    /** The project of a name, created if there is none. */
    public IProject open(String name, IProgressMonitor monitor) throws CoreException {
        IProject project = root.getProject(name);
        if (!project.exists()) {
            project.create(monitor);
        }
        project.open(monitor);
        return project;
    }
}
