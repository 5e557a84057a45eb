package io.assay.backtest.risk;

import java.util.Arrays;
import java.util.Locale;

import io.assay.base.Seed;

/**
 * A tail estimate that is told returns day by day, and so knows none that is still to come. The same object makes what
 * is checked and what is reported.
 */
final class AsOfTail {
    /** Least number of independent losses expected beyond the level for an estimate that stands on them alone. */
    static final int FEWEST_BEYOND = 2;

    /** Least number of independent losses behind moments. */
    static final int FEWEST_FOR_MOMENTS = 30;

    private final TailMethod method;
    private final int horizon;
    private final int paths;
    private final Seed seed;
    private final EwmaVolatility volatility = new EwmaVolatility();
    private final LossSample sample = new LossSample();
    private final double[] last;
    private int days;

    /**
     * An estimate that knows nothing yet.
     *
     * @param horizon days that a loss runs over
     * @param paths futures behind a filtered estimate of several days
     */
    AsOfTail(TailMethod method, int horizon, int paths, Seed seed) {
        this.method = method;
        this.horizon = horizon;
        this.paths = paths;
        this.seed = seed;
        this.last = new double[horizon];
    }

    /** Takes in the return of a day. */
    void add(double value) {
        double expected = volatility.ahead();
        volatility.add(value);
        last[days % horizon] = value;
        days++;
        if (method == TailMethod.FILTERED) {
            if (expected > 0) {
                sample.add(-value / expected);
            }
        } else if (days >= horizon) {
            sample.add(loss(last));
        }
    }

    /** The loss of some days together, compounded; in whichever order. */
    static double loss(double[] returns) {
        double growth = 1;
        for (double value : returns) {
            growth *= Math.max(0, 1 + value);
        }
        return 1 - growth;
    }

    /** What is drawn anew for intervals. */
    LossSample sample() {
        return sample;
    }

    /** Neighbours in the sample that share days. */
    int overlap() {
        return method == TailMethod.FILTERED ? 1 : horizon;
    }

    /** Estimates of the days to come from what is known by now, one a level; undefined where {@link #refusal} tells. */
    TailLoss[] estimate(double[] levels) {
        return estimate(sample.ascending(), levels);
    }

    /** The same with another sample in the place of the known one. */
    TailLoss[] estimate(double[] ascending, double[] levels) {
        TailLoss[] estimates = new TailLoss[levels.length];
        Arrays.fill(estimates, TailLoss.UNDEFINED);
        if (ascending.length == 0 || ascending[0] == ascending[ascending.length - 1]) {
            return estimates;
        }
        switch (method) {
            case HISTORICAL -> fill(estimates, levels, l -> TailLoss.empirical(ascending, l));
            case NORMAL -> {
                LossMoments moments = LossMoments.of(ascending);
                fill(estimates, levels, l -> TailLoss.normal(moments.mean(), moments.deviation(), l));
            }
            case CORNISH_FISHER -> {
                LossMoments moments = LossMoments.of(ascending);
                fill(estimates, levels, l -> TailLoss.cornishFisher(moments, l));
            }
            case FILTERED -> filtered(estimates, ascending, levels);
        }
        return estimates;
    }

    /** A way to one estimate. */
    private interface AtLevel {
        TailLoss at(double level);
    }

    private void fill(TailLoss[] estimates, double[] levels, AtLevel way) {
        for (int i = 0; i < levels.length; i++) {
            estimates[i] = isEnough(levels[i]) ? way.at(levels[i]) : TailLoss.UNDEFINED;
        }
    }

    private void filtered(TailLoss[] estimates, double[] ascending, double[] levels) {
        double ahead = volatility.ahead();
        if (!(ahead > 0)) {
            return;
        }
        if (horizon == 1) {
            fill(estimates, levels, l -> TailLoss.empirical(ascending, l).times(ahead));
            return;
        }
        // The same draws for every redrawn sample: they differ by their losses, not by luck.
        double[] futures = FilteredPaths.losses(
                ascending, ahead, horizon, paths, seed.child(days).random());
        fill(estimates, levels, l -> TailLoss.empirical(futures, l));
    }

    private double independent() {
        return (double) sample.size() / overlap();
    }

    private boolean isOfMoments() {
        return method == TailMethod.NORMAL || method == TailMethod.CORNISH_FISHER;
    }

    private boolean isEnough(double level) {
        return isOfMoments()
                ? independent() >= FEWEST_FOR_MOMENTS
                : TailLoss.beyond(sample.size(), level) >= (double) FEWEST_BEYOND * overlap();
    }

    /** Why there is no estimate at a level now, in a sentence; empty where there is one. */
    String refusal(double level) {
        double[] ascending = sample.ascending();
        boolean moves = ascending.length > 1 && ascending[0] < ascending[ascending.length - 1];
        if (!moves) {
            return "There are no returns that differ.";
        }
        if (!isEnough(level)) {
            return String.format(
                    Locale.ROOT,
                    isOfMoments()
                            ? "Only %.0f independent losses are known: fewer than the %d that moments are taken of."
                            : "Only %.0f independent losses are known: fewer than %d of them are expected beyond.",
                    Math.floor(independent()),
                    isOfMoments() ? FEWEST_FOR_MOMENTS : FEWEST_BEYOND);
        }
        if (method == TailMethod.FILTERED && !(volatility.ahead() > 0)) {
            return "The volatility of the last days is 0.";
        }
        LossMoments moments = LossMoments.of(ascending);
        return method == TailMethod.CORNISH_FISHER && !moments.ascends()
                ? String.format(
                        Locale.ROOT,
                        "Refused: with a skewness of losses of %.2f and an excess kurtosis of %.2f its quantiles do"
                                + " not ascend.",
                        moments.skewness(),
                        moments.excess())
                : "";
    }
}
