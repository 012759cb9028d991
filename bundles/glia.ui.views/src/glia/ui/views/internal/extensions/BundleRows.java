package glia.ui.views.internal.extensions;

import glia.api.health.StartTimes;
import glia.api.health.StartTimes.StartTime;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.views.internal.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The bundles of the framework as a table; a component, since only these are given a context of the framework. */
@Component(service = BundleRows.class)
public final class BundleRows {
    static final String OURS = "glia.";

    private final BundleContext context;

    /** Absent while the bundle that measures is stopped. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile StartTimes times;

    @Activate
    public BundleRows(BundleContext context) {
        this.context = context;
    }

    /** @param all whether those of others are listed too */
    LiveTable.Content read(boolean all) {
        StartTimes measured = times;
        Map<String, StartTime> starts = measured == null ? Map.of() : byName(measured.bundles());
        List<Row> rows = Arrays.stream(context.getBundles())
                .filter(bundle -> all || bundle.getSymbolicName().startsWith(OURS))
                .sorted(Comparator.comparing(Bundle::getSymbolicName))
                .map(bundle -> row(bundle, starts.get(bundle.getSymbolicName()))).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.bundles_bundle, 280), Column.text(
                Messages.bundles_version, 190), Column.text(Messages.bundles_state, 110), Column.number(
                Messages.bundles_services), Column.number(Messages.extensions_started), Column.text(
                Messages.bundles_reason, 360), Column.text(Messages.extensions_unmeasured, 300)), rows, 2,
                NLS.bind(Messages.bundles_footer, rows.size(), context.getBundles().length));
    }

    /** The newest of several versions of a bundle. */
    private static Map<String, StartTime> byName(List<StartTime> all) {
        return all.stream().collect(Collectors.toMap(StartTime::name, time -> time, (one, other) -> other));
    }

    /** By name, what is known of components. */
    Map<String, StartTime> components() {
        StartTimes measured = times;
        return measured == null ? Map.of() : byName(measured.components());
    }

    /** In ms, with one decimal more than most need. */
    static String shown(StartTime start) {
        return start == null || start.nanos() < 0 ? "\u2013" : String.format(Locale.ROOT, "%.2f", start.nanos() / 1e6);
    }

    static String exact(StartTime start) {
        return start == null || start.nanos() < 0 ? "" : Double.toString(start.nanos() / 1e6);
    }

    static String absence(StartTime start) {
        return start == null ? "" : start.absence();
    }

    private Row row(Bundle bundle, StartTime start) {
        int services = bundle.getRegisteredServices() == null ? 0 : bundle.getRegisteredServices().length;
        List<String> cells = List.of(bundle.getSymbolicName(), bundle.getVersion().toString(), state(bundle),
                Integer.toString(services), shown(start), reason(bundle), absence(start));
        List<String> exact = new ArrayList<>(cells);
        exact.set(4, exact(start));
        return new Row(cells, exact, switch (bundle.getState()) {
            case Bundle.ACTIVE -> Tone.GOOD;
            case Bundle.INSTALLED -> Tone.BAD;
            case Bundle.STOPPING -> Tone.WARNING;
            default -> Tone.MUTED;
        });
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> Messages.bundles_active;
            case Bundle.STARTING -> Messages.bundles_starting;
            case Bundle.STOPPING -> Messages.bundles_stopping;
            case Bundle.RESOLVED -> Messages.bundles_resolved;
            default -> Messages.bundles_installed;
        };
    }

    private String reason(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> missing(bundle);
            case Bundle.STARTING -> bundle.getHeaders().get(Constants.BUNDLE_ACTIVATIONPOLICY) == null ? ""
                    : Messages.bundles_lazy;
            case Bundle.RESOLVED -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null
                    ? Messages.bundles_not_started : Messages.bundles_fragment;
            default -> "";
        };
    }

    /** What it requires and nobody offers. */
    private String missing(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        FrameworkWiring wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        String missing = revision.getRequirements(null).stream()
                .filter(requirement -> !Namespace.RESOLUTION_OPTIONAL.equals(
                        requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE)))
                .filter(requirement -> wiring.findProviders(requirement).isEmpty())
                .map(BundleRows::words).collect(Collectors.joining(", "));
        return missing.isEmpty() ? Messages.bundles_unresolved : NLS.bind(Messages.bundles_missing, missing);
    }

    private static String words(Requirement requirement) {
        String filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
        return filter == null ? requirement.getNamespace() : filter;
    }

    /** The bundle of a row. */
    Stream<Bundle> find(Row row) {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getSymbolicName().equals(
                row.exact().getFirst()) && bundle.getVersion().toString().equals(row.exact().get(1)));
    }
}
