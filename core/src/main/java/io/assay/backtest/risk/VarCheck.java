package io.assay.backtest.risk;

import java.util.List;

import io.assay.base.Check;
import org.hipparchus.special.Erf;

/**
 * How a value at risk did on days that it did not know: each estimate was made from earlier returns alone. Both tests
 * compare twice a log likelihood ratio with chi-squared of one degree of freedom, which is rough where few exceedances
 * are expected.
 *
 * @param outcomes losses that were compared with the estimate made before; they do not overlap
 * @param undefined losses for which there was no estimate
 * @param expected exceedances: outcomes x (1 - level)
 * @param exceeded losses above the estimate
 * @param coverageP p-value of the right number of exceedances (Kupiec 1995); NaN without outcomes
 * @param independenceP p-value that an exceedance makes the next no likelier (Christoffersen 1998); NaN without
 *     exceedances, or where all are
 * @param shortfallRatio mean loss beyond the estimate over the mean expected shortfall of those very days: above 1 the
 *     shortfall was too small; NaN without exceedances
 */
public record VarCheck(
        int outcomes,
        int undefined,
        double expected,
        int exceeded,
        double coverageP,
        double independenceP,
        double shortfallRatio) {
    /**
     * An estimate and what came.
     *
     * @param estimate made before; undefined ones count nothing
     * @param loss that followed
     */
    record Outcome(TailLoss estimate, double loss) {
        boolean isDefined() {
            return !Double.isNaN(estimate.var());
        }

        boolean isExceeded() {
            return loss > estimate.var();
        }
    }

    /** Compares estimates of one level with what came, in the order of time. */
    static VarCheck of(List<Outcome> all, double level) {
        int n = 0;
        int x = 0;
        double beyond = 0;
        double shortfall = 0;
        int[][] followed = new int[2][2];
        for (int i = 0; i < all.size(); i++) {
            Outcome outcome = all.get(i);
            if (!outcome.isDefined()) {
                continue;
            }
            int hit = outcome.isExceeded() ? 1 : 0;
            n++;
            x += hit;
            beyond += hit * outcome.loss();
            shortfall += hit * outcome.estimate().shortfall();
            if (i > 0 && all.get(i - 1).isDefined()) {
                followed[all.get(i - 1).isExceeded() ? 1 : 0][hit]++;
            }
        }
        return new VarCheck(
                n,
                all.size() - n,
                n * (1 - level),
                x,
                coverage(n, x, 1 - level),
                independence(followed),
                x > 0 ? beyond / shortfall : Double.NaN);
    }

    /**
     * P-value of unconditional coverage: {@code -2 ln(p^x (1 - p)^(n - x) / (f^x (1 - f)^(n - x)))} with f = x / n
     * (Kupiec 1995, "Techniques for Verifying the Accuracy of Risk Measurement Models").
     *
     * @param n outcomes, at least 0
     * @param x exceedances among them
     * @param p probability of one, in (0, 1)
     * @return NaN without outcomes
     */
    static double coverage(int n, int x, double p) {
        Check.within("x", x, 0, n);
        Check.within("p", p, 1e-12, 1 - 1e-12);
        if (n == 0) {
            return Double.NaN;
        }
        double frequency = (double) x / n;
        return p(2 * (likelihood(n - x, x, frequency) - likelihood(n - x, x, p)));
    }

    /**
     * P-value of independence against a chain of first order (Christoffersen 1998, "Evaluating Interval Forecasts",
     * International Economic Review 39).
     *
     * @param followed {@code [a][b]}: how often a day with (1) or without (0) exceedance was followed by one with or
     *     without
     * @return NaN if there is no exceedance or nothing else
     */
    static double independence(int[][] followed) {
        int calm = followed[0][0] + followed[0][1];
        int wild = followed[1][0] + followed[1][1];
        int x = followed[0][1] + followed[1][1];
        int none = followed[0][0] + followed[1][0];
        if (calm == 0 || wild == 0 || x == 0 || none == 0) {
            return Double.NaN;
        }
        double apart = likelihood(followed[0][0], followed[0][1], (double) followed[0][1] / calm)
                + likelihood(followed[1][0], followed[1][1], (double) followed[1][1] / wild);
        return p(2 * (apart - likelihood(none, x, (double) x / (none + x))));
    }

    /** Log likelihood of so many failures and successes. */
    private static double likelihood(int without, int with, double p) {
        return (without == 0 ? 0 : without * StrictMath.log(1 - p)) + (with == 0 ? 0 : with * StrictMath.log(p));
    }

    /** Upper tail of chi-squared with one degree of freedom. */
    private static double p(double statistic) {
        return Erf.erfc(Math.sqrt(Math.max(0, statistic) / 2));
    }
}
