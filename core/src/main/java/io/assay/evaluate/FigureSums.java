package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.metric.Confusion;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.ProbabilityScores;
import io.assay.model.Predictions;

/** The figures of an evaluation on any redrawn sample of days. */
final class FigureSums implements DayBlocks.Statistic {
    /** The measures that the scorer gives, in the order in which they are used here; the loss comes last. */
    static final List<Measure> SHARED =
            List.of(Measure.DIRECTION, Measure.RANK_IC, Measure.NET_RETURN, Measure.LOSS_SAVED);

    private static final int LOSS = SHARED.size() - 1;
    private static final int BINS = 10;
    private static final int COUNT = 0;
    private static final int BRIER = 1;
    private static final int SIDED = 2;
    private static final int SIDE_RIGHT = 3;
    private static final int SQUARED = 4;
    private static final int ABSOLUTE = 5;
    private static final int BASE_SQUARED = 6;
    private static final int NEGATIVE = 7;
    private static final int GAPS = 8;
    private static final int CELLS = GAPS + BINS;

    private final JudgedRows rows;
    private final Scorer scorer;
    private final int classes;
    private final DaySums sums;
    private final MacroAuc areas;
    private final List<String> names = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    FigureSums(JudgedRows rows, Answers answers, Scorer scorer) {
        this.rows = rows;
        this.scorer = scorer;
        this.classes = rows.target().isClasses() ? rows.target().width() : 0;
        this.sums = new DaySums(rows.days().length, CELLS + classes * classes);
        for (int i = 0; i < rows.size(); i++) {
            addSide(answers, i);
            addNumbers(answers, i);
        }
        for (int i = 0; classes > 0 && i < rows.size(); i++) {
            addClasses(answers.predictions(), i);
        }
        this.areas = MacroAuc.of(rows, answers.predictions());
        name();
    }

    List<String> names() {
        return names;
    }

    List<String> notes() {
        return notes;
    }

    Confusion confusion() {
        int[] ones = new int[rows.days().length];
        Arrays.fill(ones, 1);
        return confusion(sums.total(ones));
    }

    private Confusion confusion(double[] total) {
        return classes == 0
                ? new Confusion(new double[4], 2)
                : new Confusion(Arrays.copyOfRange(total, CELLS, total.length), classes);
    }

    @Override
    public double[] at(int[] multiplicity) {
        double[] shared = scorer.at(multiplicity);
        double[] total = sums.total(multiplicity);
        List<Double> values = new ArrayList<>();
        for (int m = 0; m < LOSS; m++) {
            values.add(shared[m]);
        }
        values.add(total[SIDED] > 0 ? total[SIDE_RIGHT] / total[SIDED] : Double.NaN);
        if (classes > 0) {
            addClassFigures(values, total, -shared[LOSS], multiplicity);
        } else {
            values.add(total[SQUARED] / total[COUNT]);
            values.add(total[ABSOLUTE] / total[COUNT]);
            values.add(total[BASE_SQUARED] > 0 ? 1 - total[SQUARED] / total[BASE_SQUARED] : Double.NaN);
            values.add(total[NEGATIVE] / total[COUNT]);
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void addClassFigures(List<Double> values, double[] total, double logLoss, int[] multiplicity) {
        Confusion confusion = confusion(total);
        values.add(confusion.accuracy());
        values.add(confusion.majorityRate());
        values.add(confusion.balancedAccuracy());
        values.add(confusion.matthews());
        for (Confusion.Average average : Confusion.Average.values()) {
            values.add(confusion.precision(average));
            values.add(confusion.recall(average));
            values.add(confusion.f1(average));
        }
        for (int k = 0; k < classes; k++) {
            values.add(confusion.precision(k));
            values.add(confusion.recall(k));
            values.add(confusion.f1(k));
        }
        values.add(areas.at(multiplicity));
        values.add(logLoss);
        values.add(total[BRIER] / total[COUNT]);
        values.add(ProbabilityScores.calibrationError(Arrays.copyOfRange(total, GAPS, CELLS), total[COUNT]));
    }

    private void name() {
        name(Measure.DIRECTION.title(), "the primary measure, -1..1; 0 = nothing known beyond the base rates");
        name(
                scorer.isCrossSection() ? Evaluation.DAILY_RANK_IC : "rank IC (over time)",
                scorer.isCrossSection()
                        ? "mean daily Spearman correlation of score and outcome"
                        : "Spearman correlation of score and outcome over all rows; biased for slow scores");
        name(Measure.NET_RETURN.title(), "after costs, a decision and unit of exposure, a fraction");
        name(Evaluation.SIDE_ACCURACY, "share of the rows that went up or down whose side was right");
        if (classes == 0) {
            name("mean squared error", "in squared units of the target");
            name("mean absolute error", "in units of the target");
            name("R2 over the base rate", "1 - squared error / squared error of the training mean");
            name("negative predictions", "share of rows, 0..1");
            return;
        }
        name("accuracy", "share of rows whose most probable class was right");
        name("majority rate", "share of the most frequent actual class: what a constant answer scores");
        name(Measure.BALANCED_ACCURACY.title(), "mean recall of the classes");
        name(Measure.MATTHEWS.title(), "R_K, -1..1; 0 = no association");
        for (Confusion.Average average : Confusion.Average.values()) {
            String kind = average == Confusion.Average.MACRO ? "macro" : "weighted";
            name(kind + " precision", "a class never predicted counts as 0");
            name(kind + " recall", "");
            name(kind + " F1", "");
        }
        for (String title : rows.target().classes()) {
            name(title + " precision", "share of the rows called " + title + " that were; NaN if none was called so");
            name(title + " recall", "share of the rows that were " + title + " which were called so");
            name(title + " F1", "harmonic mean of the two");
        }
        name("ROC AUC", "mean of the classes against the rest" + areas.note());
        name("log loss", "nats a row");
        name("Brier score", "sum over classes, 0..2");
        name("calibration error", "of the most probable class, ten bins; biased upwards in small samples");
    }

    private void name(String name, String note) {
        names.add(name);
        notes.add(note);
    }

    /** Side = sign of the score; rows whose actual class is the middle one, or whose value is 0, have no side. */
    private void addSide(Answers answers, int i) {
        double went = Math.signum(rows.surprise(i) + rows.baseScore(i));
        double said = Math.signum(answers.predictions().score(rows.position(i)));
        if (went != 0) {
            sums.add(rows.dayOf()[i], SIDED, 1);
            sums.add(rows.dayOf()[i], SIDE_RIGHT, said == went ? 1 : said == 0 ? 0.5 : 0);
        }
    }

    private void addNumbers(Answers answers, int i) {
        int day = rows.dayOf()[i];
        double miss = rows.surprise(i) - scorer.excess()[i];
        sums.add(day, COUNT, 1);
        sums.add(day, SQUARED, miss * miss);
        sums.add(day, ABSOLUTE, Math.abs(miss));
        sums.add(day, BASE_SQUARED, rows.surprise(i) * rows.surprise(i));
        sums.add(day, NEGATIVE, answers.predictions().score(rows.position(i)) < 0 ? 1 : 0);
    }

    private void addClasses(Predictions predictions, int i) {
        int day = rows.dayOf()[i];
        int row = rows.position(i);
        int actual = rows.actualClass(i);
        int best = predictions.classOf(row);
        double p = predictions.probability(row, best);
        sums.add(day, GAPS + ProbabilityScores.bin(p, BINS), (best == actual ? 1 : 0) - p);
        sums.add(day, CELLS + actual * classes + best, 1);
        for (int k = 0; k < classes; k++) {
            double gap = predictions.probability(row, k) - (k == actual ? 1 : 0);
            sums.add(day, BRIER, gap * gap);
        }
    }
}
