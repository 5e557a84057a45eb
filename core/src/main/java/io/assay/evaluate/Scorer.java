package io.assay.evaluate;

import java.util.Arrays;
import java.util.List;

import io.assay.metric.Confusion;
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
    private static final int CELLS = 7;

    private final int classes;
    private final boolean crossSection;
    private final DaySums sums;
    private final int days;
    private final double[] excess;
    private final List<Measure> measures;
    private final RankIc rankIc;

    Scorer(JudgedRows rows, RankedOutcomes outcomes, Answers answers, Settings settings) {
        this.classes = rows.target().isClasses() ? rows.target().width() : 0;
        this.measures = settings.measures();
        this.sums = new DaySums(rows.days().length, CELLS + classes * classes);
        this.days = rows.days().length;
        this.excess = new double[rows.size()];
        this.crossSection = outcomes.isCrossSection();
        double[] score = new double[rows.size()];
        for (int i = 0; i < score.length; i++) {
            score[i] = answers.predictions().score(rows.position(i));
            excess[i] = score[i] - rows.baseScore(i);
            addDirection(rows, i);
            addLoss(rows, answers, i);
        }
        if (measures.contains(Measure.NET_RETURN)) {
            addReturns(rows, settings.trading());
        }
        this.rankIc =
                measures.contains(Measure.RANK_IC) ? outcomes.ic(score) : new RankIc(days, outcomes.isCrossSection());
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
        return rankIc.daily();
    }

    /** The measures, in the order of the settings, where each day counts as often as told. */
    double[] at(int[] multiplicity) {
        double[] total = sums.total(multiplicity);
        double[] values = new double[measures.size()];
        for (int m = 0; m < values.length; m++) {
            values[m] = value(measures.get(m), total, multiplicity);
        }
        return values;
    }

    private double value(Measure measure, double[] total, int[] multiplicity) {
        return switch (measure) {
            case DIRECTION -> {
                double spread = total[EXCESS_SQUARED] * total[SURPRISE_SQUARED];
                yield spread > 0 ? total[EXCESS_SURPRISE] / Math.sqrt(spread) : 0;
            }
            case LOSS_SAVED -> -total[LOSS] / total[COUNT];
            case BALANCED_ACCURACY ->
                classes == 0 ? Double.NaN : confusion(total).balancedAccuracy();
            case MATTHEWS -> classes == 0 ? Double.NaN : confusion(total).matthews();
            case RANK_IC -> rankIc.at(multiplicity);
            case NET_RETURN -> total[EXPOSURE] > 0 ? total[NET] / total[EXPOSURE] : 0;
        };
    }

    private Confusion confusion(double[] total) {
        return new Confusion(Arrays.copyOfRange(total, CELLS, total.length), classes);
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
        sums.add(day, LOSS, -StrictMath.log(Math.max(ProbabilityScores.FLOOR, p)));
        int said = answers.predictions().classOf(rows.position(i));
        sums.add(day, CELLS + actual * classes + said, 1);
    }

    private void addReturns(JudgedRows rows, Trading trading) {
        double[] positions = trading.positions(excess);
        double[] costs = trading.costs(rows, positions);
        for (int i = 0; i < positions.length; i++) {
            sums.add(rows.dayOf()[i], NET, positions[i] * rows.outcome()[i] - costs[i]);
            sums.add(rows.dayOf()[i], EXPOSURE, Math.abs(positions[i]));
        }
    }
}
