package glia.ui.workbench.internal;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.application.IWorkbenchConfigurer;

/**
 * Pictures that views, wizards and dialogs of the platform's workspace ask the workbench for, by the names that they
 * ask for. The platform expects every application to bring them; the Eclipse IDE, which does, is not part of Glia.
 */
final class PlatformImages {
    private static final String FOLDER = "platform:/plugin/org.eclipse.ui.ide/icons/full/";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("IMG_OBJ_PROJECT", "obj16/prj_obj.svg"),
            Map.entry("IMG_OBJ_PROJECT_CLOSED", "obj16/cprj_obj.svg"),
            Map.entry("IMG_OBJS_ERROR_PATH", "obj16/error_tsk.svg"),
            Map.entry("IMG_OBJS_WARNING_PATH", "obj16/warn_tsk.svg"),
            Map.entry("IMG_OBJS_INFO_PATH", "obj16/info_tsk.svg"),
            Map.entry("IMG_OBJS_TASK_TSK", "obj16/taskmrk_tsk.svg"),
            Map.entry("IMG_OBJS_BKMRK_TSK", "obj16/bkmrk_tsk.svg"),
            Map.entry("IMG_OBJS_FIXABLE_ERROR", "obj16/quickfix_error_obj.svg"),
            Map.entry("IMG_OBJS_FIXABLE_WARNING", "obj16/quickfix_warning_obj.svg"),
            Map.entry("IMG_OBJS_FIXABLE_INFO", "obj16/quickfix_info_obj.svg"),
            Map.entry("IMG_ELCL_QUICK_FIX_ENABLED", "elcl16/smartmode_co.svg"),
            Map.entry("IMG_OPEN_MARKER", "elcl16/gotoobj_tsk.svg"),
            Map.entry("IMG_LCL_FLAT_LAYOUT", "elcl16/flatLayout.svg"),
            Map.entry("IMG_LCL_HIERARCHICAL_LAYOUT", "elcl16/hierarchicalLayout.svg"),
            Map.entry("IMG_ETOOL_PROBLEM_CATEGORY", "etool16/problem_category.svg"),
            Map.entry("IMG_ETOOL_PROBLEMS_VIEW", "eview16/problems_view.svg"),
            Map.entry("IMG_ETOOL_PROBLEMS_VIEW_ERROR", "eview16/problems_view_error.svg"),
            Map.entry("IMG_ETOOL_PROBLEMS_VIEW_WARNING", "eview16/problems_view_warning.svg"),
            Map.entry("IMG_ETOOL_PROBLEMS_VIEW_INFO", "eview16/problems_view_info.svg"),
            Map.entry("IMG_DLGBAN_SAVEAS_DLG", "wizban/saveas_wiz.svg"),
            Map.entry("IMG_DLGBAN_QUICKFIX_DLG", "wizban/quick_fix.svg"),
            Map.entry("IMG_WIZBAN_NEWPRJ_WIZ", "wizban/newprj_wiz.svg"),
            Map.entry("IMG_WIZBAN_NEWFOLDER_WIZ", "wizban/newfolder_wiz.svg"),
            Map.entry("IMG_WIZBAN_NEWFILE_WIZ", "wizban/newfile_wiz.svg"),
            Map.entry("IMG_WIZBAN_IMPORTDIR_WIZ", "wizban/importdir_wiz.svg"),
            Map.entry("IMG_WIZBAN_IMPORTZIP_WIZ", "wizban/importzip_wiz.svg"),
            Map.entry("IMG_WIZBAN_EXPORTDIR_WIZ", "wizban/exportdir_wiz.svg"),
            Map.entry("IMG_WIZBAN_EXPORTZIP_WIZ", "wizban/exportzip_wiz.svg"));

    private PlatformImages() {
    }

    /** Shared, so that everybody who shows a project shows the same picture of it. */
    static void declare(IWorkbenchConfigurer configurer) {
        FILES.forEach((name, file) -> configurer.declareImage(name,
                ImageDescriptor.createFromURLSupplier(true, () -> url(file)), true));
    }

    private static URL url(String file) {
        try {
            return URI.create(FOLDER + file).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
