package io.assay.metric;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * Whether the best of many alternatives is better than a benchmark, or only the best of many (Hansen 2005, "A Test for
 * Superior Predictive Ability", Journal of Business and Economic Statistics 23(4)). The hypothesis is that no
 * alternative is better; differentials are positive where an alternative did better than the benchmark.
 *
 * <p>The statistic is {@code max(0, max_k sqrt(n) mean_k / w_k)}, w_k^2 being the variance that the block bootstrap
 * gives to {@code sqrt(n) mean_k} (Hansen's kernel, in closed form), times the square of {@link DayBlocks#stretch} for
 * labels that overlap. Redrawn statistics are centred in three ways: on {@code max(0, mean)} (lower p-value, liberal),
 * on the mean unless it is below {@code -w sqrt(2 ln ln n / n)} (consistent; the one to use) and on the mean (upper,
 * conservative: bad alternatives make it weak). White's reality check (2000, Econometrica 68(5)) is the upper one with
 * all w_k = 1 and no floor at 0.
 *
 * <p>One thing is added. Redrawn statistics share the errors w_k of the sample and so do not show that these were
 * estimated, from few blocks: as published, of 2,000 markets of 20 skill-less alternatives over 250 days in blocks of 7
 * (of 20) the test at 5 percent rejected 9.7 (15.4) percent. So the statistic is compared as {@link Draws} widens its
 * bounds: with b blocks it is divided by {@code sqrt(b / (b - 1))} and taken for Student's t with b - 1 degrees of
 * freedom, whose normal equivalent redrawn statistics must reach; redrawn means of the reality check are multiplied by
 * that root. Then 5.1 (3.3) percent are rejected. With many blocks both are the published tests.
 *
 * <p>P-values are {@code (1 + draws at or above the statistic) / (1 + draws)}: never 0, and Hansen's are 1 where no
 * alternative has a mean above 0. An alternative that equals the benchmark on all days cannot be better and changes
 * nothing. P-values are NaN below {@link Draws#FEWEST_BLOCKS} blocks.
 *
 * @param statistic Hansen's, at least 0
 * @param best position of the alternative with the largest studentised mean; the first of equals; -1 if all equal the
 *     benchmark
 * @param lower p-value, at most {@code consistent}
 * @param consistent p-value, at most {@code upper}
 * @param upper p-value
 * @param realityCheck White's p-value
 */
public record SuperiorPredictiveAbility(
        double statistic, int best, double lower, double consistent, double upper, double realityCheck) {

    /**
     * How samples are redrawn: blocks over as many days as there are, the number of samples, at least 1, and a seed.
     */
    public record Sampling(DayBlocks blocks, int draws, Seed seed) {
        /** Checks the number of draws. */
        public Sampling {
            Check.atLeast("draws", draws, 1);
        }

        int[] draw(int index) {
            return blocks.draw(seed.child(index).random());
        }
    }

    /**
     * From returns, of which more is better.
     *
     * @param benchmark one a session
     * @param alternatives one row an alternative, at least 1, of the same sessions
     */
    public static SuperiorPredictiveAbility ofReturns(double[] benchmark, double[][] alternatives, Sampling sampling) {
        return of(differentials(benchmark, alternatives, 1), sampling);
    }

    /** From losses, of which less is better; otherwise as {@link #ofReturns}. */
    public static SuperiorPredictiveAbility ofLosses(double[] benchmark, double[][] alternatives, Sampling sampling) {
        return of(differentials(benchmark, alternatives, -1), sampling);
    }

    /**
     * From differentials, positive where the alternative did better.
     *
     * @param differentials one row an alternative, at least 1, of one finite value a session, at least 3
     * @throws IllegalArgumentException also if an alternative differs from the benchmark without spread over blocks: it
     *     cannot be studentised
     */
    public static SuperiorPredictiveAbility of(double[][] differentials, Sampling sampling) {
        int days = Columns.sessions("differentials", differentials, 1, 3);
        Check.sameLength("differentials[0]", days, sampling.blocks().days());
        SuperiorityDraws draws = new SuperiorityDraws(differentials, sampling.blocks());
        for (int b = 0; b < sampling.draws(); b++) {
            draws.add(sampling.draw(b));
        }
        return draws.result();
    }

    private static double[][] differentials(double[] benchmark, double[][] alternatives, int sign) {
        double[][] differentials = new double[alternatives.length][];
        for (int k = 0; k < alternatives.length; k++) {
            Check.sameLength("alternatives[" + k + "]", alternatives[k].length, benchmark.length);
            differentials[k] = new double[benchmark.length];
            for (int s = 0; s < benchmark.length; s++) {
                differentials[k][s] = sign * (alternatives[k][s] - benchmark[s]);
            }
        }
        return differentials;
    }
}
