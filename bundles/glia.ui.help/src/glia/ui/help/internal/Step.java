package glia.ui.help.internal;

import java.util.List;

/**
 * A step of the cheat sheet.
 *
 * @param id its name for tests
 * @param title what is done
 * @param text what that is good for, and what can be seen then
 * @param view the view in which the command is given, empty where that does not matter
 * @param command the command, as the command service writes it
 */
record Step(String id, String title, String text, String view, String command) {
    private static final String GRAPH = "glia.ui.views.graph";

    /** What a person does in the first ten minutes. */
    static List<Step> firstTenMinutes() {
        return List.of(
                new Step("open", Messages.StepOpen, Messages.StepOpenText, "", "glia.ui.workbench.command.openExample("
                        + "glia.ui.workbench.command.openExample.name=ed-stdp)"),
                // at full speed the energy of the hub is spent before a person has found it
                new Step("slow", Messages.StepSlow, Messages.StepSlowText, "", "glia.ui.workbench.command.speed("
                        + "org.eclipse.ui.commands.radioStateParameter=0.01)"),
                new Step("run", Messages.StepRun, Messages.StepRunText, "", "glia.ui.workbench.command.run"),
                new Step("hub", Messages.StepHub, Messages.StepHubText, GRAPH, "glia.ui.views.findHub"),
                new Step("energy", Messages.StepEnergy, Messages.StepEnergyText, GRAPH,
                        "glia.ui.views.chooseColour(glia.ui.views.chooseColour.by=ENERGY)"),
                new Step("profile", Messages.StepProfile, Messages.StepProfileText, "",
                        "glia.ui.editors.openProfile"),
                new Step("picture", Messages.StepPicture, Messages.StepPictureText, GRAPH,
                        "glia.ui.views.savePicture"),
                new Step("checkpoint", Messages.StepCheckpoint, Messages.StepCheckpointText, "",
                        "glia.ui.workbench.command.saveCheckpoint"));
    }
}
