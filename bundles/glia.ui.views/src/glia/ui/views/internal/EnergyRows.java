package glia.ui.views.internal;

import glia.api.energy.Cost;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.EnergySnapshot;
import glia.ui.kit.LiveTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.osgi.util.NLS;

/**
 * The energy books as a table: a row for each population and pool, then all of them, in ATP and in J; behind, what work
 * was paid for.
 */
final class EnergyRows {

    private static final double PLAIN = 1e6;
    private static final int NAME_WIDTH = 160;

    private final List<String> names;
    private final double dt;

    EnergyRows(Network network) {
        names = network.populations().stream().map(Population::name).toList();
        dt = network.dt();
    }

    /** @param present the network as it is, of whose neurons those are counted that live */
    LiveTable.Content of(EnergySnapshot snapshot, Network present) {
        EnergyTotals totals = snapshot.totals();
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> totals.spent().getOrDefault(role, 0L) != 0).toList();
        List<Cost> costs = Arrays.stream(Cost.values()).filter(totals.costs()::containsKey).toList();
        List<LiveTable.Row> rows = new ArrayList<>();
        for (int p = 0; p < names.size(); p++) {
            EnergyTotals.Population own = totals.populations().get(p);
            rows.add(row(names.get(p), Integer.toString(present.populations().get(p).living()),
                    amounts(roles, own.supplied(), own.spent(), own.stored()), costs, own.costs()));
        }
        for (EnergyTotals.Pool pool : totals.pools()) {
            rows.add(row(pool.name(), "", amounts(roles, pool.stored(), Map.of(), pool.stored()), costs, Map.of()));
        }
        rows.add(row(Messages.energy_all, Integer.toString(present.living()),
                amounts(roles, totals.supplied(), totals.spent(), totals.stored()), costs, totals.costs()));
        List<String> joules = new ArrayList<>(List.of(Messages.energy_joules, "", joules(totals.supplied())));
        roles.forEach(role -> joules.add(joules(totals.spent().get(role))));
        joules.add(joules(totals.stored()));
        costs.forEach(cost -> joules.add(joules(totals.costs().get(cost))));
        rows.add(new LiveTable.Row(joules, joules));
        List<LiveTable.Column> columns = new ArrayList<>(List.of(
                LiveTable.Column.text(Messages.energy_name, NAME_WIDTH),
                LiveTable.Column.number(Messages.energy_living), LiveTable.Column.number(Messages.energy_supplied)));
        roles.forEach(role -> columns.add(LiveTable.Column.number(
                NLS.bind(Messages.energy_spent, RoleWords.word(role)))));
        columns.add(LiveTable.Column.number(Messages.energy_stored));
        costs.forEach(cost -> columns.add(LiveTable.Column.number(
                NLS.bind(Messages.energy_work, CostWords.word(cost)))));
        return new LiveTable.Content(columns, rows, -1, NLS.bind(Messages.energy_footer,
                String.format(Locale.ROOT, "%.1f", snapshot.step() * dt), Long.toString(totals.residual())));
    }

    private static List<Long> amounts(List<Role> roles, long supplied, Map<Role, Long> spent, long stored) {
        List<Long> units = new ArrayList<>(List.of(supplied));
        roles.forEach(role -> units.add(spent.getOrDefault(role, 0L)));
        units.add(stored);
        return units;
    }

    /** A cell is empty where nothing says what work was paid for. */
    private static LiveTable.Row row(String name, String living, List<Long> units, List<Cost> costs,
            Map<Cost, Long> paid) {
        List<String> shown = new ArrayList<>(List.of(name, living));
        List<String> exact = new ArrayList<>(List.of(name, living));
        for (long amount : units) {
            shown.add(number(amount * EnergyTotals.ATP));
            exact.add(atp(amount));
        }
        for (Cost cost : costs) {
            shown.add(paid.containsKey(cost) ? number(paid.get(cost) * EnergyTotals.ATP) : "");
            exact.add(paid.containsKey(cost) ? atp(paid.get(cost)) : "");
        }
        return new LiveTable.Row(shown, exact);
    }

    private static String atp(long units) {
        return String.format(Locale.ROOT, "%.0f", units * EnergyTotals.ATP);
    }

    private static String joules(long units) {
        return number(EnergyTotals.joules(units));
    }

    private static String number(double value) {
        return value == 0 ? "0" : value == Math.rint(value) && Math.abs(value) < PLAIN ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3e", value).replaceFirst("e([+-])0?", "e$1").replace("e+", "e");
    }
}
