package glia.ui.editors.internal.profile;

import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;

/** Where profiles are: those of a person in a folder of the workspace, beside those that are shipped. */
final class ProfileFiles {
    static final String EXTENSION = ".profile.json";

    private ProfileFiles() {
    }

    private static Path folder() {
        return ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath().resolve(Messages.profile_folder);
    }

    /** Where a profile of a name is kept. */
    static Path file(String name) {
        return folder().resolve(name + EXTENSION);
    }

    /** The names of the profiles that a person has made. */
    static List<String> own() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length())).sorted().toList();
        }
    }

    /** Opens a shipped profile to be read. */
    static void open(IWorkbenchPage page, Profile profile, ProfileManager manager) {
        try {
            page.openEditor(new ShippedProfile(profile, manager.text(profile)), ProfileEditor.ID);
        } catch (PartInitException e) {
            FileOpening.show(Messages.bind(Messages.edit_failed, profile.name(), e.getMessage()));
        }
    }

    /** Opens a file of a profile. */
    static void open(IWorkbenchPage page, Path path) {
        FileOpening.open(page, path, ProfileEditor.ID);
    }

    /** Writes a text as a profile of a name, which is new, and opens it. */
    static void create(IWorkbenchPage page, String name, String text, AtomicFiles files) {
        Path file = file(name);
        ICoreRunnable writing = monitor -> {
            try {
                Files.createDirectories(file.getParent());
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                files.write(file, out -> out.write(bytes));
                open(page, file);
            } catch (IOException e) {
                FileOpening.show(Messages.bind(Messages.file_unwritable, file.getFileName(), e.getMessage()));
            }
        };
        Job.create(Messages.bind(Messages.edit_opening, file.getFileName()), writing).schedule();
    }

    /** Why a profile cannot have a name, null if it can. */
    static String problem(String name) {
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}")) {
            return Messages.profile_name_expected;
        }
        return Files.exists(file(name)) ? Messages.bind(Messages.profile_name_taken, name) : null;
    }
}
