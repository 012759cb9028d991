package glia.network.internal.read;

import glia.api.network.DeviceDescription;
import glia.api.network.ProjectionDescription;
import glia.json.Suggestion;
import java.util.List;

/** Reads the devices that sample weights. */
final class WeightRecorderReader {

    private static final double DEFAULT_INTERVAL = 100;

    /**
     * What they may refer to.
     *
     * @param complete whether all could be read
     */
    record Projections(List<ProjectionDescription> all, boolean complete) {

        /** @return the projection that the key {@code projection} refers to, or null if it is not known */
        ProjectionDescription find(Fields fields) {
            String name = fields.text("projection", null, ProjectionReader.MAX_NAME);
            ProjectionDescription found = name == null ? null
                    : all.stream().filter(p -> p.name().equals(name)).findFirst().orElse(null);
            if (name != null && found == null && complete) {
                fields.problem("projection", "there is no projection " + Reading.quoted(name)
                        + Suggestion.forName(name, all.stream().map(ProjectionDescription::name).toList()));
            }
            return found;
        }
    }

    private final Reading reading;
    private final Times times;
    private final ConnectionReader connections;
    private final Projections projections;

    WeightRecorderReader(Reading reading, Times times, ConnectionReader connections, Projections projections) {
        this.reading = reading;
        this.times = times;
        this.connections = connections;
        this.projections = projections;
    }

    DeviceDescription read(Fields fields, String name) {
        ProjectionDescription projection = projection(fields);
        return new DeviceDescription.WeightRecorder(name, projection == null ? "" : projection.name(),
                ConnectionReader.neurons(fields, "senders", projection == null ? -1 : size(projection.source())),
                ConnectionReader.neurons(fields, "targets", projection == null ? -1 : size(projection.target())),
                times.interval(fields, DEFAULT_INTERVAL));
    }

    private int size(String population) {
        return connections.population(population).size();
    }

    /** @return null if it is not known */
    private ProjectionDescription projection(Fields fields) {
        ProjectionDescription projection = projections.find(fields);
        if (projection != null) {
            String model = projection.synapse().model();
            if (!reading.models().findSynapse(model).orElseThrow().learns()) {
                fields.problem("projection", "expected a projection whose synapses learn; weights of " + model
                        + ", which " + Reading.quoted(projection.name()) + " has, stay as they are");
            }
        }
        return projection;
    }
}
