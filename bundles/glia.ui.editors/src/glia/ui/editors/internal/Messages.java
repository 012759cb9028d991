package glia.ui.editors.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the editors for people. */
public final class Messages extends NLS {
    public static String configuration_looking;
    public static String configuration_name;
    public static String configuration_restore;
    public static String configuration_title;
    public static String configuration_words;
    public static String edit_failed;
    public static String edit_nothing;
    public static String edit_opening;
    public static String file_checking;
    public static String file_no_resource;
    public static String file_other_project;
    public static String file_source;
    public static String file_unreadable;
    public static String file_unwritable;
    public static String profile_against;
    public static String profile_all;
    public static String profile_applying;
    public static String profile_cancelled;
    public static String profile_changed;
    public static String profile_column_effect;
    public static String profile_column_from;
    public static String profile_column_high;
    public static String profile_column_low;
    public static String profile_column_measured;
    public static String profile_column_runs;
    public static String profile_column_switch;
    public static String profile_column_takes;
    public static String profile_column_to;
    public static String profile_column_verdict;
    public static String profile_column_wanted;
    public static String profile_column_words;
    public static String profile_compared;
    public static String profile_comparing;
    public static String profile_component;
    public static String profile_copy_message;
    public static String profile_copy_title;
    public static String profile_description;
    public static String profile_differences;
    public static String profile_differs;
    public static String profile_done;
    public static String profile_effects;
    public static String profile_effects_footer;
    public static String profile_expected;
    public static String profile_folder;
    public static String profile_form;
    public static String profile_less;
    public static String profile_looking;
    public static String profile_measured;
    public static String profile_measuring;
    public static String profile_metric_build;
    public static String profile_metric_cpu;
    public static String profile_metric_memory;
    public static String profile_metric_wall;
    public static String profile_more;
    public static String profile_name_expected;
    public static String profile_name_taken;
    public static String profile_no_difference;
    public static String profile_no_difference_known;
    public static String profile_no_network;
    public static String profile_noise;
    public static String profile_not_measured;
    public static String profile_nothing_changed;
    public static String profile_of;
    public static String profile_on;
    public static String profile_open_message;
    public static String profile_open_title;
    public static String profile_refused;
    public static String profile_rounds;
    public static String profile_running;
    public static String profile_runs;
    public static String profile_same;
    public static String profile_shipped;
    public static String profile_standard;
    public static String profile_standard_tip;
    public static String profile_takes_at_once;
    public static String profile_takes_layout;
    public static String profile_takes_next;
    public static String profile_time;
    public static String profile_title;
    public static String profile_undoing;
    public static String profile_unit;
    public static String profile_unreadable;
    public static String profile_unusable;
    public static String profile_words;

    static {
        initializeMessages("glia.ui.editors.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
