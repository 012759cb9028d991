package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.NodeKind;
import glia.api.network.PiecewiseConstant;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.osgi.service.component.annotations.Component;

/**
 * Output: two read-out populations, each driven more by one of two stimuli and inhibiting the other one, decide which
 * of them was there; the one that fires more often is the answer. With less supply they can do less work, and decide
 * worse. In the control they need no energy and pay none.
 */
@Component
public final class PaidReadout implements Experiment {

    private static final List<String> READOUTS = List.of("left", "right");
    private static final int NEURONS = 20;
    private static final int WINDOWS = 60;
    private static final double WINDOW_MS = 100;
    private static final double DRIVEN_HZ = 1500;
    private static final double OTHER_HZ = 1150;
    /** Supply of a rich and of a poor read-out, as a part of the authors' rate of production. */
    private static final double RICH = 1;
    private static final double POOR = 0.03;

    @Override
    public Role role() {
        return Role.OUTPUT;
    }

    @Override
    public String name() {
        return "paid read-out";
    }

    @Override
    public String claim() {
        return "A read-out that is supplied with less energy decides worse.";
    }

    @Override
    public String control() {
        return "Spikes of the read-out need no energy and cost none.";
    }

    @Override
    public String measure() {
        return "accuracy of 60 decisions with full supply less that with 3 % of it";
    }

    @Override
    public double threshold() {
        return 0.25;
    }

    @Override
    public double sample(Laboratory laboratory, boolean coupled, long seed) throws NetworkException {
        return accuracy(laboratory, coupled, seed, RICH) - accuracy(laboratory, coupled, seed, POOR);
    }

    /** The part of right decisions; where both fire equally often, or not at all, half a decision is right. */
    static double accuracy(Laboratory laboratory, boolean coupled, long seed, double supply) throws NetworkException {
        boolean[] isRight = stimuli(seed);
        double correct = 0;
        try (Laboratory.Trial trial = laboratory.open(network(coupled, seed, supply, isRight))) {
            trial.run(WINDOW_MS);
            for (boolean right : isRight) {
                trial.run(WINDOW_MS);
                int difference = Arrays.stream(trial.spikes("right")).sum() - Arrays.stream(trial.spikes("left")).sum();
                correct += difference == 0 ? 0.5 : difference > 0 == right ? 1 : 0;
            }
        }
        return correct / WINDOWS;
    }

    private static boolean[] stimuli(long seed) {
        Random random = new Random(seed);
        boolean[] isRight = new boolean[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            isRight[i] = random.nextBoolean();
        }
        return isRight;
    }

    private static NetworkDescription network(boolean coupled, long seed, double supply, boolean[] isRight) {
        Map<String, Quantity> parameters = new LinkedHashMap<>();
        parameters.put("tau_e", Quantity.of(200 / supply));
        parameters.put("E_u", Quantity.of(-62.5));
        parameters.put("E_d", Quantity.of(1e5));
        parameters.put("epsilon_c", Quantity.of(coupled ? 0.18 : 0));
        parameters.put("delta", Quantity.of(coupled ? 0.01 : 0));
        List<PopulationDescription> populations = new ArrayList<>();
        List<DeviceDescription> devices = new ArrayList<>();
        for (String readout : READOUTS) {
            populations.add(new PopulationDescription(readout, NEURONS, NEURONS, "elif_psc_exp", parameters,
                    Map.of("epsilon", Quantity.of(0.2)), Networks.SOMEWHERE, Optional.of(NodeKind.READOUT)));
            double[] times = new double[WINDOWS];
            double[] rates = new double[WINDOWS];
            for (int i = 0; i < WINDOWS; i++) {
                times[i] = (i + 1) * WINDOW_MS;
                rates[i] = isRight[i] == readout.equals("right") ? DRIVEN_HZ : OTHER_HZ;
            }
            devices.add(new DeviceDescription.InhomogeneousPoissonGenerator("to " + readout,
                    new PiecewiseConstant(times, rates), 0, Double.POSITIVE_INFINITY,
                    List.of(new Connection(readout, List.of(), "", 30, 0.1))));
        }
        return Networks.of("paid read-out", seed, populations, List.of(inhibition("left", "right"),
                inhibition("right", "left")), devices);
    }

    private static ProjectionDescription inhibition(String source, String target) {
        return new ProjectionDescription(source + " to " + target, source, target,
                new ConnectionRule.PairwiseBernoulli(0.5), true, true, "", Quantity.of(-20), Quantity.of(1));
    }
}
