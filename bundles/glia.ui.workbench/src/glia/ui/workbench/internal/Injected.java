package glia.ui.workbench.internal;

import java.lang.reflect.Constructor;
import org.eclipse.core.commands.IHandler;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.IExecutableExtensionFactory;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.osgi.framework.Bundle;

/**
 * Gives what plugin.xml names the services that its only constructor asks for: written there as
 * {@code class="glia.ui.workbench.internal.Injected:NAME"}. The platform itself knows only constructors without
 * parameters, and would leave every handler and view to look its services up.
 */
public final class Injected implements IExecutableExtensionFactory, IExecutableExtension {
    private IConfigurationElement element;
    private String property;
    private String className;

    @Override
    public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
        element = config;
        property = propertyName;
        className = (String) data;
    }

    @Override
    public Object create() throws CoreException {
        Bundle bundle = Platform.getBundle(element.getContributor().getName());
        try {
            Class<?> type = bundle.loadClass(className);
            Constructor<?> constructor = type.getConstructors()[0];
            // who updates elements of menus is asked by the platform itself, and needs nothing but the platform
            if (IHandler.class.isAssignableFrom(type) && !IElementUpdater.class.isAssignableFrom(type)) {
                return new RenewedHandler(constructor);
            }
            Object object = constructor.newInstance(services(constructor));
            if (object instanceof IExecutableExtension extension) {
                extension.setInitializationData(element, property, null);
            }
            return object;
        } catch (ReflectiveOperationException e) {
            throw new CoreException(Status.error(Messages.bind(Messages.ExtensionFailed, className), e));
        }
    }

    /** The services that a constructor asks for, as they are now. */
    static Object[] services(Constructor<?> constructor) throws CoreException {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Class<?>[] wanted = constructor.getParameterTypes();
        Object[] services = new Object[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            services[i] = workbench.getService(wanted[i]);
            if (services[i] == null) {
                throw new CoreException(Status.error(Messages.bind(Messages.ServiceMissing,
                        constructor.getDeclaringClass().getSimpleName(), wanted[i].getName())));
            }
        }
        return services;
    }
}
