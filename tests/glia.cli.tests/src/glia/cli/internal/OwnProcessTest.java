package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How this program is started once more; that it then runs is seen with the product and in the workbench. */
class OwnProcessTest {

    private static final List<String> START = List.of("java", "-Xms1m", "-jar", "launcher.jar", "-os", "linux",
            "-install", "/opt/glia", "-configuration", "/opt/glia/configuration", "-nosplash", "-data", "@none",
            "-application", "glia.cli.application");

    private static List<String> start(String... afterTheLauncher) throws CliException {
        List<String> arguments = new ArrayList<>(List.of("-Xms1m", "-jar", "launcher.jar"));
        arguments.addAll(List.of(afterTheLauncher));
        return OwnProcess.of("java", arguments).start();
    }

    @Test
    void theWorkbenchStartsAsTheCommandLine() throws CliException {
        assertEquals(START, start("-os", "linux", "-install", "/opt/glia", "-configuration",
                "/opt/glia/configuration", "-showsplash", "-data", "workspace"));
    }

    @Test
    void aCommandLineStartsAsAnother() throws CliException {
        assertEquals(START, start("-os", "linux", "-install", "/opt/glia", "-configuration",
                "/opt/glia/configuration", "-nosplash", "-data", "@none", "-application", "glia.cli.application",
                "bench", "-os"));
    }

    @Test
    void ofAnotherStartOnlyTheInstallationIsKept() throws CliException {
        assertEquals(START, start("-application", "tests", "-testproperties", "tests.properties", "-data", "work",
                "-os", "linux", "-install", "/opt/glia", "-clean", "-configuration", "/opt/glia/configuration",
                "-product", "glia", "-showsplash"));
    }

    @Test
    void otherProgramsAreNotStarted() {
        assertThrows(CliException.class, () -> OwnProcess.of("java", List.of("-cp", "classes", "Main", "-showsplash")));
        assertThrows(CliException.class, () -> start("-install", "/opt/other", "-nosplash"));
        assertThrows(CliException.class, () -> start("-application", "glia.cli.application"));
        assertThrows(CliException.class, () -> OwnProcess.of("", List.of("-jar", "launcher.jar", "-showsplash")));
    }

    @Test
    void aProgramThatFailsIsNamedWithWhatItSaid() {
        CliException failed = assertThrows(CliException.class, () -> OwnProcess.output(
                List.of("/bin/sh", "-c", "echo first >&2; echo the reason >&2; exit 7"), new Interruption()));
        assertTrue(failed.getMessage().endsWith(" ended with 7: the reason"), failed.getMessage());
    }
}
