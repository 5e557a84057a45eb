package io.assay.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.assay.base.Days;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.feature.ColumnsInMemory;
import io.assay.feature.FeatureGroup;
import io.assay.feature.FeatureInfo;
import io.assay.forecast.AsOf;
import io.assay.forecast.Tested;
import io.assay.label.CloseChange;
import io.assay.label.LabelColumn;
import io.assay.market.BarSeries;

/** Proof that what is known of a forecast's rows, and the intervals around it, know nothing that came later. */
public final class ForecastProof {
    private static final double MOVE = 1.7;
    private static final double TURNED = -5;
    private static final int WINDOW = 60;

    private ForecastProof() {}

    /** What is told of all bars of some stocks, a bar after the other and a stock after the other. */
    @FunctionalInterface
    public interface Known {
        /** Figures in any fixed order, as many a bar for each bar. */
        double[] of(BarSeries bars);
    }

    /**
     * Tells what is known again after all bars that come after a day were taken away, and after their prices were
     * moved: what is told of the bars up to that day stays.
     *
     * @param known figures, bar by bar, as many each
     * @param bars adjusted
     * @param days epoch days
     */
    public static List<Breach> ofKnown(String name, Known known, List<BarSeries> bars, int[] days) {
        List<Breach> breaches = new ArrayList<>();
        for (BarSeries own : bars) {
            double[] whole = known.of(own);
            for (int day : days) {
                BarSeries cut = own.until(day);
                BarSeries moved = cut.size() == own.size() ? own : Futures.scaled(own, cut.size(), own.size(), MOVE);
                for (BarSeries other : cut.size() == 0 ? List.<BarSeries>of() : List.of(cut, moved)) {
                    double[] after = known.of(other);
                    int figures = whole.length / own.size() * cut.size();
                    if (!Arrays.equals(whole, 0, figures, after, 0, figures)) {
                        breaches.add(new Breach(
                                name, "bars after " + Days.text(day) + " changed", "a bar of before knew of it"));
                    }
                }
            }
        }
        return breaches;
    }

    /**
     * Makes intervals again after the outcomes that were not known by the end of a day were turned round: those of rows
     * of that day and before stay.
     *
     * @param halves half the width of each row's interval
     * @param days epoch days
     */
    public static List<Breach> ofIntervals(String name, Function<Tested, double[]> halves, Tested tested, int[] days) {
        double[] before = halves.apply(tested);
        Dataset.Rows rows = tested.rows().rows();
        List<Breach> breaches = new ArrayList<>();
        for (int day : days) {
            double[] other = rows.target().clone();
            Arrays.setAll(other, row -> rows.knownDay()[row] > day ? TURNED * other[row] : other[row]);
            double[] after = halves.apply(withOutcomes(tested, other));
            IntStream.range(0, before.length)
                    .filter(row -> rows.decisionDay()[row] <= day)
                    .filter(row -> Double.compare(before[row], after[row]) != 0)
                    .findFirst()
                    .ifPresent(row -> breaches.add(new Breach(
                            name,
                            "outcomes known after " + Days.text(day) + " turned round",
                            "the interval of " + Days.text(rows.decisionDay()[row]) + " moved")));
        }
        return breaches;
    }

    private static Tested withOutcomes(Tested tested, double[] target) {
        Dataset.Rows rows =
                tested.rows().rows().select(IntStream.range(0, target.length).toArray());
        System.arraycopy(target, 0, rows.target(), 0, target.length);
        Dataset other = Dataset.of(
                tested.rows().features(), tested.rows().target(), tested.rows().instruments(), rows);
        return new Tested(other, tested.asOf(), tested.windows(), tested.horizon());
    }

    /**
     * Every bar with an outcome as a row, in windows of {@value #WINDOW} days.
     *
     * @param bars adjusted
     * @param horizon sessions ahead
     */
    public static Tested tested(List<BarSeries> bars, int horizon) {
        List<LabelColumn> labels =
                bars.stream().map(CloseChange.log(horizon)::compute).toList();
        List<int[]> at = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            for (int bar = 0; bar < bars.get(i).size(); bar++) {
                if (!Double.isNaN(labels.get(i).value()[bar])) {
                    at.add(new int[] {bars.get(i).days()[bar], i, bar});
                }
            }
        }
        at.sort(Comparator.<int[]>comparingInt(row -> row[0]).thenComparingInt(row -> row[1]));
        Dataset.Rows rows = Dataset.Rows.blank(at.size());
        for (int row = 0; row < at.size(); row++) {
            fill(rows, row, at.get(row), labels.get(at.get(row)[1]));
        }
        FeatureInfo none = FeatureInfo.of("none", FeatureGroup.PRICE, "nothing", 0);
        Dataset dataset = Dataset.of(
                new ColumnsInMemory(List.of(none), new float[1][at.size()]),
                Target.number(CloseChange.log(horizon).name()),
                bars.stream().map(BarSeries::instrument).toList(),
                rows);
        return new Tested(dataset, known(dataset, bars, horizon), windows(rows.decisionDay()), horizon);
    }

    private static void fill(Dataset.Rows rows, int row, int[] at, LabelColumn label) {
        int bar = at[2];
        rows.instrument()[row] = at[1];
        rows.decisionDay()[row] = at[0];
        rows.entryDay()[row] = label.entryDay()[bar];
        rows.exitDay()[row] = label.exitDay()[bar];
        rows.knownDay()[row] = label.knownDay()[bar];
        rows.target()[row] = label.value()[bar];
        rows.outcome()[row] = StrictMath.expm1(label.value()[bar]);
    }

    private static AsOf known(Dataset dataset, List<BarSeries> bars, int horizon) {
        AsOf.Whose whose = new AsOf.Whose(
                dataset.instruments(),
                dataset.rows().instrument(),
                dataset.rows().decisionDay());
        return AsOf.of(whose, i -> bars.get(dataset.instruments().indexOf(i)), horizon);
    }

    private static List<Integer> windows(int[] days) {
        int[] distinct = Arrays.stream(days).distinct().toArray();
        List<Integer> starts = new ArrayList<>();
        for (int d = 0; d < distinct.length; d += WINDOW) {
            int day = distinct[d];
            starts.add((int) Arrays.stream(days).filter(other -> other < day).count());
        }
        return Collections.unmodifiableList(starts);
    }
}
