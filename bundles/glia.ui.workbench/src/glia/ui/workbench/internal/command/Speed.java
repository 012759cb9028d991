package glia.ui.workbench.internal.command;

import glia.ui.workbench.internal.Messages;
import java.util.List;
import java.util.Locale;

/** The paces that are offered, as simulated time over wall-clock time; 0 for as fast as it goes. */
public final class Speed {

    static final List<Double> OFFERED = List.of(0.0, 10.0, 1.0, 0.1, 0.01);

    private Speed() {
    }

    /** For a person. */
    public static String text(double pace) {
        if (pace == 0) {
            return Messages.SpeedUnlimited;
        }
        return pace == 1 ? Messages.SpeedRealTime : Messages.bind(Messages.SpeedTimes, plain(pace));
    }

    /** As a parameter of the command: the shortest form of the number. */
    public static String parameter(double pace) {
        return plain(pace);
    }

    private static String plain(double pace) {
        return pace == Math.rint(pace) ? String.format(Locale.ROOT, "%.0f", pace) : Double.toString(pace);
    }
}
