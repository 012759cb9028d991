package glia.network.internal.change;

import glia.api.change.EnergyPart;
import glia.api.network.Device;

/** What the arrays of a revision are called; docs/checkpoint-format.md says what they hold. */
final class RevisionNames {

    private RevisionNames() {
    }

    static String parameter(int population, String name) {
        return "populations[" + population + "].parameters." + name;
    }

    static String initial(int population, String state) {
        return "populations[" + population + "].initial." + state;
    }

    static String slots(int population, String name) {
        return "populations[" + population + "].slots." + name;
    }

    static String projection(int projection, String name) {
        return "projections[" + projection + "]." + name;
    }

    /** @param generator its place among the connections of all devices that send; recorders do not count */
    static String generator(int generator, String name) {
        return "generators[" + generator + "]." + name;
    }

    static String energy(EnergyPart part, int index, String key) {
        return part.path() + (part.named() ? "[" + index + "]." : ".") + key;
    }

    static boolean sends(Device device) {
        return !(device instanceof Device.SpikeRecorder || device instanceof Device.Multimeter
                || device instanceof Device.WeightRecorder);
    }
}
