package glia.ui.views.internal.extensions;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The components of Declarative Services as a table. */
final class ComponentRows {
    private final ServiceComponentRuntime runtime;

    ComponentRows(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** @param all whether those of other bundles are listed too */
    LiveTable.Content read(boolean all) {
        List<Row> rows = new ArrayList<>();
        runtime.getComponentDescriptionDTOs().stream()
                .filter(description -> all || description.bundle.symbolicName.startsWith(BundleRows.OURS))
                .sorted(Comparator.comparing(description -> description.name))
                .forEach(description -> add(description, rows));
        return new LiveTable.Content(List.of(Column.text(Messages.components_component, 390), Column.text(
                Messages.components_bundle, 150), Column.text(Messages.components_state, 130), Column.text(
                Messages.components_services, 330), Column.text(Messages.components_reason, 320)), rows, 2,
                NLS.bind(Messages.components_footer, rows.size()));
    }

    private void add(ComponentDescriptionDTO description, List<Row> rows) {
        Collection<ComponentConfigurationDTO> configurations = runtime.getComponentConfigurationDTOs(description);
        String services = Arrays.stream(description.serviceInterfaces).map(ComponentRows::simple)
                .collect(Collectors.joining(", "));
        if (configurations.isEmpty()) {
            String state = runtime.isComponentEnabled(description) ? Messages.components_unsatisfied
                    : Messages.components_disabled;
            rows.add(Row.of(Tone.MUTED, description.name, description.bundle.symbolicName, state, services, ""));
        }
        for (ComponentConfigurationDTO configuration : configurations) {
            rows.add(Row.of(tone(configuration), description.name, description.bundle.symbolicName,
                    state(configuration), services, reason(description, configuration)));
        }
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
