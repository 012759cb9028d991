package glia.engine.internal;

import glia.api.simulation.SimulationStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** What others want of a simulation, in their order, until its thread has time for it between two intervals. */
final class Commands {

    /** Something to do, and who waits for it. */
    record Command(Runnable action, CompletableFuture<SimulationStatus> done) {
    }

    private final ConcurrentLinkedQueue<Command> queue = new ConcurrentLinkedQueue<>();
    private final Runnable wake;
    private volatile boolean over;

    /** @param wake tells the simulation's thread that there is something to do */
    Commands(Runnable wake) {
        this.wake = wake;
    }

    CompletableFuture<SimulationStatus> add(Runnable action) {
        CompletableFuture<SimulationStatus> done = new CompletableFuture<>();
        queue.add(new Command(action, done));
        wake.run();
        if (over) {
            refuse();
        }
        return done;
    }

    <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        add(() -> answer.complete(question.get())).exceptionally(e -> {
            answer.completeExceptionally(e);
            return null;
        });
        return answer;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** @return the next one, or null */
    Command poll() {
        return queue.poll();
    }

    /** Nobody will poll any more: what is there, and what comes yet, is answered, not forgotten. */
    void end() {
        over = true;
        refuse();
    }

    private void refuse() {
        for (Command command = queue.poll(); command != null; command = queue.poll()) {
            command.done().completeExceptionally(new IllegalStateException("The simulation is closed"));
        }
    }
}
