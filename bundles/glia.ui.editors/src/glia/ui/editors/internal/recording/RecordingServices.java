package glia.ui.editors.internal.recording;

import glia.api.network.Network;
import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.SpikeAnalyses;
import glia.api.store.SpikeAnalysis;
import glia.ui.editors.internal.Messages;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What recordings are read and analysed by: editors are open while the store is stopped, started and exchanged. */
@Component(service = RecordingServices.class)
public final class RecordingServices {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile RecordedRuns runs;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SpikeAnalyses analyses;

    /** As {@link RecordedRuns#open}; an {@code IOException} also while nobody offers that. */
    RecordedRun open(Path file, RecordedRuns.Progress progress) throws InvalidRecordException, IOException {
        return present(runs, RecordedRuns.class).open(file, progress);
    }

    /** As {@link SpikeAnalyses#begin}; an {@code IOException} while nobody offers that. */
    SpikeAnalysis analyse(Network network, long fromStep, long toStep) throws IOException {
        return present(analyses, SpikeAnalyses.class).begin(network, 0, fromStep, toStep);
    }

    private static <T> T present(T service, Class<T> type) throws IOException {
        if (service == null) {
            throw new IOException(Messages.gone(type));
        }
        return service;
    }
}
