package glia.ui.workbench.internal;

import glia.api.simulation.RunOptions;
import glia.ui.kit.RefreshRate;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;

/** Preferences of the workbench as a whole. */
public final class GliaPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
    private final Theme theme;

    public GliaPage(IThemeEngine engine) {
        super(GRID);
        theme = new Theme(engine);
    }

    @Override
    public void init(IWorkbench workbench) {
        setPreferenceStore(new ScopedPreferenceStore(InstanceScope.INSTANCE, Settings.NODE));
        setDescription(Messages.GeneralDescription);
    }

    @Override
    protected void createFieldEditors() {
        addField(new RadioGroupFieldEditor(Settings.THEME, Messages.GeneralTheme, 1,
                new String[][] { { Messages.GeneralThemeSystem, Theme.Choice.SYSTEM.name() },
                        { Messages.GeneralThemeLight, Theme.Choice.LIGHT.name() },
                        { Messages.GeneralThemeDark, Theme.Choice.DARK.name() },
                        { Messages.GeneralThemeContrast, Theme.Choice.HIGH_CONTRAST.name() } },
                getFieldEditorParent(), true));
        addField(new ComboFieldEditor(Settings.REFRESH_RATE, Messages.GeneralRefresh,
                new String[][] { { Messages.GeneralRefreshOff, RefreshRate.OFF.toString() },
                        { Messages.GeneralRefreshSlow, RefreshRate.SLOW.toString() },
                        { Messages.GeneralRefreshNormal, RefreshRate.NORMAL.toString() },
                        { Messages.GeneralRefreshSmooth, RefreshRate.SMOOTH.toString() } },
                getFieldEditorParent()));
        IntegerFieldEditor threads = new IntegerFieldEditor(Settings.THREADS, Messages.GeneralThreads,
                getFieldEditorParent(), 5);
        threads.setValidRange(0, RunOptions.MAX_THREADS);
        addField(threads);
        addField(new BooleanFieldEditor(Settings.AUTOSAVE, Messages.GeneralAutosave, getFieldEditorParent()));
        IntegerFieldEditor seconds = new IntegerFieldEditor(Settings.AUTOSAVE_SECONDS, Messages.GeneralAutosaveSeconds,
                getFieldEditorParent(), 5);
        seconds.setValidRange(1, Settings.AUTOSAVE_SECONDS_MAX);
        addField(seconds);
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(getControl(), "glia.ui.workbench.preferences");
    }

    @Override
    public boolean performOk() {
        boolean done = super.performOk();
        theme.apply(Settings.theme());
        return done;
    }
}
