package glia.perf.internal;

import glia.api.backend.Phase;
import glia.api.profiler.Frame;
import glia.api.profiler.HotSpots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up stacks. Not for several threads at a time. */
final class FrameTree {

    /** Beyond that, what is new counts with its caller. */
    private static final int MOST_NODES = 100_000;

    private final Map<String, Phase> phaseOf;
    private final Node root = new Node("");
    private final Map<Phase, Long> phases = new EnumMap<>(Phase.class);
    private final Map<String, long[]> methods = new HashMap<>();
    private int nodes;
    private long outside;

    private static final class Node {

        private final String name;
        private final Map<String, Node> callees = new HashMap<>();
        private long samples;

        Node(String name) {
            this.name = name;
        }
    }

    /** @param phaseOf by method, or by class */
    FrameTree(Map<String, Phase> phaseOf) {
        this.phaseOf = Map.copyOf(phaseOf);
    }

    /** @param stack classes with their methods, innermost first; not empty */
    void add(List<String> stack) {
        Phase phase = phase(stack);
        if (phase == null) {
            outside++;
        } else {
            phases.merge(phase, 1L, Long::sum);
        }
        methods.computeIfAbsent(stack.getFirst(), m -> new long[2])[0]++;
        Set<String> once = new HashSet<>(stack);
        once.forEach(method -> methods.computeIfAbsent(method, m -> new long[2])[1]++);
        Node node = root;
        node.samples++;
        for (String name : stack.reversed()) {
            Node callee = node.callees.get(name);
            if (callee == null) {
                if (nodes == MOST_NODES) {
                    return;
                }
                nodes++;
                callee = new Node(name);
                node.callees.put(name, callee);
            }
            callee.samples++;
            node = callee;
        }
    }

    private Phase phase(List<String> stack) {
        for (String method : stack) {
            Phase phase = phaseOf.get(method);
            if (phase == null) {
                phase = phaseOf.get(method.substring(0, Math.max(0, method.lastIndexOf('.'))));
            }
            if (phase != null) {
                return phase;
            }
        }
        return null;
    }

    HotSpots hotSpots(double seconds) {
        List<HotSpots.Method> hottest = methods.entrySet().stream()
                .map(e -> new HotSpots.Method(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .filter(m -> m.self() > 0)
                .sorted(Comparator.comparingLong(HotSpots.Method::self).reversed()
                        .thenComparing(HotSpots.Method::name))
                .limit(HotSpots.MOST_METHODS).toList();
        return new HotSpots(Instant.now(), seconds, root.samples, phases, outside, hottest,
                frame(root, fewestShown()));
    }

    /** A callee never has more samples than its caller, so what is left out is always whole branches. */
    private long fewestShown() {
        if (nodes < HotSpots.MOST_FRAMES) {
            return 1;
        }
        List<Long> all = new ArrayList<>();
        collect(root, all);
        all.sort(Comparator.reverseOrder());
        return all.get(HotSpots.MOST_FRAMES - 1) + 1;
    }

    private static void collect(Node node, List<Long> into) {
        into.add(node.samples);
        node.callees.values().forEach(callee -> collect(callee, into));
    }

    private static Frame frame(Node node, long fewest) {
        return new Frame(node.name, node.samples, node.callees.values().stream().filter(n -> n.samples >= fewest)
                .sorted(Comparator.comparingLong((Node n) -> n.samples).reversed().thenComparing(n -> n.name))
                .map(n -> frame(n, fewest)).toList());
    }
}
