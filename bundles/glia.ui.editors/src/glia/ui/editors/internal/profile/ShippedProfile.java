package glia.ui.editors.internal.profile;

import glia.api.profile.Profile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;

/** A profile that is shipped, as what an editor shows: it can be read and copied. */
final class ShippedProfile extends PlatformObject implements IStorageEditorInput {

    private final Profile profile;
    private final String text;

    /** @param text the profile as a file */
    ShippedProfile(Profile profile, String text) {
        this.profile = profile;
        this.text = text;
    }

    @Override
    public String getName() {
        return profile.name();
    }

    @Override
    public String getToolTipText() {
        return profile.title();
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return null;
    }

    /** Not opened again at the next start, by which it may have changed. */
    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public IStorage getStorage() {
        return new Content();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShippedProfile that && that.profile.equals(profile);
    }

    @Override
    public int hashCode() {
        return profile.hashCode();
    }

    /** Its text. */
    private final class Content extends PlatformObject implements IStorage {
        @Override
        public InputStream getContents() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public IPath getFullPath() {
            return null;
        }

        @Override
        public String getName() {
            return profile.name() + ProfileFiles.EXTENSION;
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }
    }
}
