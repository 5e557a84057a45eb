package io.assay.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

import io.assay.base.Check;
import io.assay.base.Seed;

/**
 * The largest drawdown that belongs to a Sharpe ratio: of accounts whose daily returns are normal, independent and have
 * that ratio and volatility. They are drawn, always the same ones, so the answer is the same each time. For long
 * accounts the mean approaches {@code (2 s / SR)(ln(SR^2 T / 2) / 4 + 0.49088)} of Magdon-Ismail, Atiya, Pratap and
 * Abu-Mostafa (2004), in log terms and watched without a pause.
 *
 * @param sharpe true ratio a year
 * @param volatility of returns a year, a fraction above 0
 * @param sessions length, at least 2
 */
public record ClaimedFall(double sharpe, double volatility, int sessions) {
    private static final int MOST_STEPS = 20_000_000;
    private static final int MOST_PATHS = 2000;
    private static final int FEWEST_PATHS = 200;
    private static final double SELDOM = 0.01;

    /** Checks the ranges. */
    public ClaimedFall {
        Check.within("sharpe", sharpe, -100, 100);
        Check.within("volatility", volatility, 1e-6, 10);
        Check.atLeast("sessions", sessions, 2);
    }

    /** The drawdowns of the drawn accounts, fractions, ascending. */
    double[] drawn() {
        int paths = Math.max(FEWEST_PATHS, Math.min(MOST_PATHS, MOST_STEPS / sessions));
        double mean = sharpe * volatility / Claim.YEAR;
        double deviation = volatility / Math.sqrt(Claim.YEAR);
        double[] falls = new double[paths];
        for (int p = 0; p < paths; p++) {
            RandomGenerator random = Seed.of(1).child("falls").child(p).random();
            double equity = 1;
            double peak = 1;
            for (int t = 0; t < sessions; t++) {
                equity *= 1 + Math.max(-1, mean + deviation * random.nextGaussian());
                peak = Math.max(peak, equity);
                falls[p] = Math.max(falls[p], 1 - equity / peak);
            }
        }
        Arrays.sort(falls);
        return falls;
    }

    /** The mean of the deepest fall, a fraction. */
    public double expected() {
        return Arrays.stream(drawn()).average().orElseThrow();
    }

    /**
     * What that says of a claimed drawdown; against it where fewer than one account in a hundred falls as little.
     *
     * @param claimed largest drawdown, a fraction above 0
     */
    public Claim.Reason of(double claimed) {
        double[] falls = drawn();
        double expected = Arrays.stream(falls).average().orElseThrow();
        double share = (double) Arrays.stream(falls).filter(f -> f <= claimed).count() / falls.length;
        String sentence = String.format(
                Locale.ROOT,
                "A true Sharpe ratio of %.2f at a volatility of %.0f %% a year is expected to fall by %.1f %% at its"
                        + " deepest over %d sessions; by no more than the claimed %.1f %% fall %.1f %% of such accounts"
                        + "%s.",
                sharpe,
                100 * volatility,
                100 * expected,
                sessions,
                100 * claimed,
                100 * share,
                share < SELDOM ? ": smooth beyond its own ratio, as stale prices or a leak make it" : "");
        return new Claim.Reason(share < SELDOM, expected, sentence);
    }
}
