package io.assay.experiment.tune;

import java.util.Arrays;

import io.assay.base.DataException;
import io.assay.dataset.Dataset;
import io.assay.dataset.Target;
import io.assay.metric.Correlation;
import io.assay.metric.DailyIc;
import io.assay.metric.Moments;
import io.assay.metric.ProbabilityScores;
import io.assay.model.Predictions;
import io.assay.train.tune.StepScore;

/**
 * How well the test rows of a fold are answered, the higher the better, 0 for knowing nothing. Of numbers: the rank
 * correlation of answers and targets over the stocks of a day, mean over the days; where days have too few stocks, over
 * the rows of each part of the fold instead. Of classes: the log score in nats a row less that of the training rows'
 * base rates.
 */
final class FoldScore {
    /** Consecutive parts of a fold's test days that are scored by themselves. */
    static final int PARTS = 8;

    private static final int FEWEST_NAMES = 10;
    private static final int FEWEST_DAYS_A_PART = 5;

    private FoldScore() {}

    /** The name of the score for reports and the ledger. */
    static String name(Target target) {
        return target.isClasses() ? "log score gained" : "daily rank IC";
    }

    /**
     * Scores answers.
     *
     * @param test the rows, with labels
     * @param said what a model says of them
     * @param base what the base rates of its training rows say of them
     * @throws DataException if there are too few days, or the model says nothing on some row
     */
    static StepScore of(Dataset test, Predictions said, Predictions base) {
        int[] day = test.rows().decisionDay();
        int[] days = Arrays.stream(day).distinct().toArray();
        if (days.length < PARTS * FEWEST_DAYS_A_PART) {
            throw new DataException("an inner fold is tested on " + days.length + " sessions only, and at least "
                    + PARTS * FEWEST_DAYS_A_PART + " are needed. Fix: fewer '--folds', or longer histories");
        }
        for (int row = 0; row < said.rows(); row++) {
            if (!said.speaks(row)) {
                throw new DataException("the model says nothing of row " + row + " of a test fold");
            }
        }
        return test.target().isClasses() ? gains(test, said, base, days) : ranks(test, said, days);
    }

    private static StepScore gains(Dataset test, Predictions said, Predictions base, int[] days) {
        double[] gain = new double[test.size()];
        for (int row = 0; row < gain.length; row++) {
            int actual = (int) test.rows().target()[row];
            gain[row] = log(said.probability(row, actual)) - log(base.probability(row, actual));
        }
        double[] parts = new double[PARTS];
        int[] from = starts(test.rows().decisionDay(), days);
        for (int p = 0; p < PARTS; p++) {
            parts[p] = Moments.mean(Arrays.copyOfRange(gain, from[p], from[p + 1]));
        }
        return new StepScore(Moments.mean(gain), parts);
    }

    private static double log(double probability) {
        return StrictMath.log(Math.max(ProbabilityScores.FLOOR, probability));
    }

    private static StepScore ranks(Dataset test, Predictions said, int[] days) {
        DailyIc daily =
                DailyIc.of(test.rows().decisionDay(), said.values(), test.rows().target(), FEWEST_NAMES);
        int[] from = starts(test.rows().decisionDay(), days);
        double[] parts = new double[PARTS];
        if (crossSections(test, days) * 2 < days.length) {
            for (int p = 0; p < PARTS; p++) {
                parts[p] = known(Correlation.spearman(
                        Arrays.copyOfRange(said.values(), from[p], from[p + 1]),
                        Arrays.copyOfRange(test.rows().target(), from[p], from[p + 1])));
            }
            return new StepScore(Moments.mean(parts), parts);
        }
        double[] known = Arrays.stream(daily.values()).map(FoldScore::known).toArray();
        for (int p = 0; p < PARTS; p++) {
            parts[p] = Moments.mean(Arrays.copyOfRange(known, cut(p, days.length), cut(p + 1, days.length)));
        }
        return new StepScore(Moments.mean(known), parts);
    }

    /** Answers that are the same for all know nothing. */
    private static double known(double correlation) {
        return Double.isNaN(correlation) ? 0 : correlation;
    }

    private static int crossSections(Dataset test, int[] days) {
        int[] names = new int[days.length];
        int d = 0;
        for (int day : test.rows().decisionDay()) {
            while (days[d] != day) {
                d++;
            }
            names[d]++;
        }
        return (int) Arrays.stream(names).filter(n -> n >= FEWEST_NAMES).count();
    }

    private static int cut(int part, int days) {
        return part * days / PARTS;
    }

    /** The first row of each part, and the number of rows. */
    private static int[] starts(int[] day, int[] days) {
        int[] starts = new int[PARTS + 1];
        int row = 0;
        for (int p = 0; p < PARTS; p++) {
            while (day[row] < days[cut(p, days.length)]) {
                row++;
            }
            starts[p] = row;
        }
        starts[PARTS] = day.length;
        return starts;
    }
}
