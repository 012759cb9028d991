package glia.network.internal.read;

import glia.api.change.ChangeReader;
import glia.api.change.ChangeTimetable;
import glia.api.change.NetworkChange;
import glia.api.model.ModelCatalogue;
import glia.api.network.DeviceDescription;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.json.JsonSyntaxException;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.network.internal.base.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads files of changes, see docs/network-format.md. */
@Component
public final class ChangeFileReader implements ChangeReader {

    private static final int FORMAT = 1;
    private static final int MAX_CHANGES = 1_000_000;
    private static final int MAX_TEXT = 1 << 16;

    private final ModelCatalogue models;

    @Activate
    public ChangeFileReader(@Reference ModelCatalogue models) {
        this.models = models;
    }

    @Override
    public ChangeTimetable read(Path file, NetworkDescription network) throws NetworkException {
        String text = InputFile.read(file, "a file of changes");
        Reading reading = new Reading(text, file, models);
        List<ChangeTimetable.Entry> entries = new ArrayList<>();
        try {
            entries(reading, JsonTreeReader.read(text), network, entries);
        } catch (JsonSyntaxException e) {
            reading.problem(e.offset(), "", e.getMessage());
        }
        if (reading.count() > 0) {
            throw new NetworkException(reading.problems());
        }
        return new ChangeTimetable(file, entries);
    }

    private static void entries(Reading reading, JsonValue root, NetworkDescription network,
            List<ChangeTimetable.Entry> entries) {
        Fields fields = Fields.open(reading, root, Section.CHANGES, "");
        if (fields == null) {
            return;
        }
        if (fields.whole("glia", FORMAT, 0, Integer.MAX_VALUE) != FORMAT) {
            fields.problem("glia", "expected " + FORMAT + ", the version of this format");
        }
        fields.text("$schema", "", MAX_TEXT);
        Times times = new Times(reading, network.dt());
        ChangeEntryReader changes = new ChangeEntryReader(network);
        Map<String, DeviceDescription> devices = new LinkedHashMap<>();
        network.devices().forEach(d -> devices.put(d.name(), d));
        StimulusReader stimuli = new StimulusReader(reading, times, devices);
        EnergyChangeReader energy = new EnergyChangeReader(reading, network);
        List<JsonValue> list = fields.list("changes", 0, MAX_CHANGES);
        long last = 0;
        for (int i = 0; i < list.size(); i++) {
            Fields entry = Fields.openOneOf(reading, list.get(i), "change", Section.KINDS_OF_CHANGE,
                    "changes[" + i + "]");
            if (entry == null) {
                continue;
            }
            long step = Steps.nearest(times.time(entry, "time", 0), network.dt());
            if (step < last) {
                entry.problem("time", "expected times in ascending order, at least " + Numbers.show(last
                        * network.dt()));
            }
            last = Math.max(last, step);
            NetworkChange change = entry.section() == Section.SET_STIMULUS ? stimuli.read(entry)
                    : EnergyChangeReader.part(entry.section()) != null ? energy.read(entry) : changes.read(entry);
            if (change != null) {
                entries.add(new ChangeTimetable.Entry(step, change, reading.line(list.get(i)),
                        reading.column(list.get(i))));
            }
        }
    }
}
