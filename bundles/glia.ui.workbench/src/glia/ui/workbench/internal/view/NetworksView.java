package glia.ui.workbench.internal.view;

import glia.api.store.RecordedRuns;
import glia.ui.kit.UiQueue;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.NetworkOpener;
import glia.ui.workbench.internal.status.SimulationView;
import glia.ui.workbench.internal.status.StatusFeed;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;

/** The networks at hand: the example project of the workspace, and what was opened from elsewhere. */
public final class NetworksView extends ViewPart {

    public static final String ID = "glia.ui.workbench.networks";

    private final NetworkOpener opener;
    private final StatusFeed feed;
    private final UiQueue queue;
    private final Job reading;
    private final Set<NetworkNode> opened = new HashSet<>();
    private TreeViewer viewer;
    private NetworkLabels labels;
    private Runnable subscription;

    public NetworksView(NetworkOpener opener, StatusFeed feed, UiQueue queue) {
        this.opener = opener;
        this.feed = feed;
        this.queue = queue;
        NetworkTree tree = new NetworkTree(opener);
        reading = new Job(Messages.NetworksReading) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    List<NetworkNode> nodes = tree.read();
                    queue.postNow(NetworksView.this, () -> show(nodes));
                    return Status.OK_STATUS;
                } catch (IOException e) {
                    return Status.error(Messages.bind(Messages.NetworksUnreadable, e.getMessage()), e);
                }
            }
        };
        reading.setSystem(true);
    }

    @Override
    public void createPartControl(Composite parent) {
        viewer = new TreeViewer(parent, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.getTree().setData("glia.id", ID + ".tree");
        labels = new NetworkLabels(viewer.getControl(), viewer::refresh);
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(labels));
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.addDoubleClickListener(event -> choose(viewer.getStructuredSelection()));
        getSite().setSelectionProvider(viewer);

        MenuManager menu = new MenuManager();
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
        getSite().registerContextMenu(menu, viewer);
        getSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.FILE_REFRESH,
                new AbstractHandler() {
                    @Override
                    public Object execute(ExecutionEvent event) {
                        reading.schedule();
                        return null;
                    }
                });
        subscription = feed.listen(this::follow);
        reading.schedule();
    }

    @Override
    public void setFocus() {
        viewer.getControl().setFocus();
    }

    @Override
    public void dispose() {
        if (subscription != null) {
            subscription.run();
        }
        reading.cancel();
        queue.cancel(this);
        super.dispose();
    }

    private void choose(IStructuredSelection selection) {
        if (!(selection.getFirstElement() instanceof NetworkNode node)) {
            return;
        }
        if (node.kind() == NetworkNode.Kind.NETWORK) {
            opener.open(node.path());
        } else if (!node.children().isEmpty()) {
            viewer.setExpandedState(node, !viewer.getExpandedState(node));
        } else if (node.kind() == NetworkNode.Kind.FILE) {
            openFile(node);
        }
    }

    private void openFile(NetworkNode node) {
        RecordedRuns recordings = getSite().getService(RecordedRuns.class);
        if (recordings != null && recordings.suits(node.path())) {
            Recordings.open(getSite(), node.path());
        } else if (!Program.launch(node.path().toString())) {
            getViewSite().getActionBars().getStatusLineManager()
                    .setMessage(Messages.bind(Messages.NetworksNoProgram, node.name()));
        }
    }

    private void follow(SimulationView view) {
        if (labels.setOpen(view.file())) {
            reading.schedule();
        }
    }

    private void show(List<NetworkNode> nodes) {
        if (viewer.getControl().isDisposed()) {
            return;
        }
        Object[] expanded = viewer.getExpandedElements();
        IStructuredSelection selection = viewer.getStructuredSelection();
        viewer.getTree().setRedraw(false);
        viewer.setInput(nodes);
        viewer.setExpandedElements(expanded);
        for (NetworkNode node : nodes) {
            // a group opens by itself when it gets its first entry; what a person does later stays
            if (!node.children().isEmpty() && opened.add(node)) {
                viewer.setExpandedState(node, true);
            }
        }
        viewer.setSelection(selection);
        viewer.getTree().setRedraw(true);
    }

    /** The nodes hold their children themselves. */
    private static final class Content implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((NetworkNode) parent).children().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((NetworkNode) element).children().isEmpty();
        }
    }
}
