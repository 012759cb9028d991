package glia.ui.workbench.internal.command;

import glia.ui.workbench.internal.NetworkOpener;
import java.util.Map;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;

/** One entry a shipped network. */
public final class ExamplesMenu extends CompoundContributionItem implements IWorkbenchContribution {
    private final NetworkOpener opener;
    private IServiceLocator locator;

    public ExamplesMenu(NetworkOpener opener) {
        this.opener = opener;
    }

    @Override
    public void initialize(IServiceLocator serviceLocator) {
        locator = serviceLocator;
    }

    @Override
    protected IContributionItem[] getContributionItems() {
        return opener.examples().stream().map(example -> {
            var item = new CommandContributionItemParameter(locator, OpenExampleHandler.COMMAND + "." + example.name(),
                    OpenExampleHandler.COMMAND, CommandContributionItem.STYLE_PUSH);
            item.label = example.title().replace("&", "&&");
            item.parameters = Map.of(OpenExampleHandler.PARAMETER, example.name());
            return new CommandContributionItem(item);
        }).toArray(IContributionItem[]::new);
    }
}
