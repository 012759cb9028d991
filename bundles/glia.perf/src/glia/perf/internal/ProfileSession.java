package glia.perf.internal;

import glia.api.event.EventBus;
import glia.api.profiler.HotSpots;
import glia.api.profiler.Profiler;
import glia.api.profiler.ProfilerTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/** A recording of Java's flight recorder, whose samples are added up as they come. */
final class ProfileSession implements Profiler.Session {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final List<String> OTHERS = List.of("jdk.GCPhasePause", "jdk.CPULoad", "jdk.ThreadStart",
            "jdk.JVMInformation", "jdk.CPUInformation", "jdk.OSInformation");
    /** Of the file; older samples give way, but stay counted. */
    private static final long MOST_BYTES = 256L << 20;
    private static final long PUBLISH_NANOS = 1_000_000_000;

    private final FrameTree tree;
    private final EventBus bus;
    private final Consumer<ProfileSession> closed;
    private final RecordingStream stream;
    private final long begin = System.nanoTime();
    private long end;
    private long lastPublished = begin;
    private boolean open = true;

    ProfileSession(Duration period, FrameTree tree, EventBus bus, Consumer<ProfileSession> closed) {
        this.tree = tree;
        this.bus = bus;
        this.closed = closed;
        stream = new RecordingStream();
        stream.setMaxSize(MOST_BYTES);
        stream.enable(SAMPLE).withPeriod(period);
        OTHERS.forEach(stream::enable);
        stream.onEvent(SAMPLE, this::sample);
        stream.onFlush(this::flushed);
    }

    void start() {
        stream.startAsync();
    }

    private void sample(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<String> stack = new ArrayList<>();
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            stack.add(name(frame.getMethod().getType().getName()) + '.' + frame.getMethod().getName());
        }
        if (!stack.isEmpty()) {
            synchronized (this) {
                tree.add(stack);
            }
        }
    }

    /** Classes that are made while the program runs have an address behind their names, which says nothing. */
    private static String name(String type) {
        int suffix = type.lastIndexOf(".0x");
        return suffix < 0 ? type : type.substring(0, suffix);
    }

    private void flushed() {
        long now = System.nanoTime();
        if (now - lastPublished >= PUBLISH_NANOS && bus.observed(ProfilerTopics.HOT_SPOTS)) {
            lastPublished = now;
            bus.publish(ProfilerTopics.HOT_SPOTS, hotSpots());
        }
    }

    @Override
    public synchronized HotSpots hotSpots() {
        return tree.hotSpots(((end == 0 ? System.nanoTime() : end) - begin) / 1e9);
    }

    @Override
    public void save(Path file) throws IOException {
        if (!isOpen()) {
            throw new IllegalStateException("the profile has been closed");
        }
        Files.deleteIfExists(file);
        stream.dump(file);
    }

    private synchronized boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (!open) {
                return;
            }
            open = false;
            end = System.nanoTime();
        }
        // hands over what has been recorded until now
        stream.stop();
        stream.close();
        closed.accept(this);
        bus.publish(ProfilerTopics.HOT_SPOTS, hotSpots());
    }
}
