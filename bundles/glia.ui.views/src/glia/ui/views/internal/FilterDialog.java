package glia.ui.views.internal;

import glia.api.network.Network;
import glia.ui.kit.graph.NeuronFilter;
import glia.ui.kit.graph.NeuronQuantity;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Asks which neurons the graph is to show. */
final class FilterDialog extends QuestionDialog {
    private static final int ROWS = 8;
    private static final int FIELD = 120;

    private final Network network;
    private final NeuronFilter before;
    private final NeuronQuantity quantity;
    private Table populations;
    private Text[] degree;
    private Text[] value;
    private Label problem;
    private NeuronFilter filter;

    /** @param quantity what the neurons' colours say, or null */
    FilterDialog(Shell parent, Network network, NeuronFilter before, NeuronQuantity quantity) {
        super(parent, Messages.filter_title, "glia.ui.views.filter");
        this.network = network;
        this.before = before;
        this.quantity = quantity;
    }

    /** What was chosen; the numbers of connections are not yet counted. */
    NeuronFilter filter() {
        return filter;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(new GridLayout(2, false));
        label(area, Messages.filter_populations);
        populations = new Table(area, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        room.heightHint = populations.getItemHeight() * Math.clamp(network.populations().size(), 2, ROWS);
        populations.setLayoutData(room);
        network.populations().forEach(population -> {
            TableItem item = new TableItem(populations, SWT.NONE);
            item.setText(population.name());
            item.setChecked(before.populations() == null || before.populations().contains(population.index()));
        });
        label(area, Messages.filter_degree);
        degree = fields(area, before.leastDegree() > 0 ? Integer.toString(before.leastDegree()) : "",
                before.mostDegree() < Integer.MAX_VALUE ? Integer.toString(before.mostDegree()) : "");
        label(area, quantity == null ? Messages.filter_value_none
                : NLS.bind(Messages.filter_value, quantity.name()));
        boolean same = quantity != null && quantity.name().equals(before.quantity());
        value = fields(area, same && Double.isFinite(before.low()) ? Double.toString(before.low()) : "",
                same && Double.isFinite(before.high()) ? Double.toString(before.high()) : "");
        for (Text field : value) {
            field.setEnabled(quantity != null);
        }
        problem = new Label(area, SWT.WRAP);
        GridData lines = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        lines.widthHint = 3 * FIELD;
        lines.heightHint = 2 * problem.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        problem.setLayoutData(lines);
        populations.addListener(SWT.Selection, event -> validate());
        return area;
    }

    private static void label(Composite area, String text) {
        Label label = new Label(area, SWT.NONE);
        label.setText(text);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    }

    private Text[] fields(Composite area, String... texts) {
        return Arrays.stream(texts).map(text -> {
            Text field = new Text(area, SWT.BORDER | SWT.SINGLE);
            field.setText(text);
            GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
            data.widthHint = FIELD;
            field.setLayoutData(data);
            field.addModifyListener(event -> validate());
            return field;
        }).toArray(Text[]::new);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.RETRY_ID, Messages.filter_all, false);
        super.createButtonsForButtonBar(parent);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == IDialogConstants.RETRY_ID) {
            filter = NeuronFilter.ALL;
            setReturnCode(OK);
            close();
        } else {
            super.buttonPressed(button);
        }
    }

    @Override
    protected void okPressed() {
        if (validate()) {
            super.okPressed();
        }
    }

    private boolean validate() {
        String wrong = "";
        try {
            filter = read();
            if (filter.populations() != null && filter.populations().isEmpty()) {
                wrong = Messages.filter_none;
            } else if (filter.leastDegree() < 0 || filter.leastDegree() > filter.mostDegree()) {
                wrong = Messages.filter_number;
            } else if (filter.byValue() && !(filter.low() <= filter.high())) {
                wrong = Messages.filter_value_wrong;
            }
        } catch (NumberFormatException e) {
            wrong = e.getMessage();
        }
        problem.setText(wrong);
        getButton(IDialogConstants.OK_ID).setEnabled(wrong.isEmpty());
        return wrong.isEmpty();
    }

    private NeuronFilter read() {
        Set<Integer> chosen = IntStream.range(0, populations.getItemCount())
                .filter(p -> populations.getItem(p).getChecked()).boxed().collect(Collectors.toSet());
        double least = number(degree[0], 0, Messages.filter_number);
        double most = number(degree[1], Integer.MAX_VALUE, Messages.filter_number);
        if (least != (int) least || most != (int) most) {
            throw new NumberFormatException(Messages.filter_number);
        }
        boolean byValue = quantity != null && !(value[0].getText().isBlank() && value[1].getText().isBlank());
        return new NeuronFilter(chosen.size() == populations.getItemCount() ? null : chosen, null, (int) least,
                (int) most, byValue ? quantity.name() : null,
                number(value[0], Double.NEGATIVE_INFINITY, Messages.filter_value_wrong),
                number(value[1], Double.POSITIVE_INFINITY, Messages.filter_value_wrong));
    }

    private static double number(Text field, double otherwise, String wrong) {
        String text = field.getText().strip();
        try {
            return text.isEmpty() ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new NumberFormatException(wrong);
        }
    }
}
