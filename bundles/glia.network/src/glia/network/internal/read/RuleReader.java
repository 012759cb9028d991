package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.ConnectionRule;
import glia.api.network.Kernel;
import glia.json.JsonValue;
import glia.network.internal.rule.Rules;
import java.nio.file.Path;
import java.util.Locale;

/** Reads connection rules and tells whether they can be carried out. */
final class RuleReader {

    static final long MAX_CONNECTIONS = 1_000_000_000_000_000_000L;
    /** A row is one array. */
    static final int MAX_DEGREE = 1 << 30;
    private static final Range RADIUS = new Range(0, false, 1e9);
    private static final Range PROBABILITY = new Range(0, true, 1);

    private RuleReader() {
    }

    /** @return the rule, or null if it is none (which is reported) */
    static ConnectionRule read(Reading reading, JsonValue value, String path) {
        Fields fields = Fields.openOneOf(reading, value, "type", Section.RULES, path);
        if (fields == null) {
            return null;
        }
        return switch (fields.section()) {
            case ONE_TO_ONE -> new ConnectionRule.OneToOne();
            case ALL_TO_ALL -> new ConnectionRule.AllToAll();
            case FIXED_INDEGREE -> {
                int indegree = (int) fields.whole("indegree", -1, 0, MAX_DEGREE);
                yield fields.value("kernel") == null && fields.value("mask") == null
                        ? indegree < 0 ? null : new ConnectionRule.FixedIndegree(indegree)
                        : spatialIndegree(fields, indegree);
            }
            case FIXED_OUTDEGREE -> {
                int outdegree = (int) fields.whole("outdegree", -1, 0, MAX_DEGREE);
                yield outdegree < 0 ? null : new ConnectionRule.FixedOutdegree(outdegree);
            }
            case FIXED_TOTAL_NUMBER -> {
                long count = fields.whole("count", -1, 0, MAX_CONNECTIONS);
                yield count < 0 ? null : new ConnectionRule.FixedTotalNumber(count);
            }
            case PAIRWISE_BERNOULLI -> {
                if (fields.value("mask") != null || fields.value("p") instanceof JsonValue.Members) {
                    yield spatialBernoulli(fields);
                }
                double p = fields.number("p", Double.NaN, PROBABILITY, "");
                yield Double.isNaN(p) ? null : new ConnectionRule.PairwiseBernoulli(p);
            }
            default -> {
                Path file = ReferredFile.find(fields, "file");
                yield file == null ? null : new ConnectionRule.EdgeList(file);
            }
        };
    }

    private static ConnectionRule spatialIndegree(Fields fields, int indegree) {
        double radius = radius(fields);
        Kernel kernel = fields.value("kernel") == null ? new Kernel.Constant(1)
                : KernelReader.read(fields.reading(), fields.value("kernel"), fields.path("kernel"), Section.KERNELS,
                        Range.POSITIVE);
        return indegree < 0 || Double.isNaN(radius) || kernel == null ? null
                : new ConnectionRule.SpatialIndegree(indegree, kernel, radius);
    }

    private static ConnectionRule spatialBernoulli(Fields fields) {
        double radius = radius(fields);
        Kernel p = null;
        if (fields.value("p") instanceof JsonValue.Members members) {
            p = KernelReader.read(fields.reading(), members, fields.path("p"), Section.KERNELS, PROBABILITY);
        } else {
            double number = fields.number("p", Double.NaN, PROBABILITY, "");
            p = Double.isNaN(number) ? null : new Kernel.Constant(number);
        }
        return Double.isNaN(radius) || p == null ? null : new ConnectionRule.SpatialBernoulli(p, radius);
    }

    /** @return the radius of the mask, infinite if there is none, or NaN (which is reported) */
    private static double radius(Fields fields) {
        if (fields.value("mask") == null) {
            return Double.POSITIVE_INFINITY;
        }
        Fields mask = Fields.openOneOf(fields.reading(), fields.value("mask"), "type", Section.MASKS,
                fields.path("mask"));
        return mask == null ? Double.NaN : mask.number("radius", Double.NaN, RADIUS, "mm");
    }

    /**
     * @param sources number of neurons of the source population
     * @param targets number of neurons of the target population
     * @param toItself whether both are the same population
     * @return why the rule cannot be carried out, or null if it can
     */
    static String impossible(ConnectionRule rule, int sources, int targets, boolean toItself, boolean autapses,
            boolean multapses) {
        boolean withoutSelf = toItself && !autapses;
        long partners = withoutSelf ? sources - 1 : sources;
        long otherPartners = withoutSelf ? targets - 1 : targets;
        return switch (rule) {
            case ConnectionRule.OneToOne r -> oneToOne(sources, targets, withoutSelf);
            case ConnectionRule.FixedIndegree r -> degree("indegree", r.indegree(), partners, "source", multapses);
            case ConnectionRule.FixedOutdegree r ->
                degree("outdegree", r.outdegree(), otherPartners, "target", multapses);
            case ConnectionRule.FixedTotalNumber r ->
                total(r.count(), Math.multiplyHigh(partners, targets) == 0 ? partners * targets : Long.MAX_VALUE,
                        multapses);
            case ConnectionRule.AllToAll r -> null;
            case ConnectionRule.PairwiseBernoulli r -> null;
            case ConnectionRule.SpatialIndegree r -> {
                String impossible = degree("indegree", r.indegree(), partners, "source", multapses);
                yield impossible != null ? impossible : pairs(r.kernel(), r.radius(), partners * targets);
            }
            case ConnectionRule.SpatialBernoulli r -> pairs(r.p(), r.radius(), partners * targets);
            case ConnectionRule.EdgeList r -> null;
        };
    }

    /** Whether all pairs have to be looked at, although there are too many. */
    private static String pairs(Kernel kernel, double radius, double pairs) {
        return Double.isInfinite(Math.min(radius, kernel.reach())) && pairs > Rules.MAX_PAIRS
                ? String.format(Locale.ROOT, "the kernel has no end, so that all %.1e pairs would have to be looked "
                        + "at; expected a \"mask\" or at most %.1e pairs", pairs, Rules.MAX_PAIRS)
                : null;
    }

    private static String oneToOne(int sources, int targets, boolean withoutSelf) {
        if (sources != targets) {
            return "one_to_one needs populations of the same size, found " + sources + " sources and " + targets
                    + " targets";
        }
        return withoutSelf ? "one_to_one within a population makes only autapses, which \"allow_autapses\" forbids"
                : null;
    }

    private static String degree(String what, int degree, long partners, String partner, boolean multapses) {
        if (degree > 0 && partners == 0) {
            return what + ' ' + degree + ": there is no " + partner + " to connect, since \"allow_autapses\" is false";
        }
        if (!multapses && degree > partners) {
            return "expected an " + what + " of at most " + partners + " (the number of " + partner
                    + "s), since \"allow_multapses\" is false; found " + degree;
        }
        return null;
    }

    private static String total(long count, long pairs, boolean multapses) {
        if (count > 0 && pairs == 0) {
            return "count " + count + ": there is no pair to connect, since \"allow_autapses\" is false";
        }
        if (!multapses && count > pairs) {
            return "expected a count of at most " + pairs + " (the number of pairs), since \"allow_multapses\" is "
                    + "false; found " + count;
        }
        return null;
    }
}
