package glia.product.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import glia.product.tests.Product.Result;

/** The product with its window open; a probe bundle in it answers and does as it is told. */
final class Workbench implements AutoCloseable {
    private static final int ACCEPT_MILLIS = 500;

    private final Process process;
    private final Path logs;
    private final Socket socket;
    private final BufferedReader in;
    private final String[] painted;

    private Workbench(Process process, Path logs, Socket socket) throws IOException {
        this.process = process;
        this.logs = logs;
        this.socket = socket;
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        painted = in.readLine().split("\t", 4);
    }

    /** Installs the probe through p2, as an extension would be. */
    static void installProbe(Product product) throws Exception {
        String site = Product.property("glia.probe.repository").toUri().toString();
        Result result = product.run(product.folder("install"), "-application", "org.eclipse.equinox.p2.director",
                "-repository", site, "-installIU", "glia.product.probe");
        assertEquals(0, result.code(), result.out() + result.err());
    }

    /** Starts on the workspace below a folder, and returns when the window is painted. */
    static Workbench start(Product product, Path folder, String... arguments) throws Exception {
        String display = System.getenv("DISPLAY");
        assertTrue(display != null, "this test needs a display; releng/test starts a virtual one");
        Path logs = product.folder("logs");
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(ACCEPT_MILLIS);
            Map<String, String> environment = Map.of("DISPLAY", display,
                    "GLIA_JAVA_OPTIONS", "-Dglia.probe.port=" + server.getLocalPort());
            List<String> all = new ArrayList<>(List.of("-data", workspace(folder).toString()));
            all.addAll(List.of(arguments));
            Process process = product.start(folder, logs, environment, List.of(), all.toArray(String[]::new));
            try {
                return new Workbench(process, logs, accept(server, process, logs));
            } catch (Exception | AssertionError e) {
                kill(process);
                throw e;
            }
        }
    }

    static Path workspace(Path folder) {
        return folder.resolve("workspace");
    }

    private static Socket accept(ServerSocket server, Process process, Path logs) throws Exception {
        Socket[] probe = new Socket[1];
        Until.holds("the workbench reports its window", () -> {
            try {
                probe[0] = server.accept();
            } catch (SocketTimeoutException e) {
                assertTrue(process.isAlive(), () -> "the workbench has ended: " + Product.read(logs.resolve("err")));
            }
            return probe[0] != null;
        });
        return probe[0];
    }

    /** Time of the clock in ms when the window was painted, whether it is visible, its width and its title. */
    String[] painted() {
        return painted.clone();
    }

    /** The process of Java, which the start script has started. */
    ProcessHandle java() {
        return process.descendants().findFirst().orElseThrow();
    }

    /** What the probe answers. */
    String ask(String line) throws IOException {
        send(line);
        String answer = in.readLine();
        assertTrue(answer != null, () -> "no answer to " + line + ": " + Product.read(logs.resolve("err")));
        return answer;
    }

    private void send(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the workbench as its user does. */
    void end() throws IOException, InterruptedException {
        send("close");
        assertEquals(0, Product.finish(process), Files.readString(logs.resolve("err")));
        assertEquals("", Files.readString(logs.resolve("out")));
    }

    /** Ends it by SIGKILL, which nobody can answer. */
    void kill() throws InterruptedException {
        kill(process);
        process.waitFor();
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        kill(process);
    }
}
