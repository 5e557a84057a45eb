package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.metric.DayBlocks;
import io.assay.metric.Draws;

/**
 * What a leaderboard has to know of one model on one stock: a few numbers, so that hundreds of stocks can be judged one
 * by one, in any order, and kept in files.
 *
 * @param instrument the stock
 * @param model name of the model
 * @param f1 macro F1 of the most probable class, 0..1
 * @param lift macro F1 less that of the null with the highest one on the same rows, {@code liftOver}
 * @param liftOver that null
 * @param balancedAccuracy mean recall of the classes
 * @param matthews Matthews correlation of the most probable class
 * @param auc mean area under the ROC curve of each class against the rest
 * @param majorityRate share of the most frequent actual class: the accuracy of a constant answer chosen afterwards
 * @param direction direction correlation, the primary measure
 * @param test whether it is above those of all nulls
 * @param span the rows
 */
public record StockScore(
        String instrument,
        String model,
        Value f1,
        Value lift,
        String liftOver,
        Value balancedAccuracy,
        Value matthews,
        Value auc,
        double majorityRate,
        Value direction,
        Test test,
        Comparison.Span span) {
    /**
     * A figure. Figures of classes are NaN for a number target.
     *
     * @param value on the rows themselves
     * @param error standard error from redrawn blocks of days, widened for few blocks; NaN where there are too few days
     * @param interval likewise
     */
    public record Value(double value, double error, Draws.Interval interval) {}

    /**
     * The test that the direction correlation is above that of every null. The hypothesis that some null is at least as
     * good is rejected only if each null by itself is beaten, so that its p-value is the largest of theirs (an
     * intersection-union test, Berger 1982), whatever the number of nulls. The majority, whose correlation is 0, is
     * always among them.
     *
     * <p>Against that one null, the easiest case to be wrong in, on 20,000 simulated markets of one stock and 400 days
     * with labels over 5 sessions, the shares of p-values at or below .05, .01 and .001 were .034, .0046 and .0002 for
     * noise of memory .9, .043, .0048 and .0002 for the past 60 days faded, .050, .0100 and .0011 for the past 10 days
     * faded: no smaller than chance, within its error.
     *
     * @param closest the null with the largest p-value
     * @param difference the model's correlation less that null's
     * @param p see {@link Draws#pAboveZero}; NaN where there are too few days
     */
    public record Test(String closest, double difference, double p) {}

    /** Checks the names. */
    public StockScore {
        Check.notBlank("instrument", instrument);
        Check.notBlank("model", model);
    }

    /**
     * Judges one stock.
     *
     * @param rows the stock's test rows, sorted by day; none may have been used to fit the model that answers it
     * @param nulls at least one; the first gives the base rates (the majority model)
     * @throws io.assay.base.DataException if there is no row on which all speak
     */
    public static StockScore of(
            String instrument, Dataset rows, Answers model, List<Answers> nulls, Settings settings) {
        Check.that(!nulls.isEmpty(), "nulls", "hold at least the majority model", nulls);
        List<Answers> all = new ArrayList<>(nulls);
        all.add(model);
        JudgedRows judged = JudgedRows.of(rows, nulls.get(0).predictions(), all);
        StockSums sums = new StockSums(judged, model, nulls);
        Memory memory = Memory.of(judged, sums.excess());
        DayBlocks blocks = memory.blocks();
        Draws draws = memory.careful(blocks.sample(
                sums, settings.draws(), settings.seed().child("stock").child(instrument)));
        return new StockScore(
                instrument,
                model.name(),
                value(draws, StockSums.F1, settings),
                value(draws, StockSums.LIFT, settings),
                sums.strongest(),
                value(draws, StockSums.BALANCED, settings),
                value(draws, StockSums.MATTHEWS, settings),
                value(draws, StockSums.AUC, settings),
                sums.majorityRate(),
                value(draws, StockSums.DIRECTION, settings),
                test(draws, nulls),
                Comparison.span(judged, sums.excess(), blocks));
    }

    private static Value value(Draws draws, int figure, Settings settings) {
        return new Value(
                draws.estimate()[figure], draws.wideError(figure), draws.interval(figure, settings.intervalLevel()));
    }

    private static Test test(Draws draws, List<Answers> nulls) {
        int closest = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < nulls.size(); j++) {
            double p = draws.pAboveZero(StockSums.GAPS + j);
            // One null that cannot be tested leaves the whole untested.
            if (Double.isNaN(p)) {
                return new Test(nulls.get(j).name(), draws.estimate()[StockSums.GAPS + j], Double.NaN);
            }
            closest = p > largest ? j : closest;
            largest = Math.max(largest, p);
        }
        return new Test(nulls.get(closest).name(), draws.estimate()[StockSums.GAPS + closest], largest);
    }
}
