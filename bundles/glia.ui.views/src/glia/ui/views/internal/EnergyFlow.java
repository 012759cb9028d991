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
import java.util.stream.IntStream;
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
    /** The part of the width that words beside a column of nodes may take for their figures. */
    private static final double FIGURES = 0.25;
    private static final int BESIDE = 6;
    private static final double MIDDLE = 0.42;
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

        String name() {
            return CostWords.word(cost);
        }
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
        // the words of a thin flow reach below it
        double all = room.height() - top - Math.max(MARGIN, room.line());
        double gap = most < 2 ? GAP : Math.clamp(GAPS * all / (most - 1), GAP, Math.max(GAP, room.line()));
        double height = Math.max(1, all - (most - 1) * gap);
        long supplied = holders.stream().mapToLong(Holder::supplied).sum();
        double scale = supplied == 0 ? 0 : height / supplied;
        double sinkRoom = beside(room, IntStream.rangeClosed(0, STORED).filter(s -> sinks[s] > 0)
                .mapToObj(EnergyFlow::sink).toList(), IntStream.rangeClosed(0, STORED).filter(s -> sinks[s] > 0)
                .mapToObj(s -> label(sink(s), sinks[s])).toList());
        double costRoom = beside(room, payments.stream().map(Payment::name).toList(), payments.stream()
                .map(payment -> label(payment.name(), payment.units())).toList());
        double last = room.width() - MARGIN - NODE - BESIDE - (payments.isEmpty() ? sinkRoom : costRoom);
        double rolesAt = payments.isEmpty() ? last : last - sinkRoom - BESIDE - NODE;
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
        paid(drawing, room, payments, sinkTop, scale, top, right, Math.max(right + 3 * NODE, last), supplied, costRoom,
                gap);
        nodes(drawing, room, holders, sinks, sinkTop, scale, top, middle, right, supplied, sinkRoom, gap);
        return drawing.build();
    }

    /** The room of the words beside a column of nodes: of all names, and of their figures as far as there is room. */
    private static double beside(DrawingCanvas.Room room, List<String> names, List<String> labels) {
        double least = names.stream().mapToDouble(room::wide).max().orElse(0);
        double wanted = labels.stream().mapToDouble(room::wide).max().orElse(0);
        return Math.min(wanted, Math.max(least, FIGURES * room.width()));
    }

    private static String sink(int sink) {
        return sink == STORED ? Messages.flow_stored : RoleWords.word(Role.values()[sink]);
    }

    /** From the roles of work to what it was paid for. */
    private static void paid(Drawing.Builder drawing, DrawingCanvas.Room room, List<Payment> payments, double[] sinkTop,
            double scale, double top, double from, double to, long supplied, double words, double gap) {
        Palette palette = room.palette();
        double[] left = sinkTop.clone();
        double y = top;
        for (Payment payment : payments) {
            double thickness = scale * payment.units();
            int colour = palette.series(STORED + payment.cost().ordinal());
            drawing.add(new Drawing.Band(from + NODE, left[payment.role()], to, y, thickness,
                    Palette.mix(palette.background(), colour, TINT)));
            node(drawing, colour, to, y, thickness, payment.name(), payment.units(), supplied);
            words(drawing, room, to, y, thickness, words, payment.name(), payment.units());
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
            double[] sinkTop, double scale, double top, double middle, double right, long supplied, double sinkRoom,
            double gap) {
        Palette palette = room.palette();
        double labels = middle - MARGIN - NODE - 8;
        node(drawing, palette.foreground(), MARGIN, top, scale * supplied, Messages.flow_supply, supplied, supplied);
        if (room.wide(label(Messages.flow_supply, supplied)) > labels) {
            // above it, where there is always room
            drawing.text(MARGIN, top - room.line() / 2.0, right - MARGIN, label(Messages.flow_supply, supplied),
                    palette.foreground(), Align.LEFT, Messages.flow_supply);
        } else {
            words(drawing, room, MARGIN, top, scale * supplied, labels, Messages.flow_supply, supplied);
        }
        double y = top;
        for (Holder holder : holders) {
            double thickness = scale * holder.supplied();
            node(drawing, holder.colour(), middle, y, thickness, holder.name(), holder.supplied(), supplied);
            words(drawing, room, middle, y, thickness, right - middle - NODE - 12, holder.name(), holder.supplied());
            y += thickness + gap;
        }
        for (int s = 0; s <= STORED; s++) {
            if (sinks[s] > 0) {
                node(drawing, colour(s, palette), right, sinkTop[s], scale * sinks[s], sink(s), sinks[s], supplied);
                words(drawing, room, right, sinkTop[s], scale * sinks[s], sinkRoom, sink(s), sinks[s]);
            }
        }
    }

    /**
     * What a node is, in a line beside it, or in two where one line has no room for it and the node is high enough; a
     * figure for which there is no room at all is said by the mark of the node.
     */
    private static void words(Drawing.Builder drawing, DrawingCanvas.Room room, double node, double top, double height,
            double width, String name, long units) {
        int colour = room.palette().foreground();
        int line = room.line();
        double x = node + NODE + BESIDE;
        double middle = top + Math.max(line / 2.0, height / 2);
        if (room.wide(label(name, units)) > width && height > 2 * line) {
            drawing.text(x, middle - line / 2.0, width, name, colour, Align.LEFT);
            drawing.text(x, middle + line / 2.0, width, amount(units), colour, Align.LEFT, "");
        } else {
            drawing.text(x, middle, width, label(name, units), colour, Align.LEFT, name);
        }
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
