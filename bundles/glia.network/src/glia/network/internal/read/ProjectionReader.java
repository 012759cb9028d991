package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.ConnectionRule;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import glia.json.JsonValue;
import glia.network.internal.base.Ports;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the list of projections. */
final class ProjectionReader {

    static final int MAX_PROJECTIONS = 100_000;

    /** A name that was made of two names, and a number behind it. */
    static final int MAX_NAME = 2 * Fields.MAX_NAME + 12;

    private final Reading reading;
    private final Times times;
    private final QuantityReader quantities;
    private final SynapseReader synapses;
    private final Populations populations;
    private final Set<String> names = new HashSet<>();
    private boolean complete;

    ProjectionReader(Reading reading, Times times, Populations populations) {
        this.reading = reading;
        this.times = times;
        this.quantities = new QuantityReader(reading);
        this.synapses = new SynapseReader(reading, times.dt());
        this.populations = populations;
    }

    /** @return the projections that could be read */
    List<ProjectionDescription> read(Fields network) {
        int before = reading.count();
        List<JsonValue> list = network.list("projections", 0, MAX_PROJECTIONS);
        List<Fields> opened = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Fields fields = Fields.open(reading, list.get(i), Section.PROJECTION, "projections[" + i + "]");
            if (fields != null) {
                opened.add(fields);
            }
        }
        List<String> given = opened.stream().map(this::name).toList();
        List<ProjectionDescription> projections = new ArrayList<>();
        for (int i = 0; i < opened.size(); i++) {
            ProjectionDescription projection = projection(opened.get(i), given.get(i));
            if (projection != null) {
                projections.add(projection);
            }
        }
        complete = reading.count() == before && projections.size() == list.size();
        return projections;
    }

    /** Whether nothing is wrong with them; else a reference may mean one that was not understood. */
    boolean complete() {
        return complete;
    }

    private String name(Fields fields) {
        String name = fields.name("name");
        if (name != null && !names.add(name)) {
            fields.problem("name", "two projections are called " + Reading.quoted(name));
        }
        return name == null ? "" : name;
    }

    private ProjectionDescription projection(Fields fields, String given) {
        Populations.Entry source = populations.find(fields, "source");
        Populations.Entry target = populations.find(fields, "target");
        boolean autapses = fields.truth("allow_autapses", true);
        boolean multapses = fields.truth("allow_multapses", true);
        ConnectionRule rule = fields.value("rule") == null ? null
                : RuleReader.read(reading, fields.value("rule"), fields.path("rule"));
        if (rule != null && source != null && target != null && source.size() > 0 && target.size() > 0) {
            String impossible = RuleReader.impossible(rule, source.size(), target.size(), source == target, autapses,
                    multapses);
            if (impossible != null) {
                fields.problem("rule", impossible);
            }
        }
        String receptor = fields.text("receptor", "", Fields.MAX_NAME);
        Quantity weight = fields.value("weight") == null ? null
                : quantities.read(fields.value("weight"), fields.path("weight"), Range.ANY, "", Section.KERNELS);
        if (weight != null && receptor != null && target != null && target.model() != null) {
            Populations.checkPort(fields, Ports.forSpikes(target.model(), receptor, weight));
        }
        Quantity delay = times.delay(fields, null, Section.DELAY_KERNELS);
        boolean known = !(rule instanceof ConnectionRule.EdgeList || weight instanceof Quantity.OfDistance);
        SynapseDescription synapse = synapses.read(fields, target == null ? null : target.model(),
                known ? weight : null);
        boolean complete = source != null && target != null && rule != null && weight != null && delay != null
                && receptor != null && synapse != null;
        return complete ? new ProjectionDescription(given.isEmpty() ? unused(source.name() + "->" + target.name())
                : given, source.name(), target.name(), rule, autapses, multapses, receptor, weight, delay,
                synapse) : null;
    }

    private String unused(String base) {
        String name = base;
        for (int i = 2; !names.add(name); i++) {
            name = base + " (" + i + ")";
        }
        return name;
    }
}
