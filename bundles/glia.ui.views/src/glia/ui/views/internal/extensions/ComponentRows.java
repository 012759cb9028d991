package glia.ui.views.internal.extensions;

import glia.api.health.StartTimes.StartTime;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.views.internal.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The components of Declarative Services as a table. */
final class ComponentRows {
    private final ServiceComponentRuntime runtime;

    private final BundleRows bundles;

    /** @param bundles knows how long components took to start */
    ComponentRows(ServiceComponentRuntime runtime, BundleRows bundles) {
        this.runtime = runtime;
        this.bundles = bundles;
    }

    /** @param all whether those of other bundles are listed too */
    LiveTable.Content read(boolean all) {
        List<Row> rows = new ArrayList<>();
        Map<String, StartTime> starts = bundles.components();
        runtime.getComponentDescriptionDTOs().stream()
                .filter(description -> all || description.bundle.symbolicName.startsWith(BundleRows.OURS))
                .sorted(Comparator.comparing(description -> description.name))
                .forEach(description -> add(description, starts.get(description.name), rows));
        return new LiveTable.Content(List.of(Column.text(Messages.components_component, 390), Column.text(
                Messages.components_bundle, 150), Column.text(Messages.components_state, 130), Column.text(
                Messages.components_services, 330), Column.number(Messages.extensions_started), Column.text(
                Messages.components_reason, 320), Column.text(Messages.extensions_unmeasured, 300)), rows, 2,
                NLS.bind(Messages.components_footer, rows.size()));
    }

    private void add(ComponentDescriptionDTO description, StartTime start, List<Row> rows) {
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(description);
        String services = Arrays.stream(description.serviceInterfaces).map(ComponentRows::simple)
                .collect(Collectors.joining(", "));
        if (configurations.isEmpty()) {
            String state = runtime.isComponentEnabled(description) ? Messages.components_unsatisfied
                    : Messages.components_disabled;
            rows.add(row(Tone.MUTED, description, state, services, "", start));
        }
        for (ComponentConfigurationDTO configuration : configurations) {
            rows.add(row(tone(configuration), description, state(configuration), services,
                    reason(description, configuration), start));
        }
    }

    private static Row row(Tone tone, ComponentDescriptionDTO description, String state, String services,
            String reason, StartTime start) {
        List<String> cells = List.of(description.name, description.bundle.symbolicName, state, services,
                BundleRows.shown(start), reason, BundleRows.absence(start));
        List<String> exact = new ArrayList<>(cells);
        exact.set(4, BundleRows.exact(start));
        return new Row(cells, exact, tone);
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
    }

    private static Tone tone(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.ACTIVE -> Tone.GOOD;
            case ComponentConfigurationDTO.SATISFIED -> Tone.MUTED;
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Tone.BAD;
            default -> Tone.WARNING;
        };
    }

    private static String state(ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.ACTIVE -> Messages.components_active;
            case ComponentConfigurationDTO.SATISFIED -> Messages.components_satisfied;
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Messages.components_failed;
            default -> Messages.components_unsatisfied;
        };
    }

    private static String reason(ComponentDescriptionDTO description, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                configuration.failure.lines().findFirst().orElse("");
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> NLS.bind(Messages.components_waits,
                    Arrays.stream(configuration.unsatisfiedReferences)
                            .map(missing -> type(description, missing.name)).collect(Collectors.joining(", ")));
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> Messages.components_unconfigured;
            default -> "";
        };
    }

    private static String type(ComponentDescriptionDTO description, String reference) {
        return Arrays.stream(description.references).filter(r -> r.name.equals(reference)).findFirst()
                .map(r -> r.interfaceName).orElse(reference);
    }

    /** The component of a row. */
    Stream<ComponentDescriptionDTO> find(Row row) {
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(description -> description.name.equals(row.exact().getFirst())
                        && description.bundle.symbolicName.equals(row.exact().get(1)));
    }
}
