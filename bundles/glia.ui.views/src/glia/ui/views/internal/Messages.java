package glia.ui.views.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the views for people. */
public final class Messages extends NLS {
    public static String copy_too_large;
    public static String energy_all;
    public static String energy_footer;
    public static String energy_joules;
    public static String energy_name;
    public static String energy_spent;
    public static String energy_stored;
    public static String energy_supplied;
    public static String energy_title;
    public static String failed;
    public static String find_message;
    public static String find_title;
    public static String find_unknown;
    public static String job_open;
    public static String job_save;
    public static String no_multimeter;
    public static String no_network;
    public static String no_network_key;
    public static String rates_axis;
    public static String rates_title;
    public static String ready;
    public static String ready_key;
    public static String role_adaptation;
    public static String role_conservation;
    public static String role_coordination;
    public static String role_input;
    public static String role_learning;
    public static String role_output;
    public static String role_processing;
    public static String save_failed;
    public static String saved;
    public static String service_missing;
    public static String span_milliseconds;
    public static String span_seconds;
    public static String span_tooltip;
    public static String traces_axis;
    public static String traces_device;
    public static String traces_device_item;
    public static String traces_first;
    public static String traces_state;
    public static String traces_title;

    static {
        NLS.initializeMessages("glia.ui.views.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
