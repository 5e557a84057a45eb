package io.assay.portfolio;

import java.util.Arrays;

/**
 * Covariances drawn towards a target of few parameters, by the share that costs least on the average: {@code F} target,
 * {@code S} sample matrix over T (not T - 1) sessions, {@code d F + (1 - d) S}.
 */
final class LedoitWolf {
    private LedoitWolf() {}

    /** A shrunk matrix and the share of the target in it. */
    record Shrunk(double[][] matrix, double intensity) {}

    /**
     * Target: the sample variances, and the mean of all sample correlations for each (Ledoit and Wolf 2004, Honey, I
     * Shrunk the Sample Covariance Matrix, appendix B). With one name there is nothing to shrink.
     */
    static Shrunk toConstantCorrelation(double[][] rows) {
        double[][] x = Products.centred(rows);
        double[][] s = sample(x);
        int n = s.length;
        double[] root = new double[n];
        Arrays.setAll(root, i -> Math.sqrt(s[i][i]));
        double mean = meanCorrelation(s, root);
        double[][] target = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                target[i][k] = i == k ? s[i][i] : mean * (root[i] * root[k]);
            }
        }
        double pi = 0;
        double rho = 0;
        double gamma = 0;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double[] variances = variances(x, s, i, k);
                pi += variances[0];
                rho += i == k
                        ? variances[0]
                        : mean / 2 * (root[k] / root[i] * variances[1] + root[i] / root[k] * variances[2]);
                gamma += (target[i][k] - s[i][k]) * (target[i][k] - s[i][k]);
            }
        }
        double intensity = gamma > 0 ? clipped((pi - rho) / gamma / x.length) : 0;
        return new Shrunk(mixed(target, s, intensity), intensity);
    }

    /** Asymptotic variance of {@code s_ik}, and its covariances with {@code s_ii} and {@code s_kk}. */
    private static double[] variances(double[][] x, double[][] s, int i, int k) {
        double own = 0;
        double withI = 0;
        double withK = 0;
        for (double[] row : x) {
            double off = row[i] * row[k] - s[i][k];
            own += off * off;
            withI += (row[i] * row[i] - s[i][i]) * off;
            withK += (row[k] * row[k] - s[k][k]) * off;
        }
        return new double[] {own / x.length, withI / x.length, withK / x.length};
    }

    private static double meanCorrelation(double[][] s, double[] root) {
        double sum = 0;
        for (int i = 0; i < s.length; i++) {
            for (int k = 0; k < i; k++) {
                sum += s[i][k] / (root[i] * root[k]);
            }
        }
        int pairs = s.length * (s.length - 1) / 2;
        return pairs == 0 ? 0 : sum / pairs;
    }

    /**
     * Target: the mean variance for all, and no correlation (Ledoit and Wolf 2004, A Well-Conditioned Estimator for
     * Large-Dimensional Covariance Matrices, lemma 3.3 to 3.5).
     */
    static Shrunk toScaledIdentity(double[][] rows) {
        double[][] x = Products.centred(rows);
        double[][] s = sample(x);
        int n = s.length;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            mean += s[i][i] / n;
            for (int k = 0; k < n; k++) {
                squares += s[i][k] * s[i][k];
            }
        }
        double distance = squares - n * mean * mean;
        double error = 0;
        for (double[] row : x) {
            double length = 0;
            for (double value : row) {
                length += value * value;
            }
            error += length * length;
        }
        // The sum over sessions of the squared distance of x x' from S, over the square of the sessions.
        error = (error - x.length * squares) / ((double) x.length * x.length);
        double intensity = distance > 0 ? clipped(error / distance) : 0;
        double[][] target = new double[n][n];
        for (int i = 0; i < n; i++) {
            target[i][i] = mean;
        }
        return new Shrunk(mixed(target, s, intensity), intensity);
    }

    private static double[][] sample(double[][] centred) {
        double[] weights = new double[centred.length];
        Arrays.fill(weights, 1.0 / centred.length);
        return Products.products(centred, weights);
    }

    private static double clipped(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private static double[][] mixed(double[][] target, double[][] s, double share) {
        double[][] mixed = new double[s.length][s.length];
        for (int i = 0; i < s.length; i++) {
            for (int k = 0; k < s.length; k++) {
                mixed[i][k] = share * target[i][k] + (1 - share) * s[i][k];
            }
        }
        return mixed;
    }
}
