package glia.ui.views.internal;

import glia.api.energy.Cost;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.simulation.EnergySnapshot;
import glia.ui.kit.Drawing;
import glia.ui.kit.Drawing.Align;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import glia.ui.kit.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.osgi.util.NLS;

/**
 * Where the energy of a run came from and went to, as a picture of flows (Sankey 1898, Minutes of Proceedings of the
 * Institution of Civil Engineers 134): from the supply by populations and pools to the roles and to what is stored, and
 * from the roles of work to what it was paid for.
 *
 * @param snapshot the books
 * @param names of the populations
 * @param dt step in ms
 */
record EnergyFlow(EnergySnapshot snapshot, List<String> names, double dt) {
    private static final int MARGIN = 16;
    private static final int NODE = 12;
    private static final int GAP = 10;
    /** The part of the height that may stay empty, so that the words of thin flows do not lie over each other. */
    private static final double GAPS = 0.5;
    private static final int RIGHT_ROOM = 210;
    /** Between the roles of work and what it was paid for. */
    private static final int ROLE_ROOM = 150;
    private static final double MIDDLE = 0.42;
    /** Width of a letter on average, in heights of a line. */
    private static final double LETTER = 0.45;
    private static final double TINT = 0.38;
    private static final int STORED = Role.values().length;

    /** A holder of energy in the middle: a population or a pool. */
    private record Holder(String name, int colour, long supplied, long[] out, Map<Cost, Long> costs) {

        /** The role of its work. */
        int work() {
            return out[Role.OUTPUT.ordinal()] > 0 ? Role.OUTPUT.ordinal() : Role.PROCESSING.ordinal();
        }
    }

    /** What the work of a role was paid for. */
    private record Payment(int role, Cost cost, long units) {
    }

    EnergyFlow {
        names = List.copyOf(names);
    }

    private List<Holder> holders(Palette palette) {
        EnergyTotals totals = snapshot.totals();
        List<Holder> holders = new ArrayList<>();
        for (int p = 0; p < totals.populations().size(); p++) {
            EnergyTotals.Population own = totals.populations().get(p);
            long[] out = new long[STORED + 1];
            own.spent().forEach((role, amount) -> out[role.ordinal()] = amount);
            out[STORED] = own.stored();
            holders.add(new Holder(names.get(p), palette.series(p), own.supplied(), out, own.costs()));
        }
        for (EnergyTotals.Pool pool : totals.pools()) {
            long[] out = new long[STORED + 1];
            out[STORED] = pool.stored();
            holders.add(new Holder(pool.name(), palette.muted(), pool.stored(), out, Map.of()));
        }
        return holders.stream().filter(holder -> holder.supplied() > 0).toList();
    }

    private static List<Payment> payments(List<Holder> holders) {
        List<Payment> payments = new ArrayList<>();
        for (int role = 0; role < STORED; role++) {
            for (Cost cost : Cost.values()) {
                int work = role;
                long units = holders.stream().filter(holder -> holder.work() == work)
                        .mapToLong(holder -> holder.costs().getOrDefault(cost, 0L)).sum();
                if (units > 0) {
                    payments.add(new Payment(role, cost, units));
                }
            }
        }
        return payments;
    }

    Drawing draw(DrawingCanvas.Room room) {
        Palette palette = room.palette();
        List<Holder> holders = holders(palette);
        long[] sinks = new long[STORED + 1];
        for (Holder holder : holders) {
            for (int s = 0; s <= STORED; s++) {
                sinks[s] += Math.max(0, holder.out()[s]);
            }
        }
        Drawing.Builder drawing = new Drawing.Builder(room.width(), room.height());
        drawing.text(MARGIN, MARGIN + room.line() / 2.0, room.width() - 2.0 * MARGIN, summary(),
                palette.foreground(), Align.LEFT);
        double top = MARGIN + 2.0 * room.line();
        List<Payment> payments = payments(holders);
        int most = Math.max(payments.size(), Math.max(holders.size(),
                (int) Arrays.stream(sinks).filter(sink -> sink > 0).count()));
        double all = room.height() - top - MARGIN;
        double gap = most < 2 ? GAP : Math.clamp(GAPS * all / (most - 1), GAP, Math.max(GAP, room.line()));
        double height = Math.max(1, all - (most - 1) * gap);
        long supplied = holders.stream().mapToLong(Holder::supplied).sum();
        double scale = supplied == 0 ? 0 : height / supplied;
        double last = room.width() - MARGIN - (double) RIGHT_ROOM;
        double rolesAt = payments.isEmpty() ? last : last - ROLE_ROOM - NODE;
        double middle = payments.isEmpty() ? room.width() * MIDDLE : rolesAt * MIDDLE;
        double right = Math.max(middle + 3 * NODE, rolesAt);
        double[] sinkTop = tops(sinks, top, scale, gap);
        double[] filled = sinkTop.clone();
        double from = top;
        double y = top;
        for (Holder holder : holders) {
            double thickness = scale * holder.supplied();
            drawing.add(new Drawing.Band(MARGIN + NODE, from, middle, y, thickness,
                    Palette.mix(palette.background(), holder.colour(), TINT)));
            double out = y;
            for (int s = 0; s <= STORED; s++) {
                double part = scale * Math.max(0, holder.out()[s]);
                if (part > 0) {
                    drawing.add(new Drawing.Band(middle + NODE, out, right, filled[s], part,
                            Palette.mix(palette.background(), colour(s, palette), TINT)));
                    out += part;
                    filled[s] += part;
                }
            }
            from += thickness;
            y += thickness + gap;
        }
        paid(drawing, palette, payments, sinkTop, scale, top, right, Math.max(right + 3 * NODE, last), supplied,
                room.line(), gap);
        nodes(drawing, room, holders, sinks, sinkTop, scale, top, middle, right, supplied, gap);
        return drawing.build();
    }

    /** From the roles of work to what it was paid for. */
    private static void paid(Drawing.Builder drawing, Palette palette, List<Payment> payments, double[] sinkTop,
            double scale, double top, double from, double to, long supplied, int line,
            double gap) {
        double[] left = sinkTop.clone();
        double y = top;
        for (Payment payment : payments) {
            double thickness = scale * payment.units();
            int colour = palette.series(STORED + payment.cost().ordinal());
            drawing.add(new Drawing.Band(from + NODE, left[payment.role()], to, y, thickness,
                    Palette.mix(palette.background(), colour, TINT)));
            String name = CostWords.word(payment.cost());
            node(drawing, colour, to, y, thickness, name, payment.units(), supplied);
            drawing.text(to + NODE + 6, y + Math.max(line / 2.0, thickness / 2), RIGHT_ROOM - NODE - 6,
                    label(name, payment.units()), palette.foreground(), Align.LEFT, name);
            left[payment.role()] += thickness;
            y += thickness + gap;
        }
    }

    private static double[] tops(long[] sinks, double top, double scale, double gap) {
        double[] tops = new double[sinks.length];
        double y = top;
        for (int s = 0; s < sinks.length; s++) {
            tops[s] = y;
            if (sinks[s] > 0) {
                y += scale * sinks[s] + gap;
            }
        }
        return tops;
    }

    private void nodes(Drawing.Builder drawing, DrawingCanvas.Room room, List<Holder> holders, long[] sinks,
            double[] sinkTop, double scale, double top, double middle, double right, long supplied, double gap) {
        Palette palette = room.palette();
        double labels = middle - MARGIN - NODE - 8;
        node(drawing, palette.foreground(), MARGIN, top, scale * supplied, Messages.flow_supply, supplied, supplied);
        if (wide(label(Messages.flow_supply, supplied), room.line()) > labels) {
            // above it, where there is always room
            drawing.text(MARGIN, top - room.line() / 2.0, right - MARGIN, label(Messages.flow_supply, supplied),
                    palette.foreground(), Align.LEFT, Messages.flow_supply);
        } else {
            words(drawing, MARGIN, top, scale * supplied, labels, room.line(), Messages.flow_supply, supplied, palette);
        }
        double y = top;
        for (Holder holder : holders) {
            double thickness = scale * holder.supplied();
            node(drawing, holder.colour(), middle, y, thickness, holder.name(), holder.supplied(), supplied);
            words(drawing, middle, y, thickness, right - middle - NODE - 12, room.line(), holder.name(),
                    holder.supplied(), palette);
            y += thickness + gap;
        }
        for (int s = 0; s <= STORED; s++) {
            if (sinks[s] > 0) {
                String name = s == STORED ? Messages.flow_stored : RoleWords.word(Role.values()[s]);
                node(drawing, colour(s, palette), right, sinkTop[s], scale * sinks[s], name, sinks[s], supplied);
                drawing.text(right + NODE + 6, sinkTop[s] + Math.max(2, scale * sinks[s] / 2), ROLE_ROOM - 6,
                        label(name, sinks[s]), palette.foreground(), Align.LEFT, name);
            }
        }
    }

    /**
     * What a node is, in a line beside it, or in two where one line has no room for it and the node is high enough; a
     * figure for which there is no room at all is said by the mark of the node.
     */
    private static void words(Drawing.Builder drawing, double node, double top, double height, double room, int line,
            String name, long units, Palette palette) {
        double x = node + NODE + 6;
        double middle = top + Math.max(line / 2.0, height / 2);
        if (wide(label(name, units), line) > room && height > 2 * line) {
            drawing.text(x, middle - line / 2.0, room, name, palette.foreground(), Align.LEFT);
            drawing.text(x, middle + line / 2.0, room, amount(units), palette.foreground(), Align.LEFT, "");
        } else {
            drawing.text(x, middle, room, label(name, units), palette.foreground(), Align.LEFT, name);
        }
    }

    /** About how wide words are; more is not known where nothing is painted. */
    private static double wide(String words, int line) {
        return words.length() * LETTER * line;
    }

    private static void node(Drawing.Builder drawing, int colour, double x, double y, double height, String name,
            long amount, long supplied) {
        drawing.box(x, y, NODE, Math.max(1, height), colour);
        drawing.mark(x, y, NODE, Math.max(3, height), label(name, amount) + String.format(Locale.ROOT,
                "%n%.0f ATP, %.2f\u202F%%", amount * EnergyTotals.ATP, supplied == 0 ? 0 : 100.0 * amount / supplied));
    }

    private static int colour(int sink, Palette palette) {
        return sink == STORED ? palette.muted() : palette.series(sink);
    }

    private static String label(String name, long units) {
        return name + "\u2002" + amount(units);
    }

    private static String amount(long units) {
        return joules(EnergyTotals.joules(units));
    }

    private static String joules(double joules) {
        String[] prefixes = {"", "m", "\u00b5", "n", "p", "f"};
        int prefix = 0;
        double scaled = joules;
        while (scaled != 0 && Math.abs(scaled) < 1 && prefix < prefixes.length - 1) {
            scaled *= 1000;
            prefix++;
        }
        return String.format(Locale.ROOT, "%.3g\u202F%sJ", scaled, prefixes[prefix]);
    }

    private String summary() {
        return NLS.bind(Messages.energy_footer, String.format(Locale.ROOT, "%.1f", snapshot.step() * dt),
                Long.toString(snapshot.totals().residual()));
    }

    /** A line a flow, in ATP. */
    Exportable.Table table() {
        return out -> {
            out.append("from,to,atp\n");
            for (Holder holder : holders(Palette.LIGHT)) {
                out.append(flow("supply", holder.name(), holder.supplied()));
                for (int s = 0; s <= STORED; s++) {
                    if (holder.out()[s] != 0) {
                        out.append(flow(holder.name(), s == STORED ? "stored"
                                : Role.values()[s].name().toLowerCase(Locale.ROOT), holder.out()[s]));
                    }
                }
            }
            for (Payment payment : payments(holders(Palette.LIGHT))) {
                out.append(flow(Role.values()[payment.role()].name().toLowerCase(Locale.ROOT), payment.cost().word(),
                        payment.units()));
            }
        };
    }

    private static String flow(String from, String to, long units) {
        return String.format(Locale.ROOT, "%s,%s,%.0f\n", Exportable.cell(from), Exportable.cell(to),
                units * EnergyTotals.ATP);
    }
}
