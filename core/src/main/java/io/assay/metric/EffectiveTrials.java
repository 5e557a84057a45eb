package io.assay.metric;

import java.util.Arrays;

import io.assay.base.Check;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * How many independent trials so many correlated ones are worth, from the eigenvalues l of the correlation matrix of
 * their returns: {@code (sum sqrt(l))^2 / sum l} (Galwey 2009, "A New Measure of the Effective Number of Tests, a
 * Practical Tool for Comparing Families of Non-Independent Significance Tests", Genetic Epidemiology 33(7)).
 *
 * <p>Trials that are copies of each other count once, K uncorrelated ones count K, clusters of copies count the
 * clusters. Of the family {@code (sum p^a)^(1/(1-a))} of the shares {@code p = l / sum l} it is the one with a = 1/2;
 * the exponential of the entropy (a = 1) and the participation ratio (a = 2) count fewer. For a deflated Sharpe ratio
 * fewer is the flattering side: for a thousand trials with a correlation of 1/2 to each other the participation ratio
 * says 4, while their best is expected to be as good as that of about 50 independent ones; this rule says 531. Sampling
 * noise of correlations lowers the number, here least: K independent trials over n sessions come out near {@code K (1 -
 * K / (4 n))}, and never above n - 1.
 *
 * <p>Two limits. A trial and its mirror image (long for short) have one eigenvalue and count once, although both are
 * chances: the number can be half of what it should be. And the deviation of the trials' Sharpe ratios already shrinks
 * where trials share a common part, so that it and this number both take the common part off: with this number use the
 * deviation of skill-less ratios, {@code 1 / sqrt(n - 1)}, and show the raw number beside it.
 *
 * @param trials raw number, at least 1
 * @param sessions that the correlations were taken over, at least 3
 * @param eigenvalues of the correlation matrix, descending, at least 0; the smaller of the trials and the sessions
 *     many; all others are 0; they sum to the number of trials
 */
public record EffectiveTrials(int trials, int sessions, double[] eigenvalues) {
    /** Largest matrix; its eigenvalues take time with its cube and memory with its square. */
    public static final int MOST = 5000;

    /**
     * From the returns of all trials. Trials without spread have no correlation; all of them together are one cluster
     * of their own.
     *
     * @param returns one row a trial, at least 1, one finite return a session, at least 3, the same sessions for all;
     *     at most {@link #MOST} rows or {@link #MOST} sessions
     */
    public static EffectiveTrials of(double[][] returns) {
        int sessions = Columns.sessions("returns", returns, 1, 3);
        Check.within("the smaller of trials and sessions", Math.min(returns.length, sessions), 1, MOST);
        double[][] moving =
                Arrays.stream(returns).filter(r -> !Moments.isConstant(r)).toArray(double[][]::new);
        double[] found = moving.length == 0 ? new double[0] : eigenvalues(moving, sessions);
        int flat = returns.length - moving.length;
        double[] all = Arrays.copyOf(found, found.length + (flat > 0 ? 1 : 0));
        if (flat > 0) {
            all[found.length] = flat;
        }
        double[] descending = Arrays.stream(all)
                .map(l -> -Math.max(0, l))
                .sorted()
                .map(l -> -l)
                .toArray();
        return new EffectiveTrials(returns.length, sessions, descending);
    }

    /** The effective number, 1..trials, not rounded. */
    public double number() {
        double roots = 0;
        double sum = 0;
        for (double eigenvalue : eigenvalues) {
            // A root makes much of an eigenvalue that is 0 but for rounding.
            double value = eigenvalue > trials * 1e-12 ? eigenvalue : 0;
            roots += Math.sqrt(value);
            sum += value;
        }
        return Math.min(trials, Math.max(1, roots * roots / sum));
    }

    /** The effective number as a count, rounded up. */
    public long count() {
        return (long) Math.ceil(number() - 1e-9);
    }

    /** Of the correlation matrix, or of the smaller matrix of sessions that has the same eigenvalues above 0. */
    private static double[] eigenvalues(double[][] returns, int sessions) {
        double[][] rows = Arrays.stream(returns).map(EffectiveTrials::unit).toArray(double[][]::new);
        double[][] smaller = rows.length <= sessions ? rows : transposed(rows);
        double[][] products = new double[smaller.length][smaller.length];
        for (int i = 0; i < smaller.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = product(smaller[i], smaller[j]);
                products[j][i] = products[i][j];
            }
        }
        return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(products, false)).getEigenvalues();
    }

    /** Centred and of length 1, so that products of two are correlations. */
    private static double[] unit(double[] values) {
        double mean = Moments.mean(values);
        double length = Math.sqrt(Moments.autocovariance(values, 0) * values.length);
        return Arrays.stream(values).map(v -> (v - mean) / length).toArray();
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        return columns;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
