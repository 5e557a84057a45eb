package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.metric.Confusion;
import io.assay.metric.Correlation;
import io.assay.metric.DaySums;
import io.assay.metric.ProbabilityScores;

/** The measures of one set of answers on any redrawn sample of days; rows are read once. */
final class Scorer {
    private static final int COUNT = 0;
    private static final int EXCESS_SURPRISE = 1;
    private static final int EXCESS_SQUARED = 2;
    private static final int SURPRISE_SQUARED = 3;
    private static final int LOSS = 4;
    private static final int NET = 5;
    private static final int EXPOSURE = 6;
    private static final int IC = 7;
    private static final int CELLS = 13;

    private final int classes;
    private final boolean crossSection;
    private final DaySums sums;
    private final int days;
    private final double[] excess;
    private final List<Measure> measures;
    private final double[] dailyRankIc;

    Scorer(JudgedRows rows, Answers answers, Settings settings) {
        this.classes = rows.target().isClasses() ? rows.target().width() : 0;
        this.measures = settings.measures();
        this.sums = new DaySums(rows.days().length, CELLS + classes * classes);
        this.days = rows.days().length;
        this.excess = new double[rows.size()];
        this.dailyRankIc = new double[days];
        Arrays.fill(dailyRankIc, Double.NaN);
        double[] score = new double[rows.size()];
        for (int i = 0; i < score.length; i++) {
            score[i] = answers.predictions().score(rows.position(i));
            excess[i] = score[i] - rows.baseScore(i);
            addDirection(rows, i);
            addLoss(rows, answers, i);
        }
        this.crossSection = hasCrossSection(rows, settings.fewestNames());
        if (measures.contains(Measure.NET_RETURN)) {
            addReturns(rows, settings.trading());
        }
        if (measures.contains(Measure.RANK_IC) && crossSection) {
            addDailyRanks(rows, score, settings.fewestNames());
        } else if (measures.contains(Measure.RANK_IC)) {
            addRanksOverTime(rows, score);
        }
    }

    /** Whether at least half of the days have the asked number of names. */
    static boolean hasCrossSection(JudgedRows rows, int fewestNames) {
        int[] names = new int[rows.days().length];
        for (int day : rows.dayOf()) {
            names[day]++;
        }
        return 2 * Arrays.stream(names).filter(n -> n >= fewestNames).count() >= names.length;
    }

    /** Score less the score of the base rates, one a row. */
    double[] excess() {
        return excess;
    }

    /** Distinct days. */
    int days() {
        return days;
    }

    /** Whether the rank IC is a daily one over instruments. */
    boolean isCrossSection() {
        return crossSection;
    }

    /** Rank correlation of each day over instruments; NaN on days without a cross-section. */
    double[] dailyRankIc() {
        return dailyRankIc;
    }

    /** The measures, in the order of the settings, where each day counts as often as told. */
    double[] at(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        double[] values = new double[measures.size()];
        for (int m = 0; m < values.length; m++) {
            values[m] = value(measures.get(m), total);
        }
        return values;
    }

    private double value(Measure measure, double[] total) {
        return switch (measure) {
            case DIRECTION -> {
                double spread = total[EXCESS_SQUARED] * total[SURPRISE_SQUARED];
                yield spread > 0 ? total[EXCESS_SURPRISE] / Math.sqrt(spread) : 0;
            }
            case LOSS_SAVED -> -total[LOSS] / total[COUNT];
            case BALANCED_ACCURACY ->
                classes == 0 ? Double.NaN : confusion(total).balancedAccuracy();
            case MATTHEWS -> classes == 0 ? Double.NaN : confusion(total).matthews();
            case RANK_IC -> crossSection ? total[IC] / total[IC + 1] : correlation(total);
            case NET_RETURN -> total[EXPOSURE] > 0 ? total[NET] / total[EXPOSURE] : 0;
        };
    }

    private Confusion confusion(double[] total) {
        return new Confusion(Arrays.copyOfRange(total, CELLS, total.length), classes);
    }

    private static double correlation(double[] total) {
        double n = total[COUNT];
        double xx = total[IC + 2] - total[IC] * total[IC] / n;
        double yy = total[IC + 3] - total[IC + 1] * total[IC + 1] / n;
        double xy = total[IC + 4] - total[IC] * total[IC + 1] / n;
        double tiny = 1e-12 * n;
        return xx > tiny && yy > tiny ? xy / Math.sqrt(xx * yy) : 0;
    }

    private void addDirection(JudgedRows rows, int i) {
        int day = rows.dayOf()[i];
        double surprise = rows.surprise(i);
        sums.add(day, COUNT, 1);
        sums.add(day, EXCESS_SURPRISE, excess[i] * surprise);
        sums.add(day, EXCESS_SQUARED, excess[i] * excess[i]);
        sums.add(day, SURPRISE_SQUARED, surprise * surprise);
    }

    private void addLoss(JudgedRows rows, Answers answers, int i) {
        int day = rows.dayOf()[i];
        if (classes == 0) {
            double miss = rows.surprise(i) - excess[i];
            sums.add(day, LOSS, miss * miss);
            return;
        }
        int actual = rows.actualClass(i);
        double p = answers.predictions().probability(rows.position(i), actual);
        sums.add(day, LOSS, -Math.log(Math.max(ProbabilityScores.FLOOR, p)));
        int said = answers.predictions().classOf(rows.position(i));
        sums.add(day, CELLS + actual * classes + said, 1);
    }

    private void addReturns(JudgedRows rows, Trading trading) {
        double[] positions = Arrays.stream(excess).map(trading::position).toArray();
        double[] costs = trading.costs(rows, positions);
        for (int i = 0; i < positions.length; i++) {
            sums.add(rows.dayOf()[i], NET, positions[i] * rows.outcome()[i] - costs[i]);
            sums.add(rows.dayOf()[i], EXPOSURE, Math.abs(positions[i]));
        }
    }

    private void addDailyRanks(JudgedRows rows, double[] score, int fewestNames) {
        int from = 0;
        while (from < score.length) {
            int day = rows.dayOf()[from];
            int to = from;
            while (to < score.length && rows.dayOf()[to] == day) {
                to++;
            }
            double[] outcome = Arrays.copyOfRange(rows.outcome(), from, to);
            boolean varies = Arrays.stream(outcome).distinct().count() > 1;
            if (to - from >= fewestNames && varies) {
                double ic = Correlation.spearman(Arrays.copyOfRange(score, from, to), outcome);
                dailyRankIc[day] = Double.isNaN(ic) ? 0 : ic;
                sums.add(day, IC, dailyRankIc[day]);
                sums.add(day, IC + 1, 1);
            }
            from = to;
        }
    }

    /** Ranks are taken once over all rows and kept in every redrawn sample; they are scaled to (-1/2, 1/2). */
    private void addRanksOverTime(JudgedRows rows, double[] score) {
        double[] x = Correlation.midRanks(score);
        double[] y = Correlation.midRanks(rows.outcome());
        double n = x.length;
        for (int i = 0; i < x.length; i++) {
            double a = (x[i] - (n + 1) / 2) / n;
            double b = (y[i] - (n + 1) / 2) / n;
            int day = rows.dayOf()[i];
            sums.add(day, IC, a);
            sums.add(day, IC + 1, b);
            sums.add(day, IC + 2, a * a);
            sums.add(day, IC + 3, b * b);
            sums.add(day, IC + 4, a * b);
        }
    }
}
