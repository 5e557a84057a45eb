package io.assay.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.assay.base.Check;
import io.assay.dataset.Dataset;
import io.assay.metric.BacktestOverfitting;
import io.assay.metric.BlockScore;
import io.assay.metric.DayBlocks;
import io.assay.metric.EffectiveTrials;
import io.assay.metric.ProbabilityScores;
import io.assay.metric.SuperiorPredictiveAbility;

/**
 * What it means that several competitors were scored on the same days: the best of many is good partly by luck.
 *
 * @param competitors how many, at least 1
 * @param days decision days that all of them were scored on
 * @param effective how many independent ones they are worth by their net returns of each decision day, at least 1; see
 *     {@link EffectiveTrials}
 * @param best name of the one that saves most log loss (squared error for numbers) against the base rates
 * @param better p-value of the hypothesis that none of them saves any: Hansen's consistent test of superior predictive
 *     ability; NaN on too few days
 * @param realityCheck the same by White's reality check
 * @param overfitting share of the splits of the days into two halves in which the best by that loss in one half is no
 *     better than the median in the other ({@link BacktestOverfitting}): near 1/2 where the choice is by lot; NaN for
 *     one competitor or too few days
 * @param blocks how many blocks the days were cut into for that; 0 where it is NaN
 */
public record Competition(
        int competitors,
        int days,
        double effective,
        String best,
        double better,
        double realityCheck,
        double overfitting,
        int blocks) {
    /** Labels leak across the edges of blocks: these are so many times as long as labels overlap. */
    private static final int TIMES_OVERLAP = 3;

    private static final int FEWEST_BLOCKS = 4;

    /**
     * Judges the competition.
     *
     * @param test rows sorted by day; none may have been used to fit a model that answers it
     * @param base the base rates
     * @param competitors everybody whose score was seen, at least one
     * @param settings draws, trading and seed
     * @throws io.assay.base.DataException if there is no row on which all speak
     */
    public static Competition of(Dataset test, Answers base, List<Answers> competitors, Settings settings) {
        Check.atLeast("competitors", competitors.size(), 1);
        JudgedRows rows = JudgedRows.of(test, base.predictions(), competitors);
        List<double[]> net = new ArrayList<>();
        List<double[]> saved = new ArrayList<>();
        double[] ofBase = losses(rows, base);
        for (Answers answers : competitors) {
            net.add(DailyFigures.net(rows, excess(rows, answers), settings.trading()));
            saved.add(saved(rows, ofBase, losses(rows, answers)));
        }
        double[][] savings = saved.toArray(double[][]::new);
        int days = rows.days().length;
        SuperiorPredictiveAbility ability = SuperiorPredictiveAbility.of(
                savings,
                new SuperiorPredictiveAbility.Sampling(
                        DayBlocks.forOverlap(days, rows.overlap()),
                        settings.draws(),
                        settings.seed().child("competition")));
        int blocks = blocks(days, rows.overlap(), competitors.size());
        return new Competition(
                competitors.size(),
                days,
                EffectiveTrials.of(net.toArray(double[][]::new)).number(),
                competitors.get(most(savings)).name(),
                ability.consistent(),
                ability.realityCheck(),
                blocks == 0
                        ? Double.NaN
                        : BacktestOverfitting.of(savings, blocks, BlockScore.MEAN)
                                .probability(),
                blocks);
    }

    private static int blocks(int days, int overlap, int competitors) {
        int most = days / Math.max(2, TIMES_OVERLAP * overlap);
        int even = Math.min(BacktestOverfitting.USUAL_BLOCKS, most - most % 2);
        return competitors < 2 || even < FEWEST_BLOCKS ? 0 : even;
    }

    private static double[] excess(JudgedRows rows, Answers answers) {
        double[] excess = new double[rows.size()];
        Arrays.setAll(excess, i -> answers.predictions().score(rows.position(i)) - rows.baseScore(i));
        return excess;
    }

    private static double[] losses(JudgedRows rows, Answers answers) {
        double[] losses = new double[rows.size()];
        Arrays.setAll(losses, i -> {
            if (rows.target().isClasses()) {
                double p = answers.predictions().probability(rows.position(i), rows.actualClass(i));
                return -StrictMath.log(Math.max(ProbabilityScores.FLOOR, p));
            }
            double excess = answers.predictions().score(rows.position(i)) - rows.baseScore(i);
            double miss = rows.surprise(i) - excess;
            return miss * miss;
        });
        return losses;
    }

    /** Loss saved by each day, in units of a mean day's number of rows. */
    private static double[] saved(JudgedRows rows, double[] base, double[] own) {
        double[] daily = new double[rows.days().length];
        double perDay = (double) rows.size() / daily.length;
        for (int i = 0; i < own.length; i++) {
            daily[rows.dayOf()[i]] += (base[i] - own[i]) / perDay;
        }
        return daily;
    }

    private static int most(double[][] savings) {
        int best = 0;
        for (int k = 1; k < savings.length; k++) {
            best = Arrays.stream(savings[k]).sum()
                            > Arrays.stream(savings[best]).sum()
                    ? k
                    : best;
        }
        return best;
    }
}
