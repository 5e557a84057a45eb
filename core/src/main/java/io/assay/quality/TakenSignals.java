package io.assay.quality;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureInfo;
import io.assay.feature.FeatureTable;
import io.assay.market.BarSeries;
import io.assay.market.Instrument;
import io.assay.signal.strategy.Strategy;

/**
 * Signals of a universe with what was known on their days and what became of them.
 *
 * @param instruments whose they are; {@link Signals#instrument()} points into this list
 * @param strategies who gave them; {@link Signals#strategy()} points into this list
 * @param signals by day, then instrument, strategy and side
 * @param features of each, all known at the close of its day
 * @param requested names of the request's own list of features
 * @param unresolved signals that have no outcome: still open at the end, or across a hole
 */
public record TakenSignals(
        List<Instrument> instruments,
        List<String> strategies,
        Signals signals,
        ColumnsInMemory features,
        List<String> requested,
        int unresolved) {
    /** Target of models: whether a signal earns anything after costs. */
    public static final Target SUCCESS = new Target("success", List.of("FAILURE", "SUCCESS"));

    /** Copies the lists. */
    public TakenSignals {
        instruments = List.copyOf(instruments);
        strategies = List.copyOf(strategies);
        requested = List.copyOf(requested);
        Check.sameLength("features", features.rows(), signals.size());
    }

    /** The signals of one instrument. */
    public static final class OfOne {
        private final Instrument instrument;
        private final SignalWalk.Found found;
        private final SignalFeatures features;
        private final float[][] values;

        private OfOne(Instrument instrument, SignalWalk.Found found, SignalFeatures features, float[][] values) {
            this.instrument = instrument;
            this.found = found;
            this.features = features;
            this.values = values;
        }

        Instrument instrument() {
            return instrument;
        }

        SignalWalk.Found found() {
            return found;
        }

        float[][] values() {
            return values;
        }
    }

    /**
     * What one instrument's strategies said and what came of it.
     *
     * @param adjusted adjusted bars
     * @param table its features on the same bars
     * @param belongs the epoch days on which it belongs to the universe: signals are given on those alone
     */
    public static OfOne of(CollectionSpec spec, BarSeries adjusted, FeatureTable table, IntPredicate belongs) {
        SignalWalk.Found found = SignalWalk.of(spec, adjusted, table, belongs);
        SignalFeatures features = features(spec, table);
        return new OfOne(adjusted.instrument(), found, features, features.of(table, found.signals(), found.rows()));
    }

    private static SignalFeatures features(CollectionSpec spec, FeatureTable table) {
        Set<String> there = table.columns().stream().map(FeatureInfo::name).collect(Collectors.toSet());
        return SignalFeatures.of(spec.strategies().stream().map(Strategy::name).toList(), there);
    }

    /**
     * Those of all instruments together.
     *
     * @param parts in any order, at least one, each instrument once, of tables with the same columns
     */
    public static TakenSignals together(CollectionSpec spec, List<OfOne> parts) {
        Check.that(!parts.isEmpty(), "parts", "hold at least one", "none");
        List<OfOne> sorted =
                parts.stream().sorted(Comparator.comparing(OfOne::instrument)).toList();
        SignalFeatures features = parts.get(0).features;
        int[][] order = order(sorted);
        Signals all = Signals.blank(order.length);
        float[][] values = new float[features.columns().size()][order.length];
        for (int at = 0; at < order.length; at++) {
            OfOne part = sorted.get(order[at][0]);
            all.set(at, part.found().signals(), order[at][1]);
            all.instrument()[at] = order[at][0];
            for (int c = 0; c < values.length; c++) {
                values[c][at] = part.values()[c][order[at][1]];
            }
        }
        features.complete(values, SuccessRates.of(all, spec.strategies().size()));
        return new TakenSignals(
                sorted.stream().map(OfOne::instrument).toList(),
                spec.strategies().stream().map(Strategy::name).toList(),
                all,
                new ColumnsInMemory(features.columns(), values),
                features.requested(),
                parts.stream().mapToInt(p -> p.found().unresolved()).sum());
    }

    /** Part and position of each signal, by day, instrument, strategy and side. */
    private static int[][] order(List<OfOne> parts) {
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(p -> IntStream.range(0, parts.get(p).found().signals().size())
                        .mapToObj(i -> new int[] {p, i}))
                .sorted(Comparator.<int[]>comparingInt(x -> signals(parts, x).decisionDay()[x[1]])
                        .thenComparingInt(x -> x[0])
                        .thenComparingInt(x -> signals(parts, x).strategy()[x[1]])
                        .thenComparingInt(x -> -signals(parts, x).side()[x[1]]))
                .toArray(int[][]::new);
    }

    private static Signals signals(List<OfOne> parts, int[] at) {
        return parts.get(at[0]).found().signals();
    }

    /**
     * What became of the signals of each strategy and side.
     *
     * @param parts of the same instruments
     */
    public StrategyOutcomes outcomes(CollectionSpec spec, List<OfOne> parts, Seed seed) {
        DailyOutcomes every = DailyOutcomes.of(spec.from(), spec.to());
        parts.stream()
                .sorted(Comparator.comparing(OfOne::instrument))
                .forEach(part -> every.add(part.found().every()));
        return StrategyOutcomes.of(this, every, spec.barrier().horizon(), seed);
    }

    /** How many signals there are by their share of sessions that belong to them alone, summed over all. */
    public double effectiveSize() {
        return Arrays.stream(signals.uniqueness()).sum();
    }

    /** Share of signals that earned anything after costs. */
    public double baseRate() {
        return IntStream.range(0, signals.size()).filter(signals::success).count() / (double) signals.size();
    }

    /** Positions of the signals of each strategy, in the order of strategies. */
    public Map<String, int[]> byStrategy() {
        Map<String, int[]> positions = new TreeMap<>(Comparator.comparingInt(strategies::indexOf));
        for (int s = 0; s < strategies.size(); s++) {
            int strategy = s;
            positions.put(
                    strategies.get(s),
                    IntStream.range(0, signals.size())
                            .filter(i -> signals.strategy()[i] == strategy)
                            .toArray());
        }
        return positions;
    }

    /** Names of all features. */
    public List<String> names() {
        return features.columns().stream().map(FeatureInfo::name).toList();
    }

    /** The values of a feature, one a signal. */
    public float[] feature(String name) {
        return features.values()[position(name)];
    }

    private int position(String name) {
        int at = names().indexOf(name);
        Check.that(at >= 0, "name", "be one of " + names(), name);
        return at;
    }

    /** The rows of {@link #dataset()} with some of their features, in the given order. */
    public Dataset dataset(List<String> some) {
        List<FeatureInfo> columns = some.stream()
                .map(name -> features.columns().get(position(name)))
                .toList();
        float[][] values = some.stream().map(this::feature).toArray(float[][]::new);
        return dataset().withFeatures(new ColumnsInMemory(columns, values));
    }

    /**
     * The rows to learn from and to be judged on: the target is success, the outcome the net return, the weight what
     * belongs to a signal alone, with a mean of 1.
     */
    public Dataset dataset() {
        double[] target = new double[signals.size()];
        double mean = effectiveSize() / signals.size();
        double[] weight = new double[signals.size()];
        for (int at = 0; at < target.length; at++) {
            target[at] = signals.success(at) ? 1 : 0;
            weight[at] = signals.uniqueness()[at] / mean;
        }
        Dataset.Rows rows = new Dataset.Rows(
                signals.instrument(),
                signals.decisionDay(),
                signals.entryDay(),
                signals.exitDay(),
                signals.knownDay(),
                target,
                signals.net(),
                weight);
        return Dataset.of(features, SUCCESS, instruments, rows);
    }
}
