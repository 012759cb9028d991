package glia.ui.editors.internal.project;

import glia.api.network.ExampleCatalogue.Example;
import glia.ui.editors.internal.Messages;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;

/** Asks for the name of a project and for the networks that it begins with. */
final class NewProjectPage extends WizardPage {
    private static final int ROWS = 10;
    private static final int WIDTH = 480;

    private final List<Example> examples;
    private final IWorkspaceRoot root;
    private Text name;
    private Table table;

    NewProjectPage(List<Example> examples, IWorkspaceRoot root) {
        super("project", Messages.project_title, null);
        this.examples = examples;
        this.root = root;
        setDescription(Messages.project_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayout(new GridLayout(2, false));
        new Label(body, SWT.NONE).setText(Messages.project_name);
        name = new Text(body, SWT.BORDER);
        name.setData("glia.id", "glia.project.name");
        name.addModifyListener(event -> validate());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
        Label networks = new Label(body, SWT.NONE);
        networks.setText(Messages.project_networks);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(networks);
        table = new Table(body, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL | SWT.FULL_SELECTION);
        table.setData("glia.id", "glia.project.examples");
        for (Example example : examples) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(Messages.bind(Messages.project_network, example.name(), example.title()));
            item.setData(example);
        }
        table.getItem(0).setChecked(true);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(WIDTH, ROWS * table.getItemHeight())
                .applyTo(table);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(body, "glia.ui.editors.newProject");
        setControl(body);
        setPageComplete(false);
        name.setFocus();
    }

    private void validate() {
        IStatus status = root.getWorkspace().validateName(name(), IResource.PROJECT);
        boolean taken = status.isOK() && (root.getProject(name()).exists()
                || Files.exists(root.getLocation().toPath().resolve(name())));
        setErrorMessage(taken ? Messages.bind(Messages.project_taken, name())
                : status.isOK() ? null : status.getMessage());
        setPageComplete(status.isOK() && !taken);
    }

    String name() {
        return name.getText().strip();
    }

    List<Example> chosen() {
        return Arrays.stream(table.getItems()).filter(TableItem::getChecked)
                .map(item -> (Example) item.getData()).toList();
    }
}
