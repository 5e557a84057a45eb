package io.assay.train;

import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.base.Seed;
import io.assay.dataset.Dataset;
import io.assay.dataset.Fold;
import io.assay.metric.ProbabilityScores;
import io.assay.model.Predictions;
import io.assay.model.builtin.ConstantLearner;

/**
 * What several candidates lost out of sample, by the day on which it became known. The loss of a row, its log loss for
 * classes ({@code -ln p(actual)}) and its squared error for a number, counts with the row's weight, and on the day
 * whose close made its target known. Rows on which any candidate is silent are left out for all, so that all are judged
 * by the same rows.
 *
 * <p>Histories of different stocks may be added: a choice for a whole universe on a day is one from the sums. Written
 * as JSON, a history is small: a few numbers a day.
 *
 * @param candidates how many there are, at least 1
 * @param days epoch days on which something became known, ascending
 * @param sums for each day: the weight, the weighted loss of the base rates, the weighted loss of each candidate
 */
public record LossHistory(int candidates, int[] days, double[][] sums) {
    private static final int WEIGHT = 0;
    private static final int BASE = 1;
    private static final int FIRST = 2;

    /** Checks that days ascend and that each has all its sums, so that a history read from a file is whole. */
    public LossHistory {
        Check.atLeast("candidates", candidates, 1);
        Check.sameLength("sums", sums.length, days.length);
        for (int d = 0; d < days.length; d++) {
            Check.that(d == 0 || days[d] > days[d - 1], "days", "ascend strictly", days[d]);
            Check.sameLength("sums of a day", sums[d].length, FIRST + candidates);
        }
    }

    /** A history without rows, to begin a sum with. */
    public static LossHistory none(int candidates) {
        return new LossHistory(candidates, new int[0], new double[0][]);
    }

    /**
     * The history of some walk-forwards over the same rows and folds. Base rates are those of each fold's training
     * rows, as {@link ConstantLearner#majority()} has them.
     *
     * @param dataset what was walked over
     * @param candidates one stitched walk-forward a candidate; NaN where it is silent
     * @throws IllegalArgumentException if there is no candidate, their rows or folds differ, or a fold learnt from a
     *     row whose target was not known before the first decision that it was tested on: its losses would then tell of
     *     the future
     */
    public static LossHistory of(Dataset dataset, List<OutOfSample> candidates) {
        Stitched.sameRows(candidates);
        OutOfSample first = candidates.get(0);
        return of(
                first.rows(),
                baseRates(dataset, first),
                candidates.stream().map(OutOfSample::predictions).toList());
    }

    /**
     * The history of some out-of-sample rows.
     *
     * @param rows the rows, sorted by day
     * @param base what the majority model of each fold said of them: the base rates of its training rows
     * @param candidates what each candidate said of them, at least one; NaN where it is silent
     */
    public static LossHistory of(Dataset rows, Predictions base, List<Predictions> candidates) {
        int[] known = rows.rows().knownDay();
        int[] days = Arrays.stream(known).sorted().distinct().toArray();
        double[][] sums = new double[days.length][FIRST + candidates.size()];
        double[][] losses = new double[candidates.size()][];
        Arrays.setAll(losses, c -> losses(rows, candidates.get(c)));
        double[] ofBase = losses(rows, base);
        for (int r = 0; r < known.length; r++) {
            int row = r;
            if (candidates.stream().allMatch(c -> c.speaks(row))) {
                double weight = rows.rows().weight()[r];
                double[] day = sums[Arrays.binarySearch(days, known[r])];
                day[WEIGHT] += weight;
                day[BASE] += weight * ofBase[r];
                for (int c = 0; c < losses.length; c++) {
                    day[FIRST + c] += weight * losses[c][r];
                }
            }
        }
        return new LossHistory(candidates.size(), days, sums);
    }

    private static Predictions baseRates(Dataset dataset, OutOfSample stitched) {
        int[][] rows = Stitched.rows(stitched);
        int width = dataset.target().width();
        double[] values = new double[stitched.rows().size() * width];
        for (int k = 0; k < rows.length; k++) {
            Fold fold = stitched.folds().get(k);
            Dataset train = dataset.select(fold.train());
            Dataset test = dataset.select(fold.test());
            walksForward(fold, train, test);
            double[] said = ConstantLearner.majority()
                    .fit(train.examples(), Seed.of(0))
                    .predict(test.features())
                    .values();
            for (int i = 0; i < rows[k].length; i++) {
                System.arraycopy(said, i * width, values, rows[k][i] * width, width);
            }
        }
        return new Predictions(dataset.target(), values);
    }

    private static void walksForward(Fold fold, Dataset train, Dataset test) {
        int last = Arrays.stream(train.rows().knownDay()).max().orElse(Integer.MIN_VALUE);
        int first = Arrays.stream(test.rows().decisionDay()).min().orElse(Integer.MAX_VALUE);
        Check.that(
                last < first,
                "fold " + fold.name(),
                "learn only from what was known before its first decision on day " + first,
                last);
    }

    private static double[] losses(Dataset rows, Predictions said) {
        double[] targets = rows.rows().target();
        if (said.target().isClasses()) {
            int[] actual = Arrays.stream(targets).mapToInt(t -> (int) t).toArray();
            return ProbabilityScores.logLosses(said.values(), said.target().width(), actual);
        }
        double[] losses = new double[targets.length];
        Arrays.setAll(losses, r -> (targets[r] - said.values()[r]) * (targets[r] - said.values()[r]));
        return losses;
    }

    /** The sums over rows whose target became known on a day before the given one, the latter not included. */
    public LossTotals before(int day) {
        int at = Arrays.binarySearch(days, day);
        return first(at >= 0 ? at : -at - 1);
    }

    /** The sums over all rows. */
    public LossTotals all() {
        return first(days.length);
    }

    private LossTotals first(int count) {
        LossTotals totals = LossTotals.none(candidates);
        for (int d = 0; d < count; d++) {
            totals = totals.plus(on(d));
        }
        return totals;
    }

    private LossTotals on(int d) {
        return new LossTotals(sums[d][WEIGHT], sums[d][BASE], Arrays.copyOfRange(sums[d], FIRST, sums[d].length));
    }

    /** The history of the rows of both, for example of two stocks; the same candidates in the same order. */
    public LossHistory plus(LossHistory other) {
        Check.sameLength("candidates", other.candidates, candidates);
        int[] both = Arrays.copyOf(days, days.length + other.days.length);
        System.arraycopy(other.days, 0, both, days.length, other.days.length);
        int[] merged = Arrays.stream(both).sorted().distinct().toArray();
        double[][] added = new double[merged.length][FIRST + candidates];
        for (LossHistory part : List.of(this, other)) {
            for (int d = 0; d < part.days.length; d++) {
                double[] day = added[Arrays.binarySearch(merged, part.days[d])];
                for (int i = 0; i < day.length; i++) {
                    day[i] += part.sums[d][i];
                }
            }
        }
        return new LossHistory(candidates, merged, added);
    }
}
