package glia.engine.cpu.internal;

import glia.api.backend.Phase;
import glia.api.profiler.PhaseFrames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** The phases of an interval as the stack shows them; {@link PhaseClock} times the same ones. */
@Component
public final class CpuPhases implements PhaseFrames {

    private static final List<Class<?>> DEVICES = List.of(CurrentSource.class, NoiseSource.class, PiecewiseSource.class,
            PoissonSource.class, SpikeTimesSource.class);

    @Override
    public Map<String, Phase> phases() {
        Map<String, Phase> phases = new HashMap<>();
        DEVICES.forEach(device -> phases.put(device.getName(), Phase.INPUT));
        phases.put(method(Tile.class, "advance"), Phase.DYNAMICS);
        phases.put(IntervalBarrier.class.getName(), Phase.EXCHANGE);
        phases.put(method(Tile.class, "deliver"), Phase.DELIVERY);
        phases.put(method(Tile.class, "deliverPlastic"), Phase.LEARNING);
        return phases;
    }

    private static String method(Class<?> type, String name) {
        return type.getName() + '.' + name;
    }
}
