package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Texts of commands are formats: where one is none, a user who asks for help gets a warning of the library as well. */
class HelpTest {

    private static List<Class<?>> commands() throws ClassNotFoundException {
        Bundle bundle = FrameworkUtil.getBundle(Cli.class);
        List<Class<?>> commands = new ArrayList<>();
        String folder = Cli.class.getPackageName().replace('.', '/');
        for (var entries = bundle.findEntries(folder, "*.class", false); entries.hasMoreElements();) {
            String path = entries.nextElement().getPath();
            String name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
            Class<?> type = bundle.loadClass(Cli.class.getPackageName() + '.' + name);
            if (type.isAnnotationPresent(Command.class)) {
                commands.add(type);
            }
        }
        return commands;
    }

    private static List<String> texts(Class<?> type) {
        Command command = type.getAnnotation(Command.class);
        List<String> texts = new ArrayList<>();
        for (String[] lines : List.of(command.header(), command.description(), command.footer())) {
            Collections.addAll(texts, lines);
        }
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Option.class)) {
                Collections.addAll(texts, field.getAnnotation(Option.class).description());
            } else if (field.isAnnotationPresent(Parameters.class)) {
                Collections.addAll(texts, field.getAnnotation(Parameters.class).description());
            }
        }
        return texts;
    }

    @Test
    void everyTextIsAFormat() throws Exception {
        List<Class<?>> commands = commands();
        assertTrue(commands.containsAll(Arrays.asList(RunCommand.class, CompareCommand.class, ValidateCommand.class)),
                commands.toString());
        for (Class<?> command : commands) {
            for (String text : texts(command)) {
                assertDoesNotThrow(() -> String.format(Locale.ROOT, text), command.getSimpleName() + ": " + text);
            }
        }
    }
}
