package glia.store.internal.events;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Records by their components, and sealed interfaces by which of their records it is. A reference may be null. */
final class RecordCodec extends ValueCodec {

    private final Class<?> type;
    private final List<Form> forms = new ArrayList<>();
    private boolean signing;

    private record Form(Class<?> type, Constructor<?> constructor, RecordComponent[] components,
            List<ValueCodec> parts) {
    }

    RecordCodec(Class<?> type) {
        this.type = type;
    }

    void prepare(Factory factory) {
        for (Class<?> one : type.isRecord() ? List.<Class<?>>of(type) : Arrays.asList(type.getPermittedSubclasses())) {
            if (!one.isRecord() || !Modifier.isPublic(one.getModifiers())) {
                throw new IllegalArgumentException("values of " + one.getName() + " cannot be recorded");
            }
            RecordComponent[] components = one.getRecordComponents();
            try {
                Constructor<?> constructor = one.getConstructor(Arrays.stream(components).map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
                forms.add(new Form(one, constructor, components, Arrays.stream(components)
                        .map(c -> factory.of(c.getGenericType())).toList()));
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(one.getName() + " has no public constructor of its components", e);
            }
        }
    }

    @Override
    void write(Object value, Sink out) {
        out.deeper();
        int which = 0;
        while (forms.get(which).type() != value.getClass()) {
            which++;
        }
        Form form = forms.get(which);
        out.octet((byte) which);
        for (int i = 0; i < form.components().length; i++) {
            Object part;
            try {
                part = form.components()[i].getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(form.type().getName() + " cannot be read", e);
            }
            if (!form.components()[i].getType().isPrimitive()) {
                out.truth(part != null);
            }
            if (part != null) {
                form.parts().get(i).write(part, out);
            }
        }
        out.higher();
    }

    @Override
    Object read(Source in) throws MalformedException {
        in.deeper();
        Form form = forms.get(in.choice(forms.size(), in.octet()));
        Object[] parts = new Object[form.components().length];
        for (int i = 0; i < parts.length; i++) {
            if (form.components()[i].getType().isPrimitive() || in.truth()) {
                parts[i] = form.parts().get(i).read(in);
            }
        }
        in.higher();
        try {
            return form.constructor().newInstance(parts);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new MalformedException("a value that no " + form.type().getSimpleName() + " has: "
                    + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(form.type().getName() + " cannot be made", e);
        }
    }

    /** A record that has itself as a part says what it is once. */
    @Override
    String signature() {
        if (signing) {
            return type.getName();
        }
        signing = true;
        try {
            return type.getName() + forms.stream().map(this::signature).collect(Collectors.joining("|"));
        } finally {
            signing = false;
        }
    }

    private String signature(Form form) {
        StringBuilder text = new StringBuilder(form.type() == type ? "(" : form.type().getSimpleName() + "(");
        for (int i = 0; i < form.components().length; i++) {
            text.append(i == 0 ? "" : ",").append(form.components()[i].getName()).append(' ')
                    .append(form.parts().get(i).signature());
        }
        return text.append(')').toString();
    }
}
