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
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.handlers.RadioState;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

/** The pace in the tool bar: one more face of the speed command, whose state it shows. */
public final class SpeedControl extends WorkbenchWindowControlContribution {
    private final ICommandService commands;
    private final IHandlerService handlers;
    private Combo combo;

    public SpeedControl(ICommandService commands, IHandlerService handlers) {
        this.commands = commands;
        this.handlers = handlers;
    }

    @Override
    protected Control createControl(Composite parent) {
        Command command = commands.getCommand(SpeedHandler.COMMAND);
        State state = command.getState(RadioState.STATE_ID);
        state.setValue(Speed.parameter(Settings.pace()));
        combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setData("glia.id", "glia.ui.workbench.speed");
        combo.setToolTipText(Messages.SpeedTip);
        Speed.OFFERED.forEach(pace -> combo.add(Speed.text(pace)));
        show(state);
        combo.addListener(SWT.Selection, event -> choose(command, Speed.OFFERED.get(combo.getSelectionIndex())));
        IStateListener listener = (changed, former) -> show(changed);
        state.addListener(listener);
        combo.addDisposeListener(event -> state.removeListener(listener));
        return combo;
    }

    private void show(State state) {
        for (int i = 0; i < Speed.OFFERED.size(); i++) {
            if (Speed.parameter(Speed.OFFERED.get(i)).equals(state.getValue())) {
                combo.select(i);
            }
        }
    }

    private void choose(Command command, double pace) {
        Map<String, String> parameters = Map.of(RadioState.PARAMETER_ID, Speed.parameter(pace));
        try {
            handlers.executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
        } catch (CommandException e) {
            Problems.show(e.toString(), e);
        }
    }
}
