package glia.ui.views.internal.properties;

import glia.ui.views.internal.Messages;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;

/** What the Properties view shows while there is nothing to have properties: that it is so. */
enum NothingOpen implements IPropertySource {
    INSTANCE;

    @Override
    public Object getEditableValue() {
        return null;
    }

    @Override
    public IPropertyDescriptor[] getPropertyDescriptors() {
        return new IPropertyDescriptor[] {new PropertyDescriptor(this, Messages.properties_nothing)};
    }

    @Override
    public Object getPropertyValue(Object id) {
        return Messages.phases_no_network;
    }

    @Override
    public boolean isPropertySet(Object id) {
        return false;
    }

    @Override
    public void resetPropertyValue(Object id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setPropertyValue(Object id, Object value) {
        throw new UnsupportedOperationException();
    }
}
