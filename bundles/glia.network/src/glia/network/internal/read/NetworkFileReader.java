package glia.network.internal.read;

import glia.api.model.ModelCatalogue;
import glia.api.model.Range;
import glia.api.network.DeviceDescription;
import glia.api.network.EnergyDescription;
import glia.api.network.Layout;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.json.JsonSyntaxException;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads network files, see docs/network-format.md. */
@Component
public final class NetworkFileReader implements NetworkReader {

    static final int FORMAT = 1;
    private static final int MAX_TEXT = 1 << 16;
    private static final double DEFAULT_DT = 0.1;
    private static final double DEFAULT_DURATION = 1000;
    private static final Range STEP = new Range(0.001, true, 100);
    private static final Range DURATION = new Range(0, false, 1e12);

    private final ModelCatalogue models;

    @Activate
    public NetworkFileReader(@Reference ModelCatalogue models) {
        this.models = models;
    }

    @Override
    public NetworkDescription read(Path file) throws NetworkException {
        return read(InputFile.read(file, "a network file"), file);
    }

    @Override
    public NetworkDescription read(String text, Path file) throws NetworkException {
        Reading reading = new Reading(text, file, models);
        NetworkDescription network = null;
        try {
            network = network(reading, JsonTreeReader.read(text));
        } catch (JsonSyntaxException e) {
            reading.problem(e.offset(), "", e.getMessage());
        }
        if (reading.count() > 0) {
            throw new NetworkException(reading.problems());
        }
        return network;
    }

    @Override
    public String schema() {
        try (InputStream in = NetworkFileReader.class.getResourceAsStream("/schema/glia-network.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of this bundle", e);
        }
    }

    /** @return the network; of no use if problems were reported */
    private static NetworkDescription network(Reading reading, JsonValue root) {
        Fields fields = Fields.open(reading, root, Section.NETWORK, "");
        if (fields == null) {
            return null;
        }
        if (fields.whole("glia", FORMAT, 0, Integer.MAX_VALUE) != FORMAT) {
            fields.problem("glia", "expected " + FORMAT + ", the version of this format");
        }
        fields.text("$schema", "", MAX_TEXT);
        String name = fields.name("name");
        String summary = fields.text("summary", "", MAX_TEXT);
        String reference = fields.text("reference", "", MAX_TEXT);
        double dt = fields.number("dt", DEFAULT_DT, STEP, "ms");
        long seed = fields.whole("seed", 1, 0, Long.MAX_VALUE);
        double duration = fields.number("duration", DEFAULT_DURATION, DURATION, "ms");
        Times times = new Times(reading, Double.isNaN(dt) ? DEFAULT_DT : dt);

        Populations populations = new PopulationReader(reading, times.dt()).read(fields);
        ProjectionReader projectionReader = new ProjectionReader(reading, times, populations);
        List<ProjectionDescription> projections = projectionReader.read(fields);
        WeightRecorderReader.Projections known = new WeightRecorderReader.Projections(projections,
                projectionReader.complete());
        EnergyDescription energy = new EnergyReader(reading, times, populations, known).read(fields);
        List<DeviceDescription> devices = new DeviceReader(reading, times, populations, known).read(fields);
        return reading.count() > 0 ? null
                : new NetworkDescription(name, summary, reference, dt, seed, duration, placed(populations),
                        projections, devices, energy);
    }

    private static List<PopulationDescription> placed(Populations populations) {
        DefaultLayout places = new DefaultLayout();
        for (Populations.Entry entry : populations.all()) {
            if (entry.layout() != null) {
                places.avoid(entry.layout(), entry.size());
            }
        }
        List<PopulationDescription> placed = new ArrayList<>();
        for (Populations.Entry entry : populations.all()) {
            Layout layout = entry.layout() == null ? places.next(entry.size()) : entry.layout();
            placed.add(entry.description(layout));
        }
        return placed;
    }
}
