package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.metric.Confusion;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.model.Predictions;

/** What {@link StockScore} needs of a model and its nulls on any redrawn sample of days; all answers in one pass. */
final class StockSums implements DayBlocks.Statistic {
    static final int DIRECTION = 0;
    static final int F1 = 1;
    static final int BALANCED = 2;
    static final int MATTHEWS = 3;
    static final int AUC = 4;
    static final int LIFT = 5;
    /** From here on the model's direction correlation less that of each null. */
    static final int GAPS = 6;

    private static final int SURPRISE_SQUARED = 0;
    private static final int FIRST = 1;
    private static final int EXCESS_SURPRISE = 0;
    private static final int EXCESS_SQUARED = 1;
    private static final int CELLS = 2;

    private final JudgedRows rows;
    private final List<Answers> all;
    private final int classes;
    private final int width;
    private final DaySums sums;
    private final MacroAuc auc;
    private final double[] excess;
    private final double[] whole;
    private final int strongest;

    /** Adds up the rows; the model comes first, then its nulls. */
    StockSums(JudgedRows rows, Answers model, List<Answers> nulls) {
        this.rows = rows;
        this.all = new ArrayList<>(List.of(model));
        all.addAll(nulls);
        this.classes = rows.target().isClasses() ? rows.target().width() : 0;
        this.width = CELLS + classes * classes;
        this.sums = new DaySums(rows.days().length, FIRST + all.size() * width);
        this.excess = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            sums.add(rows.dayOf()[i], SURPRISE_SQUARED, rows.surprise(i) * rows.surprise(i));
            excess[i] = model.predictions().score(rows.position(i)) - rows.baseScore(i);
            for (int a = 0; a < all.size(); a++) {
                add(all.get(a).predictions(), FIRST + a * width, i);
            }
        }
        this.auc = MacroAuc.of(rows, model.predictions());
        int[] ones = new int[rows.days().length];
        Arrays.fill(ones, 1);
        this.whole = sums.total(ones);
        this.strongest = findStrongest();
    }

    private void add(Predictions predictions, int at, int i) {
        int day = rows.dayOf()[i];
        int row = rows.position(i);
        double own = predictions.score(row) - rows.baseScore(i);
        sums.add(day, at + EXCESS_SURPRISE, own * rows.surprise(i));
        sums.add(day, at + EXCESS_SQUARED, own * own);
        if (classes > 0) {
            sums.add(day, at + CELLS + rows.actualClass(i) * classes + predictions.classOf(row), 1);
        }
    }

    private int findStrongest() {
        int best = 1;
        for (int a = 2; a < all.size(); a++) {
            best = f1(whole, a) > f1(whole, best) ? a : best;
        }
        return best;
    }

    /** Score less the score of the base rates, one a row. */
    double[] excess() {
        return excess;
    }

    /** The null with the highest macro F1 on these rows. */
    String strongest() {
        return all.get(strongest).name();
    }

    /** Share of the most frequent actual class; NaN for a number target. */
    double majorityRate() {
        return classes == 0 ? Double.NaN : confusion(whole, 0).majorityRate();
    }

    @Override
    public double[] at(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        double[] values = new double[GAPS + all.size() - 1];
        values[DIRECTION] = direction(total, 0);
        values[F1] = f1(total, 0);
        values[BALANCED] = classes == 0 ? Double.NaN : confusion(total, 0).balancedAccuracy();
        values[MATTHEWS] = classes == 0 ? Double.NaN : confusion(total, 0).matthews();
        values[AUC] = auc.at(multiplicity);
        values[LIFT] = values[F1] - f1(total, strongest);
        for (int a = 1; a < all.size(); a++) {
            values[GAPS + a - 1] = Comparison.gap(values[DIRECTION], direction(total, a));
        }
        return values;
    }

    /** See {@link Measure#DIRECTION}. */
    private double direction(double[] total, int answer) {
        int at = FIRST + answer * width;
        double spread = total[at + EXCESS_SQUARED] * total[SURPRISE_SQUARED];
        return spread > 0 ? total[at + EXCESS_SURPRISE] / Math.sqrt(spread) : 0;
    }

    private double f1(double[] total, int answer) {
        return classes == 0 ? Double.NaN : confusion(total, answer).f1(Confusion.Average.MACRO);
    }

    private Confusion confusion(double[] total, int answer) {
        int from = FIRST + answer * width + CELLS;
        return new Confusion(Arrays.copyOfRange(total, from, from + classes * classes), classes);
    }
}
