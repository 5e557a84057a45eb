package io.assay.evaluate;

import java.util.ArrayList;
import java.util.List;

import io.assay.base.Check;
import io.assay.metric.DayBlocks;
import io.assay.metric.DaySums;
import io.assay.metric.Draws;

/**
 * Returns of several books on the same sessions, set against those of the first one. All are drawn together in blocks
 * of neighbouring sessions (circular block bootstrap, Politis and Romano 1992).
 */
public final class PairedMoney {
    /** Name of the mean return, a year. */
    public static final String MEAN = "mean return a year";

    /** Name of the Sharpe ratio, a year: the figure that decides. */
    public static final String SHARPE = "Sharpe ratio a year";

    private static final int YEAR = 252;
    private static final int COUNT = 0;
    private static final int SUM = 1;
    private static final int SQUARES = 2;
    private static final int WIDTH = 3;

    private PairedMoney() {}

    /**
     * Compares.
     *
     * @param names of the books, at least two; the first is the reference
     * @param returns of each book in excess of the risk-free rate, one a session
     * @param holding sessions that a decision is held: fewest that are drawn together
     * @return by Sharpe ratio, then by mean return; within each the books in their order
     */
    public static List<PairedGap> of(List<String> names, List<double[]> returns, int holding, Settings settings) {
        Check.sameLength("returns", returns.size(), names.size());
        int sessions = Check.atLeast("sessions", returns.get(0).length, 2);
        int length = Math.max(Check.atLeast("holding", holding, 1), (int) Math.ceil(StrictMath.cbrt(sessions)));
        DayBlocks blocks = DayBlocks.of(sessions, Math.min(sessions, length), DayBlocks.Kind.MOVING);
        List<Draws> draws = new ArrayList<>();
        for (double[] own : returns) {
            Check.sameLength("returns", own.length, sessions);
            DaySums sums = sums(own);
            // Samples follow from the seed alone: the same for all books.
            draws.add(blocks.sample(
                    times -> figures(sums.total(times)),
                    settings.draws(),
                    settings.seed().child("money")));
        }
        PairedDraws paired = new PairedDraws(names, draws, settings.intervalLevel());
        List<PairedGap> gaps = new ArrayList<>(paired.by(new PairedDraws.Named(1, SHARPE, true)));
        gaps.addAll(paired.by(new PairedDraws.Named(0, MEAN, true)));
        return gaps;
    }

    private static DaySums sums(double[] returns) {
        DaySums sums = new DaySums(returns.length, WIDTH);
        for (int t = 0; t < returns.length; t++) {
            sums.add(t, COUNT, 1);
            sums.add(t, SUM, returns[t]);
            sums.add(t, SQUARES, returns[t] * returns[t]);
        }
        return sums;
    }

    /** Mean a year and Sharpe ratio a year (sample deviation); the ratio of a book that never moves is not defined. */
    private static double[] figures(double[] total) {
        double n = total[COUNT];
        double mean = total[SUM] / n;
        double variance = (total[SQUARES] - n * mean * mean) / (n - 1);
        boolean moves = variance > 1e-12 * total[SQUARES] / n;
        return new double[] {YEAR * mean, moves ? mean / Math.sqrt(variance) * Math.sqrt(YEAR) : Double.NaN};
    }
}
