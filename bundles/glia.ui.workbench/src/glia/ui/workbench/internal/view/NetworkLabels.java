package glia.ui.workbench.internal.view;

import glia.ui.kit.PaletteWatch;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.jface.resource.FontDescriptor;
import org.osgi.framework.FrameworkUtil;

/** Names, icons and details of the tree of networks; the network that is open stands out. */
final class NetworkLabels extends ColumnLabelProvider implements IStyledLabelProvider {
    private final LocalResourceManager resources;
    private final Map<NetworkNode.Kind, Image> images = new EnumMap<>(NetworkNode.Kind.class);
    private final Font bold;
    private final PaletteWatch colours;
    private Path open;

    /**
     * @param control the tree
     * @param renewed called when labels are to be made anew, in the colours of another theme
     */
    NetworkLabels(Control control, Runnable renewed) {
        colours = new PaletteWatch(control);
        colours.onChange(palette -> renewed.run());
        resources = new LocalResourceManager(JFaceResources.getResources(), control);
        images.put(NetworkNode.Kind.NETWORK, image("network"));
        images.put(NetworkNode.Kind.FOLDER, image("folder"));
        images.put(NetworkNode.Kind.GROUP, image("recent"));
        images.put(NetworkNode.Kind.FILE, image("file"));
        bold = resources.create(FontDescriptor.createFrom(control.getFont()).setStyle(SWT.BOLD));
    }

    private Image image(String name) {
        var url = FileLocator.find(FrameworkUtil.getBundle(NetworkLabels.class),
                new org.eclipse.core.runtime.Path("icons/" + name + ".svg"));
        return resources.create(ImageDescriptor.createFromURL(url));
    }

    /** @return whether this changed anything */
    boolean setOpen(Path file) {
        boolean changed = !Objects.equals(open, file);
        open = file;
        return changed;
    }

    @Override
    public StyledString getStyledText(Object element) {
        NetworkNode node = (NetworkNode) element;
        boolean active = open != null && open.equals(node.path());
        StyledString text = new StyledString(node.name(), active ? new StyledString.Styler() {
            @Override
            public void applyStyles(TextStyle style) {
                style.font = bold;
            }
        } : null);
        if (!node.detail().isEmpty()) {
            text.append("  " + node.detail(), new StyledString.Styler() {
                @Override
                public void applyStyles(TextStyle style) {
                    style.foreground = colours.color(colours.palette().muted());
                }
            });
        }
        return text;
    }

    @Override
    public Image getImage(Object element) {
        return images.get(((NetworkNode) element).kind());
    }

    @Override
    public String getText(Object element) {
        return getStyledText(element).getString();
    }

    @Override
    public String getToolTipText(Object element) {
        NetworkNode node = (NetworkNode) element;
        return node.path() == null ? null : node.path().toString();
    }
}
