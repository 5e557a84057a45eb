package io.assay.experiment.trade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.assay.backtest.Trials;
import io.assay.ledger.TrialReturns.Series;
import io.assay.metric.EffectiveTrials;

/**
 * How many trials stand behind a book, and how many independent ones these are worth. Trials whose returns are known on
 * the book's sessions are counted by what they have in common; every other trial counts in full, and so does one that
 * shares too few sessions with the others: the number is never smaller than can be shown.
 */
public final class TrialCount {
    /** Fewer common sessions say little about a correlation. */
    public static final int FEWEST_SESSIONS = 60;

    private TrialCount() {}

    /**
     * The trials behind a book.
     *
     * @param raw specifications whose score was seen, at least 1
     * @param own the book's own returns
     * @param kept returns of other trials; one of the same specification is the book itself
     */
    public static Trials of(long raw, Series own, List<Series> kept) {
        List<Series> alike = new ArrayList<>(List.of(own));
        int[] common = own.days();
        for (Series other : kept) {
            int[] shared = shared(common, other.days());
            boolean enough = shared.length >= FEWEST_SESSIONS && 2 * shared.length >= own.days().length;
            if (enough && !other.specification().equals(own.specification())) {
                alike.add(other);
                common = shared;
            }
        }
        if (common.length < FEWEST_SESSIONS) {
            return Trials.of(raw);
        }
        int[] sessions = common;
        double[][] returns = alike.stream().map(series -> on(series, sessions)).toArray(double[][]::new);
        long others = Math.max(0, raw - alike.size());
        return Trials.of(raw).worth(Math.min(raw, EffectiveTrials.of(returns).count() + others));
    }

    private static int[] shared(int[] some, int[] others) {
        return Arrays.stream(some)
                .filter(day -> Arrays.binarySearch(others, day) >= 0)
                .toArray();
    }

    private static double[] on(Series series, int[] sessions) {
        return IntStream.of(sessions)
                .mapToDouble(day -> series.returns()[Arrays.binarySearch(series.days(), day)])
                .toArray();
    }
}
