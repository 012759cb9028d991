package glia.bus.internal;

import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Choice;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switches;
import java.util.List;

/** What can be set about the event bus. */
final class BusSwitches {

    static final String PID = "glia.bus";

    private static final String THREADS = "threads";
    private static final String SHARED = "shared";
    private static final String OWN = "own";

    static final Switches ALL = new Switches(PID, "event bus", List.of(
            new Switch(THREADS, new Choice(List.of(SHARED, OWN), SHARED), Takes.AT_ONCE,
                    "Subscribers share two threads, and more while some are slow, or have threads of their own.")));

    private BusSwitches() {
    }

    static boolean shared(Settings settings) {
        return settings.word(THREADS).equals(SHARED);
    }
}
