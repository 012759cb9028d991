package glia.ui.help.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of this bundle. */
public final class Messages extends NLS {
    public static String PageMissing;
    public static String PageReading;
    public static String ContentsTitle;
    public static String FoundTitle;
    public static String FoundNothing;
    public static String Back;
    public static String Contents;
    public static String SearchHint;
    public static String HelpText;
    public static String WelcomeTitle;
    public static String WelcomeText;
    public static String WelcomeSheet;
    public static String WelcomeSheetText;
    public static String WelcomeWorkbench;
    public static String WelcomeWorkbenchText;
    public static String WelcomeExample;
    public static String WelcomeExampleText;
    public static String WelcomeHelp;
    public static String WelcomeHelpText;
    public static String SheetText;
    public static String SheetDo;
    public static String SheetDisabled;
    public static String StepOpen;
    public static String StepOpenText;
    public static String StepSlow;
    public static String StepSlowText;
    public static String StepRun;
    public static String StepRunText;
    public static String StepHub;
    public static String StepHubText;
    public static String StepEnergy;
    public static String StepEnergyText;
    public static String StepPicture;
    public static String StepPictureText;
    public static String StepCheckpoint;
    public static String StepCheckpointText;
    public static String StepProfile;
    public static String StepProfileText;

    static {
        initializeMessages("glia.ui.help.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
