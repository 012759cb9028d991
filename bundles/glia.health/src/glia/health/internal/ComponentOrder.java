package glia.health.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/** In which order components are activated: those that most others need first, and before each what it needs. */
final class ComponentOrder {

    private final Collection<ComponentDescriptionDTO> all;
    private final Set<ComponentDescriptionDTO> ordered = new LinkedHashSet<>();
    /** Those whose needs are being looked at: some need each other. */
    private final Set<ComponentDescriptionDTO> begun = new HashSet<>();

    private ComponentOrder(Collection<ComponentDescriptionDTO> all) {
        this.all = all;
    }

    static List<ComponentDescriptionDTO> of(Collection<ComponentDescriptionDTO> all) {
        ComponentOrder order = new ComponentOrder(all);
        List<ComponentDescriptionDTO> wanted = new ArrayList<>(all);
        wanted.sort(Comparator.comparingLong(order::needed).reversed().thenComparing(d -> d.name));
        wanted.forEach(order::add);
        return List.copyOf(order.ordered);
    }

    private void add(ComponentDescriptionDTO component) {
        if (begun.add(component)) {
            for (ReferenceDTO reference : component.references) {
                all.stream().filter(other -> offers(other, reference)).forEach(this::add);
            }
            ordered.add(component);
        }
    }

    private long needed(ComponentDescriptionDTO component) {
        return all.stream().filter(other -> List.of(other.references).stream().anyMatch(r -> offers(component, r)))
                .count();
    }

    private static boolean offers(ComponentDescriptionDTO component, ReferenceDTO reference) {
        return List.of(component.serviceInterfaces).contains(reference.interfaceName);
    }
}
