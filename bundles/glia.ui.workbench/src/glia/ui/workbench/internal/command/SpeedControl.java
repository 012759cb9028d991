package glia.ui.workbench.internal.command;

import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.Problems;
import glia.ui.workbench.internal.Settings;
import java.util.Map;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.IStateListener;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.State;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.handlers.RadioState;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

/** The pace in the tool bar: one more face of the speed command, whose state it shows. */
public final class SpeedControl extends WorkbenchWindowControlContribution {
    private final ICommandService commands;
    private final IHandlerService handlers;

    public SpeedControl(ICommandService commands, IHandlerService handlers) {
        this.commands = commands;
        this.handlers = handlers;
    }

    @Override
    protected Control createControl(Composite parent) {
        Command command = commands.getCommand(SpeedHandler.COMMAND);
        State state = command.getState(RadioState.STATE_ID);
        state.setValue(Speed.parameter(Settings.pace()));
        ToolBar bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        ToolItem item = new ToolItem(bar, SWT.DROP_DOWN);
        item.setData("glia.id", "glia.ui.workbench.speed");
        item.setToolTipText(Messages.SpeedTip);
        Menu menu = new Menu(bar);
        for (double pace : Speed.OFFERED) {
            MenuItem choice = new MenuItem(menu, SWT.RADIO);
            choice.setText(Speed.text(pace));
            choice.setData(Speed.parameter(pace));
            choice.addListener(SWT.Selection, event -> {
                if (choice.getSelection()) {
                    choose(command, Speed.parameter(pace));
                }
            });
        }
        item.addListener(SWT.Selection, event -> {
            Rectangle place = item.getBounds();
            menu.setLocation(bar.toDisplay(place.x, place.y + place.height));
            menu.setVisible(true);
        });
        IStateListener listener = (changed, former) -> show(changed, item, menu);
        state.addListener(listener);
        bar.addDisposeListener(event -> {
            state.removeListener(listener);
            menu.dispose();
        });
        show(state, item, menu);
        return bar;
    }

    private static void show(State state, ToolItem item, Menu menu) {
        for (MenuItem choice : menu.getItems()) {
            boolean chosen = choice.getData().equals(state.getValue());
            choice.setSelection(chosen);
            if (chosen) {
                item.setText(choice.getText());
            }
        }
        item.getParent().requestLayout();
    }

    private void choose(Command command, String pace) {
        try {
            handlers.executeCommand(
                    ParameterizedCommand.generateCommand(command, Map.of(RadioState.PARAMETER_ID, pace)), null);
        } catch (CommandException e) {
            Problems.show(e.toString(), e);
        }
    }
}
