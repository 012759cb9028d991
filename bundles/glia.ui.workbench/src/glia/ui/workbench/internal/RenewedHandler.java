package glia.ui.workbench.internal;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.CoreException;

/**
 * A handler that is made when it is first needed, and anew when a service that it got has been replaced: the platform
 * keeps handlers for as long as the workbench runs, while bundles may be stopped, started and exchanged.
 */
final class RenewedHandler extends AbstractHandler {
    private final Constructor<?> constructor;
    private Object[] services;
    private IHandler handler;

    /** @param constructor of a handler that is always enabled, but for what plugin.xml says */
    RenewedHandler(Constructor<?> constructor) {
        this.constructor = constructor;
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            Object[] present = Injected.services(constructor);
            if (handler == null || !Arrays.equals(present, services)) {
                dispose();
                handler = (IHandler) constructor.newInstance(present);
                services = present;
            }
        } catch (CoreException e) {
            Problems.show(e.getMessage());
            return null;
        } catch (ReflectiveOperationException e) {
            throw new ExecutionException(Messages.bind(Messages.ExtensionFailed, constructor.getDeclaringClass()
                    .getName()), e);
        }
        return handler.execute(event);
    }

    @Override
    public void dispose() {
        if (handler != null) {
            handler.dispose();
            handler = null;
        }
    }
}
