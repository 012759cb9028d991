package glia.ui.editors.internal;

import org.eclipse.osgi.util.NLS;

/** Texts of the editors for people. */
public final class Messages extends NLS {
    public static String edit_failed;
    public static String edit_nothing;
    public static String edit_opening;
    public static String file_checking;
    public static String file_no_resource;
    public static String file_other_project;
    public static String file_source;
    public static String file_unreadable;
    public static String file_unwritable;

    static {
        initializeMessages("glia.ui.editors.internal.messages", Messages.class);
    }

    private Messages() {
    }
}
