package glia.ui.views.internal.command;

import glia.ui.kit.TimeWindow;
import glia.ui.views.internal.NetworkGraphView;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

/** What can be on or off in a view: the display held, the legend, the projections. Each view has its own state. */
abstract class SwitchHandler extends AbstractHandler implements IElementUpdater {

    /** Whether it is on in a part. */
    abstract boolean isOn(IWorkbenchPart part);

    /** Turns it on or off in a part. */
    abstract void set(IWorkbenchPart part, boolean on);

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPart part = HandlerUtil.getActivePart(event);
        if (part != null) {
            set(part, !isOn(part));
            ICommandService commands = part.getSite().getService(ICommandService.class);
            commands.refreshElements(event.getCommand().getId(), null);
        }
        return null;
    }

    @Override
    public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        // the buttons of a view give its site as their locator, whichever view is active
        if (element.getServiceLocator() instanceof IWorkbenchPartSite site && site.getPart() != null) {
            element.setChecked(isOn(site.getPart()));
        }
    }

    /** Holds the picture of a live view still. */
    public static final class Hold extends SwitchHandler {
        @Override
        boolean isOn(IWorkbenchPart part) {
            TimeWindow window = Adapters.adapt(part, TimeWindow.class);
            return window != null && window.paused();
        }

        @Override
        void set(IWorkbenchPart part, boolean on) {
            TimeWindow window = Adapters.adapt(part, TimeWindow.class);
            if (window != null) {
                window.setPaused(on);
            }
        }
    }

    /** Shows what the selected neurons send, not what they receive. */
    public static final class Outgoing extends SwitchHandler {
        @Override
        boolean isOn(IWorkbenchPart part) {
            return part instanceof NetworkGraphView view && view.complete() && view.outgoingShown();
        }

        @Override
        void set(IWorkbenchPart part, boolean on) {
            if (part instanceof NetworkGraphView view && view.complete()) {
                view.setOutgoingShown(on);
            }
        }
    }

    /** Draws neurons the larger the more connections they have. */
    public static final class Sizes extends SwitchHandler {
        @Override
        boolean isOn(IWorkbenchPart part) {
            return part instanceof NetworkGraphView view && view.complete() && view.sizedByDegree();
        }

        @Override
        void set(IWorkbenchPart part, boolean on) {
            if (part instanceof NetworkGraphView view && view.complete()) {
                view.setSizedByDegree(on);
            }
        }
    }

    /** Shows the legend of the graph. */
    public static final class Legend extends SwitchHandler {
        @Override
        boolean isOn(IWorkbenchPart part) {
            return part instanceof NetworkGraphView view && view.legendShown();
        }

        @Override
        void set(IWorkbenchPart part, boolean on) {
            if (part instanceof NetworkGraphView view) {
                view.setLegendShown(on);
            }
        }
    }

    /** Shows the projections between the populations of the graph. */
    public static final class Projections extends SwitchHandler {
        @Override
        boolean isOn(IWorkbenchPart part) {
            return part instanceof NetworkGraphView view && view.projectionsShown();
        }

        @Override
        void set(IWorkbenchPart part, boolean on) {
            if (part instanceof NetworkGraphView view) {
                view.setProjectionsShown(on);
            }
        }
    }
}
