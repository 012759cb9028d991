package glia.perf.internal;

import glia.api.adaptive.Loss;
import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.api.change.NetworkChange;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.Simulations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Has measured what traded fidelity costs simulations. While something is shed only spikes are counted; the second run
 * is made when it was given back, so that it takes nothing from a machine that is loaded, and no more than one at a
 * time.
 */
final class Losses implements AutoCloseable {

    private final Simulations simulations;
    private final List<Throttle> throttles;
    private final Map<Rung, Map<Long, LossWindow>> open = new EnumMap<>(Rung.class);
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private final ExecutorService measuring = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "glia losses");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    });

    Losses(Simulations simulations, List<Throttle> throttles) {
        this.simulations = simulations;
        this.throttles = throttles;
    }

    /**
     * Begins to count in all simulations that a rung changes and that it has not begun with yet; before it is shed.
     *
     * @param windowMs simulated time in which spikes are compared, at most; 0: not at all
     */
    synchronized void begin(Rung rung, long windowMs) {
        if (rung.exact() || windowMs == 0) {
            return;
        }
        Map<Long, LossWindow> windows = open.computeIfAbsent(rung, r -> new HashMap<>());
        for (Simulation simulation : simulations.open()) {
            State state = simulation.status().state();
            boolean runs = state != State.CLOSED && state != State.FAILED;
            if (runs && !windows.containsKey(simulation.id())
                    && throttles.stream().anyMatch(t -> t.rung() == rung && t.changes(simulation))) {
                windows.put(simulation.id(), new LossWindow(simulation, windowMs));
            }
        }
    }

    /**
     * Ends counting, before the rung is given back.
     *
     * @param told receives what was lost, if anything was shed of a simulation
     */
    synchronized void end(Rung rung, Consumer<List<Loss>> told) {
        Map<Long, LossWindow> windows = open.remove(rung);
        if (windows == null || windows.isEmpty()) {
            return;
        }
        List<LossWindow> ended = List.copyOf(windows.values());
        ended.forEach(LossWindow::end);
        // told by the thread that measures, and never by this one, which has not told the decision yet
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
            List<Loss> losses = measure(ended);
            if (!losses.isEmpty()) {
                told.accept(losses);
            }
        }, measuring);
        pending.add(done);
        done.whenComplete((nothing, failure) -> {
            pending.remove(done);
            if (failure != null) {
                System.getLogger(Losses.class.getName()).log(System.Logger.Level.WARNING,
                        "What was lost could not be measured", failure);
            }
        });
    }

    private List<Loss> measure(List<LossWindow> ended) {
        List<Loss> losses = new ArrayList<>();
        for (LossWindow window : ended) {
            try {
                Optional<Loss> loss = window.measure(simulations, this::traded);
                loss.ifPresent(losses::add);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return losses;
            }
        }
        return losses;
    }

    private boolean traded(NetworkChange change) {
        return throttles.stream().anyMatch(t -> !t.rung().exact() && t.made(change));
    }

    /** Waits until all that has ended was measured. */
    void settle() throws InterruptedException {
        for (CompletableFuture<?> one : pending) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("What was lost could not be measured", e.getCause());
            }
        }
    }

    @Override
    public void close() {
        measuring.shutdownNow();
    }
}
