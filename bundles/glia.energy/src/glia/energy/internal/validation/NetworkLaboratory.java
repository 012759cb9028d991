package glia.energy.internal.validation;

import glia.api.backend.BackendUnavailableException;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Laboratory;
import glia.api.model.AccountDefinition;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs networks as everybody does, after a mutation has broken them. */
final class NetworkLaboratory implements Laboratory {
    private static final long CHECK_MILLIS = 20;
    /** Others are run beside it. */
    private static final RunOptions ONE_THREAD = new RunOptions(RunOptions.AUTO, 1, 0);

    private final NetworkBuilder builder;
    private final Simulations simulations;
    private final EnergyLedger.Factory books;
    private final Mutation mutation;
    private final Progress cancellation;
    private boolean broken;

    /** @param cancellation asked whether to go on */
    NetworkLaboratory(NetworkBuilder builder, Simulations simulations, EnergyLedger.Factory books, Mutation mutation,
            Progress cancellation) {
        this.builder = builder;
        this.simulations = simulations;
        this.books = books;
        this.mutation = mutation;
        this.cancellation = cancellation;
    }

    /** Whether the mutation has found something to break so far. */
    boolean hasBroken() {
        return broken;
    }

    @Override
    public Trial open(NetworkDescription description) throws NetworkException {
        Network network = build(description);
        EnergyLedger.Factory kept = mutation.breakBooks(network, books);
        broken |= kept != books;
        try {
            return new SimulatedTrial(network, kept, simulations, cancellation);
        } catch (BackendUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Network build(NetworkDescription description) throws NetworkException {
        if (cancellation.cancelled()) {
            throw new CancellationException();
        }
        Network whole = builder.build(description, cancellation);
        Network network = mutation.breakNetwork(whole);
        broken |= network != whole;
        return network;
    }

    /** A run that did not come to its end, as happens to what is broken. */
    static final class FailedRun extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FailedRun(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static final class SimulatedTrial implements Trial, Recorder {

        private final Network network;
        private final Simulations simulations;
        private final Progress cancellation;
        private final Simulation simulation;
        private final int[] spikes;
        private volatile Network present;

        SimulatedTrial(Network network, EnergyLedger.Factory books, Simulations simulations, Progress cancellation)
                throws BackendUnavailableException {
            this.network = network;
            present = network;
            this.simulations = simulations;
            this.cancellation = cancellation;
            simulation = simulations.open(network, books, ONE_THREAD, cancellation);
            spikes = new int[network.neurons()];
            simulation.addRecorder(this);
        }

        @Override
        public void run(double ms) {
            Arrays.fill(spikes, 0);
            await(simulation.run(simulation.status().step() + network.steps(ms)));
        }

        /** Whoever opened the trial closes it, which ends a run that is given up. */
        private void await(CompletableFuture<?> run) {
            while (true) {
                try {
                    run.get(CHECK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException stillRunning) {
                    if (cancellation.cancelled()) {
                        throw cancelled(stillRunning);
                    }
                } catch (ExecutionException e) {
                    throw new FailedRun(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw cancelled(e);
                }
            }
        }

        private static CancellationException cancelled(Exception cause) {
            CancellationException cancelled = new CancellationException();
            cancelled.initCause(cause);
            return cancelled;
        }

        @Override
        public boolean forge(String population, int neuron, int giver, int quanta) {
            Population p = population(population);
            AccountDefinition account = p.model().account();
            Checkpoint honest = simulation.checkpoint().join();
            float[] balances = honest.state().populations().get(p.index()).states()[p.model()
                    .stateIndex(account.state())];
            balances[neuron] += (float) (quanta * account.quantum());
            if (giver >= 0) {
                balances[giver] -= (float) (quanta * account.quantum());
            }
            try (Simulation forged = simulations.open(network, honest, ONE_THREAD, cancellation)) {
                return forged.run(forged.status().step() + 1).handle((status, failure) -> failure != null).join();
            } catch (CheckpointMismatchException noticedAtOnce) {
                return true;
            } catch (BackendUnavailableException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }

        @Override
        public void spikes(long step, int[] neurons, int count) {
            for (int k = 0; k < count; k++) {
                spikes[neurons[k]]++;
            }
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            // experiments ask for the state instead
        }

        @Override
        public void changed(long step, Network now) {
            present = now;
        }

        @Override
        public void completed(long step) {
            // counted already
        }

        @Override
        public int[] spikes(String population) {
            Population p = population(population);
            return Arrays.copyOfRange(spikes, p.firstId(), p.firstId() + p.size());
        }

        @Override
        public float[] state(String population, String state) {
            Population p = population(population);
            return simulation.exportState().join().populations().get(p.index()).states()[p.model()
                    .stateIndex(state)];
        }

        @Override
        public int[] indegrees(String projection) {
            Projection p = present.projections().stream().filter(one -> one.name().equals(projection)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no projection " + projection));
            int[] counts = new int[present.populations().get(p.target()).size()];
            p.connectivity().rows(0, counts.length, (target, sources, count) -> counts[target] = count);
            return counts;
        }

        private Population population(String name) {
            return network.populations().stream().filter(p -> p.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no population " + name));
        }

        @Override
        public EnergyTotals energy() {
            return simulation.report().energy();
        }

        @Override
        public void close() {
            simulation.close();
        }
    }
}
