package io.assay.portfolio;

import io.assay.base.DataException;
import io.assay.base.DataProblem;

/** Covariances of each pair on the sessions that both have, made a matrix of covariances where they are none. */
final class PairwiseCovariance {
    private PairwiseCovariance() {}

    /**
     * The estimate. Variances are those of each name's own sessions; correlations those of the common ones.
     *
     * @param decay weight of a session over that of the next one; 1 for all alike
     * @param centred whether about the mean
     * @throws DataException if a pair has too few sessions in common, or a name does not move
     */
    static Covariance of(DailyReturns returns, double decay, boolean centred) {
        int n = returns.width();
        double[] weights = new double[returns.rows().length];
        double weight = 1;
        for (int t = weights.length - 1; t >= 0; t--) {
            weights[t] = weight;
            weight *= decay;
        }
        double[] variances = new double[n];
        double[][] correlations = new double[n][n];
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                Pair pair = Pair.of(returns.rows(), weights, i, k, centred);
                requireEnough(pair.sessions(), returns, i, k);
                fewest = Math.min(fewest, pair.sessions());
                correlations[i][k] = i == k ? 1 : pair.xy() / Math.sqrt(pair.xx() * pair.yy());
                correlations[k][i] = correlations[i][k];
                variances[i] = i == k ? pair.xx() : variances[i];
            }
            if (!(variances[i] > 0)) {
                throw new DataException(DataProblem.of("a name must move to have a covariance")
                        .withSymbol(returns.names().get(i))
                        .withFix("leave it out"));
            }
        }
        NearestCorrelation.Found found = NearestCorrelation.of(correlations);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                matrix[i][k] = found.matrix()[i][k] * Math.sqrt(variances[i]) * Math.sqrt(variances[k]);
            }
        }
        return new Covariance(returns.names(), matrix, fewest, Double.NaN, found.change());
    }

    private static void requireEnough(int sessions, DailyReturns returns, int i, int k) {
        if (sessions < CovarianceEstimator.FEWEST_SESSIONS) {
            throw new DataException(DataProblem.of("covariances need at least " + CovarianceEstimator.FEWEST_SESSIONS
                            + " sessions that both names have; "
                            + returns.names().get(i) + " and " + returns.names().get(k))
                    .withValue(Integer.toString(sessions))
                    .withFix("a longer lookback, or fewer names"));
        }
    }

    /** Weighted second moments of two columns on the rows that both have. */
    private record Pair(int sessions, double xx, double yy, double xy) {
        static Pair of(double[][] rows, double[] weights, int i, int k, boolean centred) {
            double[] sums = new double[6];
            int sessions = 0;
            for (int t = 0; t < rows.length; t++) {
                double x = rows[t][i];
                double y = rows[t][k];
                if (Double.isFinite(x) && Double.isFinite(y)) {
                    add(sums, weights[t], x, y);
                    sessions++;
                }
            }
            double mass = sums[0];
            double meanX = centred ? sums[1] / mass : 0;
            double meanY = centred ? sums[2] / mass : 0;
            double over = centred ? mass - 1 : mass;
            return new Pair(
                    sessions,
                    (sums[3] - mass * meanX * meanX) / over,
                    (sums[4] - mass * meanY * meanY) / over,
                    (sums[5] - mass * meanX * meanY) / over);
        }

        private static void add(double[] sums, double weight, double x, double y) {
            sums[0] += weight;
            sums[1] += weight * x;
            sums[2] += weight * y;
            sums[3] += weight * x * x;
            sums[4] += weight * y * y;
            sums[5] += weight * x * y;
        }
    }
}
