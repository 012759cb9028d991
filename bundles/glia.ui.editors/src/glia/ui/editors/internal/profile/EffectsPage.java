package glia.ui.editors.internal.profile;

import glia.api.profile.ComparisonReport;
import glia.api.profile.Profile;
import glia.api.profile.ProfileComparison.Runs;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormColours;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** What applying a profile would change of what runs, and what its switches bring, as measured by paired runs. */
final class EffectsPage extends FormPage {
    private static final String ID = "glia.ui.editors.profile.effects";
    private static final int LEAST_WIDTH = 200;
    private static final int TABLE_HEIGHT = 110;
    private static final int MESSAGE_HEIGHT = 44;
    /** Lines are as high as their words. */
    private static final int EFFECTS_HEIGHT = 160;
    private static final double WARMUP_MS = 200;
    private static final int DEFAULT_MS = 1000;
    private static final int MOST_MS = 600_000;
    private static final int DEFAULT_ROUNDS = 5;

    private final ProfileEditor editor;
    private final UiQueue queue;
    private ScrolledForm form;
    private ProfileHeader header;
    private LiveTable differences;
    private LiveTable effects;
    private Combo against;
    private Spinner rounds;
    private Spinner time;
    private List<Profile> choices = List.of();
    private boolean news;

    EffectsPage(ProfileEditor editor, UiQueue queue) {
        super(editor, ID, Messages.profile_effects);
        this.editor = editor;
        this.queue = queue;
    }

    @Override
    protected void createFormContent(IManagedForm managed) {
        form = managed.getForm();
        FormToolkit toolkit = managed.getToolkit();
        header = new ProfileHeader(form, toolkit, getSite(), Messages.profile_effects);
        Composite body = form.getBody();
        body.setLayout(new GridLayout());
        toolkit.createLabel(body, Messages.profile_differences);
        differences = table(body, Messages.profile_differences, TABLE_HEIGHT);
        Composite settings = toolkit.createComposite(body);
        settings.setLayout(new RowLayout());
        GridData wrapping = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        wrapping.widthHint = LEAST_WIDTH;
        settings.setLayoutData(wrapping);
        against = new Combo(setting(toolkit, settings, Messages.profile_against), SWT.READ_ONLY | SWT.DROP_DOWN);
        toolkit.adapt(against, true, true);
        against.setData("glia.id", "glia.profile.against");
        rounds = spinner(toolkit, setting(toolkit, settings, Messages.profile_rounds), 2, 100, DEFAULT_ROUNDS,
                "glia.profile.rounds");
        time = spinner(toolkit, setting(toolkit, settings, Messages.profile_time), 1, MOST_MS, DEFAULT_MS,
                "glia.profile.time");
        toolkit.createLabel(body, Messages.profile_measured);
        effects = table(body, Messages.profile_measured, EFFECTS_HEIGHT);
        effects.setMessage(Messages.profile_not_measured);
        FormColours.follow(form);
        if (editor.state() != null) {
            show(editor.state());
        }
    }

    /** A label with room for a control beside it; the two stay together where a narrow page is wrapped. */
    private static Composite setting(FormToolkit toolkit, Composite settings, String words) {
        Composite pair = toolkit.createComposite(settings);
        GridLayout layout = new GridLayout(2, false);
        layout.marginHeight = 0;
        layout.marginWidth = 0;
        pair.setLayout(layout);
        toolkit.createLabel(pair, words);
        return pair;
    }

    private LiveTable table(Composite parent, String name, int height) {
        LiveTable table = new LiveTable(parent, queue, name, LiveTable.Part.DETAILS);
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
        room.heightHint = height;
        room.widthHint = LEAST_WIDTH;
        table.setLayoutData(room);
        return table;
    }

    private static Spinner spinner(FormToolkit toolkit, Composite parent, int least, int most, int value, String id) {
        Spinner spinner = new Spinner(parent, SWT.BORDER);
        toolkit.adapt(spinner, true, true);
        spinner.setValues(value, least, most, 0, 1, 10);
        spinner.setData("glia.id", id);
        return spinner;
    }

    void say(String message) {
        if (header != null) {
            header.say(message);
            if (header.show(editor.state())) {
                form.reflow(true);
            }
            if (news) {
                // only now is all of the page where it stays
                news = false;
                FormToolkit.ensureVisible(effects);
            }
        }
    }

    void show(ProfileState state) {
        if (form == null || form.isDisposed()) {
            return;
        }
        boolean head = header.show(state);
        if (giveRoom(state.differences().isEmpty()) || head) {
            form.reflow(true);
        }
        differences.show(EffectRows.differences(state.differences()));
        differences.setMessage(state.profile() == null ? Messages.profile_no_difference_known
                : state.differences().isEmpty() ? Messages.profile_no_difference : "");
        if (state.running() != null) {
            showChoices(state);
        }
    }

    /** Where nothing differs, what was measured gets the room. */
    private boolean giveRoom(boolean none) {
        GridData room = (GridData) differences.getLayoutData();
        boolean others = room.grabExcessVerticalSpace == none;
        room.grabExcessVerticalSpace = !none;
        room.heightHint = none ? MESSAGE_HEIGHT : TABLE_HEIGHT;
        return others;
    }

    private void showChoices(ProfileState state) {
        List<Profile> all = new ArrayList<>(List.of(state.running(), Profile.STANDARD));
        all.addAll(state.shipped());
        if (!all.equals(choices)) {
            int chosen = Math.max(0, against.getSelectionIndex());
            choices = all;
            against.setItems(all.stream().map(Profile::name).toArray(String[]::new));
            against.setItem(0, Messages.bind(Messages.profile_running, state.running().name()));
            against.select(chosen);
            against.requestLayout();
        }
        // a profile that has been applied is compared with what ran before it rather than with itself
        if (against.getSelectionIndex() == 0 && state.profile() != null && state.differences().isEmpty()
                && !state.profile().values().isEmpty()) {
            against.select(1);
        }
    }

    /** Measures, in a job, on the network that is open. */
    void compare(ProfileActions actions) {
        Optional<Path> network = actions.network();
        if (network.isEmpty()) {
            say(Messages.profile_no_network);
            return;
        }
        if (choices.isEmpty()) {
            // the head says what is missing
            return;
        }
        Profile first = choices.get(Math.max(0, against.getSelectionIndex()));
        Runs runs = new Runs(network.get().toString(), WARMUP_MS, time.getSelection(), rounds.getSelection(), 1,
                false);
        effects.setMessage(Messages.bind(Messages.profile_measuring, network.get().getFileName()));
        actions.compare(editor, first, runs, this::measured, () -> effects.setMessage(Messages.profile_not_measured));
    }

    private void measured(ComparisonReport report) {
        if (!effects.isDisposed()) {
            effects.show(EffectRows.effects(report));
            effects.setMessage(report.switches().isEmpty() ? Messages.profile_no_difference : "");
            news = true;
        }
    }
}
