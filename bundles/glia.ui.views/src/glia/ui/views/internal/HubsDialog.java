package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.graph.Degrees;
import glia.ui.kit.graph.NeuronName;
import java.text.NumberFormat;
import java.util.Arrays;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ListDialog;

/** The neurons with the most connections, of which some may be chosen. */
final class HubsDialog extends ListDialog {

    HubsDialog(Shell parent, Network network, Degrees degrees, int[] hubs) {
        super(parent);
        setTitle(Messages.hubs_title);
        setMessage(hubs.length == 0 ? Messages.hubs_none : Messages.hubs_message);
        setContentProvider(ArrayContentProvider.getInstance());
        setLabelProvider(new LabelProvider() {
            @Override
            public String getText(Object element) {
                int id = (Integer) element;
                NumberFormat number = NumberFormat.getIntegerInstance();
                return NLS.bind(Messages.hubs_item, new Object[] {NeuronName.of(network, id),
                    number.format(degrees.in()[id]), number.format(degrees.out()[id])});
            }
        });
        Object[] ids = Arrays.stream(hubs).boxed().toArray();
        setInput(ids);
        setInitialSelections(Arrays.copyOf(ids, Math.min(1, ids.length)));
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, "glia.ui.views.hubs");
    }

    @Override
    protected int getTableStyle() {
        return SWT.MULTI | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL;
    }
}
