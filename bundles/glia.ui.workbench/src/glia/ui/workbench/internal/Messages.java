package glia.ui.workbench.internal;

import org.eclipse.osgi.util.NLS;

/** The texts of this bundle. */
public final class Messages extends NLS {

    public static String NoDisplay;
    public static String NoFrames;
    public static String WorkspaceTitle;
    public static String WorkspaceNone;
    public static String WorkspaceLocked;
    public static String WorkspaceUnusable;
    public static String WindowTitle;
    public static String WindowTitleOpen;
    public static String MenuFile;
    public static String MenuEdit;
    public static String MenuSimulation;
    public static String MenuWindow;
    public static String MenuShowView;
    public static String MenuPerspective;
    public static String MenuHelp;
    public static String ExtensionFailed;
    public static String ServiceGone;
    public static String ServiceMissing;
    public static String EngineMissing;
    public static String SettingsUnsaved;
    public static String Reading;
    public static String Opening;
    public static String OpeningFirst;
    public static String Closing;
    public static String ExamplesNotCopied;
    public static String Unexpected;
    public static String OpenFailedTitle;
    public static String ProblemTitle;
    public static String MoreProblems;
    public static String RunFailed;
    public static String StateNone;
    public static String StateReady;
    public static String StateRunning;
    public static String StatePaused;
    public static String StateFinished;
    public static String StateFailed;
    public static String StateClosed;
    public static String StatusTimeMs;
    public static String StatusTimeSeconds;
    public static String StatusFactor;
    public static String StatusSpikes;
    public static String StatusPace;
    public static String StatusWidestState;
    public static String StatusWidestName;
    public static String StatusWidestTime;
    public static String StatusWidestFactor;
    public static String StatusWidestSpikes;
    public static String StatusWidestPace;
    public static String StatusTimeTip;
    public static String StatusFactorTip;
    public static String StatusSpikesTip;
    public static String StatusPaceTip;
    public static String SpeedUnlimited;
    public static String SpeedRealTime;
    public static String SpeedTimes;
    public static String SpeedTip;
    public static String RunForTitle;
    public static String RunForMessage;
    public static String RunForInvalid;
    public static String OpenTitle;
    public static String OpenFilterNetworks;
    public static String OpenFilterAll;
    public static String ExampleUnknown;
    public static String ExampleTitle;
    public static String ExampleMessage;
    public static String NetworksRecent;
    public static String NetworksReading;
    public static String NetworksUnreadable;
    public static String GeneralDescription;
    public static String GeneralTheme;
    public static String GeneralThemeSystem;
    public static String GeneralThemeLight;
    public static String GeneralThemeContrast;
    public static String GeneralThemeDark;
    public static String GeneralRefresh;
    public static String GeneralRefreshOff;
    public static String GeneralRefreshSlow;
    public static String GeneralRefreshNormal;
    public static String GeneralRefreshSmooth;
    public static String GeneralThreads;
    public static String StatusUnpaced;
    public static String NetworksNoProgram;
    public static String AutosaveUnreadable;
    public static String Autosaving;
    public static String AutosaveCancelled;
    public static String AutosaveFailed;
    public static String AutosaveStays;
    public static String AutosaveLooking;
    public static String AutosaveDiscarding;
    public static String CheckpointOfAnother;
    public static String CheckpointUnreadable;
    public static String CheckpointSaving;
    public static String CheckpointNotSaved;
    public static String CheckpointSaveTitle;
    public static String CheckpointOpenTitle;
    public static String CheckpointFilter;
    public static String RestoreTitle;
    public static String RestoreMessage;
    public static String RestoreNetwork;
    public static String RestoreTime;
    public static String RestoreSaved;
    public static String RestoreRestore;
    public static String RestoreDiscard;
    public static String RestoreLater;
    public static String AgeMoment;
    public static String AgeMinutes;
    public static String AgeHours;
    public static String AgeDays;
    public static String GeneralAutosave;
    public static String GeneralAutosaveSeconds;
    public static String RestoreNone;
    public static String DiagnosticsTitle;
    public static String DiagnosticsCollecting;
    public static String DiagnosticsFailed;

    static {
        initializeMessages("glia.ui.workbench.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
